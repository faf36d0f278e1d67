// Package rates measures how much faster than the law departments promise to be and are. No public formula
// was found; these are the usual ones of electronic supervision, of medium confidence. With the statutory
// days S, the promised days P and the days A that a case took, pauses left out:
//
//   - 承诺办理提前率, the promise: (S − P) / S
//   - 实际办理提前率, the fact: (S − A) / S
//   - 较承诺提前率, a third figure with a name of its own, ahead of the promise: (P − A) / P
//
// All days are working days. What has no statutory limit is left out of the first two and never taken as
// 0; what is late counts below zero and is not clamped. A case that was decided on the day of its
// acceptance took 0 days.
package rates

import (
	"cmp"
	"maps"
	"slices"

	"sevenlists/api/track/clock"
	"sevenlists/api/track/handling"
	"sevenlists/planner/calendar"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// Row is the limits of one item, or one case that was handled under them.
type Row struct {
	Item       string
	Department string // id of the one that leads
	District   string
	Statutory  *int // working days; nil where the law sets none
	Promised   *int // working days; nil where nothing is promised
	// Used are the working days from acceptance to decision; nil where it is an item, or not decided.
	Used *int
}

// Rate is a share of days: Saved of Of. Whatever it is of, it is not rounded.
type Rate struct {
	Saved float64 `json:"saved"`
	Of    float64 `json:"of"`
	// Rate is Saved / Of; absent where Of is 0, for there is nothing to be a share of.
	Rate *float64 `json:"rate"`
	Rows int      `json:"rows"` // what was counted
	// LeftOut are those without the limit.
	LeftOut int `json:"left_out"`
}

// Lead are the rates of one item, department or district.
type Lead struct {
	ID string `json:"id"`
	// Promise is 承诺办理提前率, each item once, and by volume: each case that was accepted.
	Promise Weights `json:"promise"`
	// Actual is 实际办理提前率 over decided cases.
	Actual Weights `json:"actual"`
	// AheadOfPromise is (P − A) / P over decided cases: not what the policy calls 实际办理提前率.
	AheadOfPromise Weights `json:"ahead_of_promise"`
}

// Weights are one rate in two ways, which must not be mixed up.
type Weights struct {
	Unweighted Rate `json:"unweighted"` // each item once, with the mean of its cases
	Weighted   Rate `json:"weighted"`   // each case once
}

// By says what rows are put together by.
type By func(Row) string

// The ways to put rows together.
var (
	ByItem       By = func(r Row) string { return r.Item }
	ByDepartment By = func(r Row) string { return r.Department }
	ByDistrict   By = func(r Row) string { return r.District }
)

// Of measures the lead of each group, ordered by id: the promise over the items of the register and over
// the cases that were accepted, the fact over those that were decided.
func Of(register, accepted, decided []Row, by By) []Lead {
	groups := map[string]*[3][]Row{}
	for at, rows := range [3][]Row{register, accepted, decided} {
		for _, r := range rows {
			g := groups[by(r)]
			if g == nil {
				g = &[3][]Row{}
				groups[by(r)] = g
			}
			g[at] = append(g[at], r)
		}
	}
	list := make([]Lead, 0, len(groups))
	for _, id := range slices.Sorted(maps.Keys(groups)) {
		items, accepted := groups[id][0], groups[id][1]
		decided := slices.DeleteFunc(groups[id][2], func(r Row) bool { return r.Used == nil })
		list = append(list, Lead{
			ID:             id,
			Promise:        Weights{eachItem(items, promise), eachRow(accepted, promise)},
			Actual:         Weights{eachItem(decided, fact), eachRow(decided, fact)},
			AheadOfPromise: Weights{eachItem(decided, ahead), eachRow(decided, ahead)},
		})
	}
	return list
}

// figure gives what a row saves of what; false where it lacks a limit.
type figure func(Row) (saved, of int, ok bool)

func promise(r Row) (saved, of int, ok bool) { return share(r.Statutory, r.Promised) }
func fact(r Row) (saved, of int, ok bool)    { return share(r.Statutory, r.Used) }
func ahead(r Row) (saved, of int, ok bool)   { return share(r.Promised, r.Used) }

func share(limit, days *int) (saved, of int, ok bool) {
	if limit == nil || days == nil {
		return 0, 0, false
	}
	return *limit - *days, *limit, true
}

// eachRow counts each row once.
func eachRow(rows []Row, f figure) Rate {
	var x Rate
	for _, r := range rows {
		saved, of, ok := f(r)
		if !ok {
			x.LeftOut++
			continue
		}
		x.Rows++
		x.Saved, x.Of = x.Saved+float64(saved), x.Of+float64(of)
	}
	return x.whole()
}

// eachItem counts each item once, with the mean of its rows.
func eachItem(rows []Row, f figure) Rate {
	type sum struct{ saved, of, n int }
	items, left := map[string]*sum{}, map[string]bool{}
	for _, r := range rows {
		saved, of, ok := f(r)
		if !ok {
			left[r.Item] = true
			continue
		}
		s := items[r.Item]
		if s == nil {
			s = &sum{}
			items[r.Item] = s
		}
		s.saved, s.of, s.n = s.saved+saved, s.of+of, s.n+1
	}
	var x Rate
	for _, id := range slices.Sorted(maps.Keys(items)) {
		s := items[id]
		delete(left, id)
		x.Rows++
		x.Saved, x.Of = x.Saved+float64(s.saved)/float64(s.n), x.Of+float64(s.of)/float64(s.n)
	}
	x.LeftOut = len(left)
	return x.whole()
}

// whole fills in the share.
func (x Rate) whole() Rate {
	if x.Of != 0 {
		rate := x.Saved / x.Of
		x.Rate = &rate
	}
	return x
}

// Case is a case as a row: one that was accepted, by a department or by silence. It gives false for one
// that was not. A case that its applicant withdrew was not decided.
//
// Limits in calendar days are the working days that they have from the day of acceptance; an extension
// lengthens none.
func Case(r *clock.Rules, c *handling.Case, cal *calendar.Calendar, today calendar.Date, district string) (Row, bool) {
	x := r.Read(c, cal, today)
	from := cmp.Or(x.DeemedAccepted, c.Accepted)
	if from == 0 || c.State == handling.Voided {
		return Row{}, false
	}
	item, _ := profile.CutKey(c.Key)
	row := Row{Item: item, Department: c.Terms.Department, District: district, Promised: working(c.Terms.Promised, cal, from)}
	if s := c.Terms.Statutory; s != nil {
		row.Statutory = working(&s.Days, cal, from)
	}
	if c.Decided != 0 && c.Outcome != handling.Withdrawn {
		used := r.Used(c, cal, today)
		row.Used = &used
	}
	return row, true
}

// Item is an item of the register as a row, with its limits as they are on a day.
func Item(item *rules.Item, cal *calendar.Calendar, on calendar.Date, district string) Row {
	row := Row{Item: item.ID, Department: item.Office(on).Lead, District: district, Promised: working(item.PromisedDaysOn(on), cal, on)}
	if s := item.StatutoryOn(on); s != nil {
		row.Statutory = working(&s.Days, cal, on)
	}
	return row
}

func working(limit *rules.Days, cal *calendar.Calendar, from calendar.Date) *int {
	n, ok := clock.WorkingDays(limit, cal, from)
	if !ok {
		return nil
	}
	return &n
}
