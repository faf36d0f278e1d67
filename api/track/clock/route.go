package clock

import (
	"cmp"
	"slices"

	"sevenlists/api/track/handling"
	"sevenlists/planner/calendar"
	"sevenlists/planner/rules"
)

// Route is the whole route of a project on a day: from the first accepted item to the last certificate,
// of the items that count in the approval clock. It leaves out what the owner prepares by itself.
type Route struct {
	From calendar.Date `json:"from,omitzero"` // first day of acceptance; absent before
	// To is the day of the last certificate; absent while an accepted item waits for its decision.
	To calendar.Date `json:"to,omitzero"`
	// Used are the working days on which at least one item was with an authority: accepted, neither
	// decided nor paused.
	Used int `json:"used"`
	// UsedCalendar are the same in calendar days, for limits that count those.
	UsedCalendar int `json:"used_calendar"`
	// Span are all working days after From up to To or today, whoever had it.
	Span         int `json:"span"`
	Certificates int `json:"certificates"` // granted so far
	Open         int `json:"open"`         // items that are accepted and not decided
	// Elapsed is what the investor sees of all items, those that do not count, too: from the first
	// receipt to the last delivery or today.
	Elapsed Elapsed `json:"elapsed"`
}

// Route counts the whole route over the cases of a project; each with the applications before it.
func (r *Rules) Route(cases []*handling.Case, cal *calendar.Calendar, today calendar.Date) Route {
	var x Route
	var inHand []stretch
	open, last := false, calendar.Date(0)
	one := func(c *handling.Case) {
		if c.Received == 0 || c.State == handling.Voided {
			return
		}
		e := elapsed(c, today)
		if x.Elapsed.From == 0 || e.From < x.Elapsed.From {
			x.Elapsed.From = e.From
		}
		open, x.Elapsed.To = open || e.To == 0, max(x.Elapsed.To, e.To)
		start := r.start(c, cal, today)
		if start == 0 || !c.Terms.Counts {
			return
		}
		if x.From == 0 || start < x.From {
			x.From = start
		}
		k := r.count(c, cal, today)
		switch {
		case !k.stopped:
			x.Open++
		case c.Outcome == handling.Granted:
			x.Certificates++
			last = max(last, c.Decided)
		}
		inHand = k.inHand(inHand, start)
	}
	for _, c := range cases {
		for i := range c.Earlier {
			one(&c.Earlier[i])
		}
		one(c)
	}
	if x.Elapsed.From != 0 {
		if open {
			x.Elapsed.To = 0
		}
		x.Elapsed.Days = max(0, int(cmp.Or(x.Elapsed.To, today)-x.Elapsed.From))
	}
	if x.From == 0 {
		return x
	}
	if x.Open == 0 {
		x.To = last
	}
	x.Used = union(inHand, cal.Between)
	x.UsedCalendar = union(inHand, func(after, to calendar.Date) int { return int(to - after) })
	x.Span = max(0, cal.Between(x.From, cmp.Or(x.To, max(today, x.From))))
	return x
}

// inHand adds the stretches on which a case that was accepted on a day was with the authority.
func (k *count) inHand(list []stretch, start calendar.Date) []stretch {
	at := start + 1
	for _, s := range k.out {
		if s.first > at && at <= k.end {
			list = append(list, stretch{first: at, last: min(s.first-1, k.end)})
		}
		at = max(at, s.last+1)
	}
	if at <= k.end {
		list = append(list, stretch{first: at, last: k.end})
	}
	return list
}

// union counts the days that lie in at least one stretch.
func union(list []stretch, between func(after, to calendar.Date) int) int {
	slices.SortFunc(list, func(a, b stretch) int { return cmp.Compare(a.first, b.first) })
	n, last := 0, calendar.MinDate
	for _, s := range list {
		if from := max(s.first, last+1); from <= s.last {
			n += between(from-1, s.last)
			last = s.last
		}
	}
	return n
}

// Target is a published limit of the whole route and how far it is used up. Used, Left and Overdue are in
// its unit.
type Target struct {
	ID      string     `json:"id"`
	Name    string     `json:"name"`
	Limit   rules.Days `json:"limit"`
	Used    int        `json:"used"`
	Left    int        `json:"left"`
	Overdue int        `json:"overdue"`
	// Due is the last day if some item is with an authority on every day from now on; absent once the
	// route has ended.
	Due calendar.Date `json:"due,omitzero"`
}

// Against compares the route with a limit of it on a day.
func (x *Route) Against(id, name string, limit rules.Days, cal *calendar.Calendar, today calendar.Date) Target {
	t := Target{ID: id, Name: name, Limit: limit, Used: x.Used}
	if limit.Unit != Working {
		t.Used = x.UsedCalendar
	}
	t.Left, t.Overdue = max(0, limit.N-t.Used), max(0, t.Used-limit.N)
	switch {
	case x.To != 0 || t.Overdue > 0 || x.From == 0:
	case limit.Unit == Working:
		t.Due = cal.Add(today, t.Left)
	default:
		t.Due = cal.OnOrAfter(today.AddDays(t.Left))
	}
	return t
}
