package clock

import (
	"cmp"
	"slices"

	"sevenlists/api/track/handling"
	"sevenlists/planner/calendar"
	"sevenlists/planner/rules"
)

// The units in which a clock counts.
const (
	Working  = "working"
	Calendar = "calendar"
)

// Clock is one count of days of a case. The day From is not counted.
type Clock struct {
	From calendar.Date `json:"from"`
	// To is the day on which it stopped; absent while it runs.
	To calendar.Date `json:"to,omitzero"`
	// Unit is that of the law: working days, calendar days, months or years. Used, Left and Overdue are
	// calendar days where it is not working.
	Unit     string `json:"unit" oneof:"working calendar months years"`
	Limit    int    `json:"limit"`
	Extended int    `json:"extended,omitempty"` // working days by which the limit was lengthened
	Used     int    `json:"used"`               // days after From up to To or today, without those left out
	Left     int    `json:"left"`
	Overdue  int    `json:"overdue"`
	Stopped  int    `json:"stopped,omitempty"` // days left out so far
	// Due is the last day; it moves with each day that is left out.
	Due calendar.Date `json:"due"`
	// Provisional: no notice of the State Council covers the last day yet.
	Provisional bool `json:"provisional,omitempty"`
	// Advisory: it is good practice and no law binds, so that it lights nothing.
	Advisory bool `json:"advisory,omitempty"`
}

// Runs reports whether it still runs.
func (k *Clock) Runs() bool { return k != nil && k.To == 0 }

// stretch is some days, both inclusive, that clocks leave out.
type stretch struct {
	first, last calendar.Date
	kind        string // of the pause; empty: the hall was closed
}

// count counts days by a calendar without those that are left out.
type count struct {
	calendar *calendar.Calendar
	out      []stretch // in order, none over another
	end      calendar.Date
	stopped  bool // the case is over: end is its last day, else today
}

// counts reports whether a pause stops the clocks: the law knows its kind for such an item, and there is
// a written notice. One that was imported without is shown and stops nothing.
func (r *Rules) counts(c *handling.Case, p *handling.Stop) bool {
	kind, ok := r.book.Pauses[p.Kind]
	return ok && p.Document != "" && (!kind.OnlyIfSpecial || slices.Contains(c.Terms.Special, p.Kind))
}

// count prepares the count of a case up to its end or today.
func (r *Rules) count(c *handling.Case, cal *calendar.Calendar, today calendar.Date) count {
	k := count{calendar: cal, end: today}
	if end := cmp.Or(c.Decided, c.Ended); end != 0 {
		k.end, k.stopped = end, true
	}
	for i := range c.Pauses {
		p := &c.Pauses[i]
		last := today
		if p.To != 0 {
			last = p.To - 1
		}
		if last > p.From && r.counts(c, p) {
			k.out = append(k.out, stretch{p.From + 1, last, p.Kind})
		}
	}
	if len(r.closings) > 0 {
		from, _ := slices.BinarySearchFunc(r.closings, c.Received, func(one Closing, d calendar.Date) int { return cmp.Compare(one.Date, d) })
		for _, one := range r.closings[from:] {
			k.out = append(k.out, stretch{one.Date, one.Date, ""})
		}
	}
	k.order()
	return k
}

// order sorts what is left out and takes what lies over another away.
func (k *count) order() {
	if len(k.out) < 2 {
		return
	}
	slices.SortStableFunc(k.out, func(a, b stretch) int { return cmp.Compare(a.first, b.first) })
	kept, last := k.out[:0], calendar.MinDate
	for _, s := range k.out {
		if s.first = max(s.first, last+1); s.first <= s.last {
			kept, last = append(kept, s), s.last
		}
	}
	k.out = kept
}

// between is the number of days of a unit after one day up to another; 0 where that lies before.
func (k *count) between(unit string, after, to calendar.Date) int {
	switch {
	case to <= after:
		return 0
	case unit == Working:
		return k.calendar.Between(after, to)
	}
	return int(to - after)
}

// overlap is the number of days of a stretch after one day up to another.
func (k *count) overlap(unit string, s stretch, after, to calendar.Date) int {
	return k.between(unit, max(after, s.first-1), min(to, s.last))
}

// leftOut is the number of days left out after one day up to another.
func (k *count) leftOut(unit string, after, to calendar.Date) int {
	n := 0
	for _, s := range k.out {
		n += k.overlap(unit, s, after, to)
	}
	return n
}

// days is the number of days after one day up to another that are counted.
func (k *count) days(unit string, after, to calendar.Date) int {
	return k.between(unit, after, to) - k.leftOut(unit, after, to)
}

// due gives the last day of a limit: each day that is left out before it is over moves it, and so does a
// pause that begins on it.
func (k *count) due(from calendar.Date, limit rules.Days, extended int) calendar.Date {
	day := from
	at := 0
	move := func(unit string, add func(calendar.Date, int) calendar.Date) {
		for ; at < len(k.out); at++ {
			s := k.out[at]
			if s.first > day+1 || s.first > day && s.kind == "" {
				return
			}
			if n := k.overlap(unit, s, from, s.last); n > 0 {
				day = add(day, n)
			}
		}
	}
	switch limit.Unit {
	case Calendar, "days":
		day = day.AddDays(limit.N)
	case "months":
		day = day.AddMonths(limit.N)
	case "years":
		day = day.AddMonths(12 * limit.N)
	default:
		day = k.calendar.Add(day, limit.N+extended)
		move(Working, k.calendar.Add)
		return day
	}
	move(Calendar, calendar.Date.AddDays)
	day = k.calendar.OnOrAfter(day)
	if extended > 0 {
		day = k.calendar.Add(day, extended)
		move(Working, k.calendar.Add)
	}
	return day
}

// clock counts from a day up to the day on which it stopped, 0 while it runs, against a limit.
func (k *count) clock(from, to calendar.Date, limit rules.Days, extended int) *Clock {
	unit := unitOf(limit)
	end := cmp.Or(to, max(k.end, from))
	due := k.due(from, limit, extended)
	count := unit
	if unit != Working {
		count = Calendar
	}
	return &Clock{
		From: from, To: to, Unit: unit, Limit: limit.N, Extended: extended, Due: due,
		Used: k.days(count, from, end), Left: k.days(count, end, due), Overdue: k.days(count, due, end), Stopped: k.leftOut(count, from, end),
		Provisional: k.calendar.Provisional(due),
	}
}

// unitOf is the unit in which a limit is counted: at once is no working day.
func unitOf(limit rules.Days) string {
	switch limit.Unit {
	case "months", "years":
		return limit.Unit
	case Calendar, "days":
		return Calendar
	}
	return Working
}
