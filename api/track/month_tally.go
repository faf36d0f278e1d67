package track

import (
	"cmp"

	"sevenlists/api/track/handling"
	"sevenlists/api/track/rates"
	"sevenlists/planner/calendar"
)

// tally counts one month while projects go by.
type tally struct {
	s   *Service
	m   Month
	cal *calendar.Calendar

	accepted, decided []rates.Row
	lost              map[string]*LostDays
	reminders         map[string]*ReminderCount
}

func (s *Service) tally(from calendar.Date) *tally {
	to := min(from.AddMonths(1).AddDays(-1), max(s.Today(), from))
	return &tally{
		s: s, cal: s.Calendar(), lost: map[string]*LostDays{}, reminders: map[string]*ReminderCount{},
		m: Month{
			Figures: Figures{From: from, To: to, Lights: map[string]int{}, Breaches: map[string]int{}}, Lost: []LostDays{}, Reminders: []ReminderCount{},
		},
	}
}

func (t *tally) within(d calendar.Date) bool { return d >= t.m.From && d <= t.m.To }

// take counts what a project adds to the month.
func (t *tally) take(state *State) {
	kept := !state.Archived || state.ArchivedOn > t.m.To // at the end of the month
	for _, c := range state.Cases {
		t.count(c, kept)
		for i := range c.Earlier {
			t.count(&c.Earlier[i], kept)
		}
	}
	for _, r := range state.Reminders {
		if r.Issued == 0 || r.Issued > t.m.To || r.Closed && r.Ended < t.m.From {
			continue
		}
		of := t.reminders[r.Department]
		if of == nil {
			of = &ReminderCount{Department: r.Department}
			t.reminders[r.Department] = of
		}
		of.count(r.AsOf(t.m.To), t.within, t.m.To)
	}
}

// count counts one application: the days of the month on which something happened as they are known today,
// its light as it was at the end of the month.
func (t *tally) count(c *handling.Case, kept bool) {
	over := !c.Open() && max(c.Decided, c.Delivered, c.Ended) < t.m.From
	if c.State == handling.Voided || c.Received == 0 || c.Received > t.m.To || over {
		return // what was voided should never have been a case
	}
	m, clocks, today := &t.m, t.s.clocks, t.s.Today()
	x := clocks.Read(c, t.cal, today)
	accepted := cmp.Or(x.DeemedAccepted, c.Accepted)
	for _, one := range []struct {
		on calendar.Date
		n  *int
	}{{c.Received, &m.Received}, {accepted, &m.Accepted}, {c.Delivered, &m.Delivered}} {
		if t.within(one.on) {
			*one.n++
		}
	}
	for _, b := range x.Breaches {
		if t.within(b.On) && !b.Advisory {
			m.Breaches[b.ID]++
		}
	}
	if t.within(c.Decided) {
		of := &m.LostWithdrawn
		if c.Outcome == handling.Withdrawn {
			m.Withdrawn++
		} else {
			m.Decided++
			of = t.lostOf(c.Terms.Department)
		}
		of.Cases++
		of.Add(clocks.Lost(c, t.cal, today))
	}
	if row, ok := rates.Case(clocks, c, t.cal, today, district); ok {
		if t.within(accepted) {
			t.accepted = append(t.accepted, row)
		}
		if t.within(c.Decided) {
			t.decided = append(t.decided, row)
		}
	}
	if then := c.AsOf(m.To); kept && then.Open() {
		m.Lights[clocks.Read(then, t.cal, m.To).Light]++
	}
}

func (t *tally) lostOf(department string) *LostDays {
	of := t.lost[department]
	if of == nil {
		of = &LostDays{ID: department}
		t.lost[department] = of
	}
	return of
}
