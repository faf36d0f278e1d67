package track

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"sevenlists/api/store"
	"sevenlists/api/track/clock"
	"sevenlists/api/track/districts"
	"sevenlists/api/track/rates"
	"sevenlists/api/track/reminders"
	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
)

// Figures are what is counted of one month. Everything counts by the day on which it happened, as far as it
// is known today: what is entered late changes the month to which it belongs.
type Figures struct {
	From calendar.Date `json:"from"`
	To   calendar.Date `json:"to"` // today, while the month lasts
	// Received, Accepted, Decided and Delivered count the applications of which that happened in the month;
	// Withdrawn are those that their applicants withdrew, which were not decided.
	Received  int `json:"received"`
	Accepted  int `json:"accepted"`
	Decided   int `json:"decided"`
	Withdrawn int `json:"withdrawn"`
	Delivered int `json:"delivered"`
	// Lights counts the cases that were open at the end of the month by the light that they showed then.
	Lights map[string]int `json:"lights"`
	// Breaches counts, by rule, what was broken in the month.
	Breaches map[string]int `json:"breaches"`
}

// Month is the monthly report of supervision: what was handled, what was broken, to whom lost days are put
// down, how much faster than the law departments promised to be and were, and what was reminded of.
type Month struct {
	Figures
	// Lost are the days of the cases decided in the month, by department; LostWithdrawn those of the cases
	// that were withdrawn in it.
	Lost          []LostDays `json:"lost"`
	LostWithdrawn LostDays   `json:"lost_withdrawn"`
	// Rules is the rule set in use at the end of the month: the promise is that of its register then.
	Rules string `json:"rules_revision"`
	// Items, Departments and District are the rates: the promise over the register and over what was
	// accepted in the month, the fact over what was decided in it.
	Items       []rates.Lead `json:"items"`
	Departments []rates.Lead `json:"departments"`
	District    []rates.Lead `json:"district"`
	// Reminders are those of the month by department; without one, those of agents.
	Reminders []ReminderCount `json:"reminders"`
	// Ranks say which place the district has in the city, by each rate that other districts published for the
	// month; their figures enter nothing else.
	Ranks  []districts.Rank `json:"ranks"`
	Visits VisitFigures     `json:"visits"` // of applicants to the office
}

// LostDays are the days of one department.
type LostDays struct {
	// ID is that of the department; "department" are the days that are put down to it.
	ID    string `json:"id,omitempty"`
	Cases int    `json:"cases"`
	clock.Lost
}

// ReminderCount counts what happened to the reminders of one department in a month.
type ReminderCount struct {
	Department string `json:"department,omitempty"` // id; empty for agents
	Issued     int    `json:"issued"`
	Answered   int    `json:"answered"` // answers
	Late       int    `json:"late"`     // of these, after their day
	SentBack   int    `json:"sent_back"`
	Escalated  int    `json:"escalated"`
	Closed     int    `json:"closed"`
	Withdrawn  int    `json:"withdrawn"`
	// Open and Overdue are those at the end of the month.
	Open    int `json:"open"`
	Overdue int `json:"overdue"`
}

// district is the one that a server is of; others stand beside it where their figures are known.
const district = "own"

// Month reports on the month that begins on a day, with the names of districts in a language. Each application for an item counts; what was voided
// since should never have been one, and does not.
func (s *Service) Month(ctx context.Context, from calendar.Date, l lang.Lang) (*Month, error) {
	all, err := s.months(ctx, []calendar.Date{from})
	if err != nil {
		return nil, err
	}
	m := all[0]
	if m.Visits, err = s.visitsIn(ctx, func(d calendar.Date) bool { return d >= m.From && d <= m.To }); err != nil {
		return nil, err
	}
	others, err := s.Others(ctx, from.String()[:len("2006-01")])
	if err != nil {
		return nil, err
	}
	m.Ranks = s.city.Ranks(m.District[0], others.figures(), l)
	return m, nil
}

// Trend is how the district went month by month.
type Trend struct {
	Months []TrendMonth `json:"months"` // the oldest first, the last one is this month
}

// TrendMonth is one month of a trend.
type TrendMonth struct {
	Figures
	District  rates.Lead    `json:"district"`
	Reminders ReminderCount `json:"reminders"` // of all departments and agents
}

// MostMonths is how many months a trend may have.
const MostMonths = 36

// Trend gives the last months up to this one, at most MostMonths, in one go through all projects.
func (s *Service) Trend(ctx context.Context, months int) (*Trend, error) {
	months = max(1, min(months, MostMonths))
	this, err := calendar.ParseDate(s.Today().String()[:len("2006-01")] + "-01")
	if err != nil {
		return nil, err
	}
	froms := make([]calendar.Date, months)
	for i := range froms {
		froms[i] = this.AddMonths(i + 1 - months)
	}
	all, err := s.months(ctx, froms)
	if err != nil {
		return nil, err
	}
	t := &Trend{}
	for _, m := range all {
		one := TrendMonth{Figures: m.Figures, District: m.District[0]}
		for _, r := range m.Reminders {
			one.Reminders.add(r)
		}
		t.Months = append(t.Months, one)
	}
	return t, nil
}

// months reports on several months, in one go through all projects.
func (s *Service) months(ctx context.Context, froms []calendar.Date) ([]*Month, error) {
	tallies := make([]*tally, len(froms))
	for i, from := range froms {
		tallies[i] = s.tally(from)
	}
	err := s.eachState(ctx, func(state *State) error {
		for _, t := range tallies {
			t.take(state)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	list := make([]*Month, len(tallies))
	for i, t := range tallies {
		if list[i], err = t.month(ctx); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// pageOfStates is how many projects are held in memory at a time.
const pageOfStates = 20

// eachState goes through all projects of which anything is followed, archived ones too, in the order of
// their ids.
func (s *Service) eachState(ctx context.Context, do func(*State) error) error {
	q := store.Query{Kind: kindFollowed, Limit: pageOfStates}
	for {
		records, err := s.store.List(ctx, q)
		if err != nil {
			return err
		}
		for i := range records {
			state := newState(records[i].ID)
			if err := json.Unmarshal(records[i].Body, state); err != nil {
				return fmt.Errorf("followed %s: %w", records[i].ID, err)
			}
			if err := do(state); err != nil {
				return err
			}
		}
		if len(records) < pageOfStates {
			return nil
		}
		last := records[len(records)-1]
		q.After = store.Cursor{Sort: last.Sort, ID: last.ID}
	}
}

// month puts together what was counted, with the register as it stood at the end of the month.
func (t *tally) month(ctx context.Context) (*Month, error) {
	m := &t.m
	for _, id := range slices.Sorted(maps.Keys(t.lost)) {
		m.Lost = append(m.Lost, *t.lost[id])
	}
	for _, id := range slices.Sorted(maps.Keys(t.reminders)) {
		m.Reminders = append(m.Reminders, *t.reminders[id])
	}
	set, err := t.s.projects.Archive().On(ctx, m.To)
	if err != nil {
		return nil, err
	}
	m.Rules = set.Revision()
	var register []rates.Row
	for _, item := range set.Items() {
		if item.Effective.Holds(m.To) {
			register = append(register, rates.Item(item, t.cal, m.To, district))
		}
	}
	m.Items = rates.Of(register, t.accepted, t.decided, rates.ByItem)
	m.Departments = rates.Of(register, t.accepted, t.decided, rates.ByDepartment)
	if m.District = rates.Of(register, t.accepted, t.decided, rates.ByDistrict); len(m.District) == 0 {
		m.District = []rates.Lead{{ID: district}}
	}
	return m, nil
}

// add adds what happened to other reminders.
func (c *ReminderCount) add(more ReminderCount) {
	c.Issued, c.Answered, c.Late = c.Issued+more.Issued, c.Answered+more.Answered, c.Late+more.Late
	c.SentBack, c.Escalated = c.SentBack+more.SentBack, c.Escalated+more.Escalated
	c.Closed, c.Withdrawn = c.Closed+more.Closed, c.Withdrawn+more.Withdrawn
	c.Open, c.Overdue = c.Open+more.Open, c.Overdue+more.Overdue
}

// count counts one reminder as it was at the end of a month.
func (c *ReminderCount) count(r *reminders.Reminder, within func(calendar.Date) bool, end calendar.Date) {
	one := func(n *int, on calendar.Date) {
		if within(on) {
			*n++
		}
	}
	one(&c.Issued, r.Issued)
	for _, a := range r.Answers {
		one(&c.Answered, a.On)
		if a.Late {
			one(&c.Late, a.On)
		}
	}
	for _, x := range r.SentBack {
		one(&c.SentBack, x.On)
	}
	for _, x := range r.Raised {
		one(&c.Escalated, x.On)
	}
	switch {
	case r.State == reminders.Closed:
		one(&c.Closed, r.Ended)
	case r.State == reminders.Withdrawn:
		one(&c.Withdrawn, r.Ended)
	case r.Open():
		c.Open++
		if r.Overdue(end) {
			c.Overdue++
		}
	}
}
