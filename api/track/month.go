package track

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"sevenlists/api/track/clock"
	"sevenlists/api/track/handling"
	"sevenlists/api/track/rates"
	"sevenlists/planner/calendar"
)

// Month is the monthly report of supervision: what was handled, what was broken, to whom lost days are put
// down, and how much faster than the law departments promised to be and were.
type Month struct {
	From calendar.Date `json:"from"`
	To   calendar.Date `json:"to"` // today, while the month lasts
	// Received, Accepted, Decided and Delivered count the cases of which that happened in the month.
	Received  int `json:"received"`
	Accepted  int `json:"accepted"`
	Decided   int `json:"decided"`
	Delivered int `json:"delivered"`
	// Lights counts the cases that are open today by their light.
	Lights map[string]int `json:"lights"`
	// Breaches counts, by rule, what was broken in the month.
	Breaches map[string]int `json:"breaches"`
	// Lost are the days of the cases decided in the month, by department.
	Lost []LostDays `json:"lost"`
	// Items, Departments and District are the rates: the promise over the register and over what was
	// accepted in the month, the fact over what was decided in it.
	Items       []rates.Lead `json:"items"`
	Departments []rates.Lead `json:"departments"`
	District    []rates.Lead `json:"district"`
}

// LostDays are the days of one department.
type LostDays struct {
	Department string `json:"department"` // id
	Cases      int    `json:"cases"`
	clock.Lost
}

// Month reports on the month that begins on a day. Of an item that was applied for more than once the last
// application counts.
func (s *Service) Month(ctx context.Context, from calendar.Date) (*Month, error) {
	to := min(from.AddMonths(1).AddDays(-1), max(s.Today(), from))
	m := &Month{From: from, To: to, Lights: map[string]int{}, Breaches: map[string]int{}, Lost: []LostDays{}}
	within := func(d calendar.Date) bool { return d >= from && d <= to }
	cal := s.Calendar()
	var cases []rates.Row
	lost := map[string]*LostDays{}
	err := s.Survey(ctx, CaseFilter{Closed: true}, func(x Surveyed) error {
		if x.State == handling.Voided {
			return nil // it should never have been a case
		}
		m.count(&x, within)
		if within(x.Decided) {
			of := lost[x.Terms.Department]
			if of == nil {
				of = &LostDays{Department: x.Terms.Department}
				lost[x.Terms.Department] = of
			}
			of.Cases++
			of.Add(s.clocks.Lost(x.Case, cal, s.Today()))
		}
		row, ok := rates.Case(s.clocks, x.Case, cal, s.Today(), district)
		if ok && (within(x.acceptedOn()) || within(x.Decided)) {
			if !within(x.Decided) {
				row.Used = nil
			}
			cases = append(cases, row)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, id := range slices.Sorted(maps.Keys(lost)) {
		m.Lost = append(m.Lost, *lost[id])
	}
	var register []rates.Row
	for _, item := range s.projects.Rules().Items() {
		if item.Effective.Holds(to) {
			register = append(register, rates.Item(item, cal, to, district))
		}
	}
	m.Items, m.Departments, m.District = rates.Of(register, cases, rates.ByItem), rates.Of(register, cases, rates.ByDepartment), rates.Of(register, cases, rates.ByDistrict)
	return m, nil
}

// district is the one that a server is of; others stand beside it where their figures are known.
const district = "own"

// acceptedOn is the day of acceptance: where the authority kept silent that of receipt (行政许可法 art. 32),
// whatever it entered later.
func (x *Surveyed) acceptedOn() calendar.Date { return cmp.Or(x.DeemedAccepted, x.Accepted) }

// count counts one case.
func (m *Month) count(x *Surveyed, within func(calendar.Date) bool) {
	for _, one := range []struct {
		on calendar.Date
		n  *int
	}{{x.Received, &m.Received}, {x.acceptedOn(), &m.Accepted}, {x.Decided, &m.Decided}, {x.Delivered, &m.Delivered}} {
		if within(one.on) {
			*one.n++
		}
	}
	if x.Open() {
		m.Lights[x.Light]++
	}
	for _, b := range x.Breaches {
		if within(b.On) && !b.Advisory {
			m.Breaches[b.ID]++
		}
	}
}
