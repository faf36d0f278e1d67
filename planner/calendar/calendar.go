// Package calendar counts in Chinese working days.
//
// A working day is a Monday to Friday that is no holiday, or a Saturday or Sunday that the
// yearly notice of the State Council makes a working day (行政许可法 art. 82). The day of
// acceptance is not counted, the next working day is the first (by analogy with the reckoning
// of the procedure laws and 民法典 arts. 201 and 203; the Licensing Law itself is silent).
//
// Years that no notice covers have weekends and, where the rule set lists them, the statutory
// holidays; dates in them are provisional.
package calendar

// Calendar knows every working day from MinDate to MaxDate. It is built once from the years of
// a rule set, never changes, and may be used by many goroutines at once.
//
// Dates outside MinDate to MaxDate are no working days; a count that would lead there stops at
// the first or last working day of the range. Nothing here panics.
type Calendar struct {
	// before[d-MinDate] is the number of working days from MinDate to the day before d, so that
	// each question below is one or two look-ups. It has one entry more than there are days.
	before []int32
	days   []Date // the working days, in order
	first  Date   // first day of the first year officially announced; 0 where there is none
	last   Date   // last day of the last such year; 0 where there is none
}

// New builds a calendar from years in any order; none at all gives a calendar of weekends.
//
// It returns a fault.List of kind RuleBroken with codes calendar.broken.*, one entry a mistake,
// whose paths are JSON Pointers into the rule set's data, such as /calendar/2019/holidays/3:
// a year that comes twice or leaves a gap, that is announced after a fallback, that is official
// without notice or date; a day outside its year, listed twice, or a make-up day that is no
// Saturday or Sunday.
func New(years []Year) (*Calendar, error) {
	if err := check(years); err != nil {
		return nil, err
	}
	const span = int(MaxDate-MinDate) + 1
	off := make([]bool, span)
	for i := range off {
		off[i] = isWeekend(MinDate + Date(i))
	}
	c := &Calendar{}
	for _, y := range years {
		for _, h := range y.Holidays {
			off[h.Date-MinDate] = true
		}
		for _, w := range y.Workdays {
			off[w.Date-MinDate] = false
		}
		if y.Status == Official {
			c.cover(y.Year)
		}
	}
	c.before = make([]int32, span+1)
	c.days = make([]Date, 0, span*5/7+1)
	for i, free := range off {
		if !free {
			c.days = append(c.days, MinDate+Date(i))
		}
		c.before[i+1] = int32(len(c.days))
	}
	return c, nil
}

// cover widens the announced range by one year.
func (c *Calendar) cover(year int) {
	first, last := DateOf(year, 1, 1), DateOf(year, 12, 31)
	if c.last.IsZero() {
		c.first, c.last = first, last
		return
	}
	c.first, c.last = min(c.first, first), max(c.last, last)
}

// countBefore is the number of working days from MinDate to the day before d.
func (c *Calendar) countBefore(d Date) int {
	i := int64(d) - int64(MinDate)
	return int(c.before[min(max(i, 0), int64(len(c.before)-1))])
}

// countTo is the number of working days from MinDate to d.
func (c *Calendar) countTo(d Date) int {
	if d >= MaxDate {
		return len(c.days)
	}
	return c.countBefore(d + 1)
}

// at gives the working day of that number, counted from 0, or the first or last one.
func (c *Calendar) at(n int) Date {
	return c.days[min(max(n, 0), len(c.days)-1)]
}

// IsWorkingDay reports whether offices work on that day.
func (c *Calendar) IsWorkingDay(d Date) bool { return c.countTo(d) > c.countBefore(d) }

// OnOrAfter gives the first working day on or after d.
func (c *Calendar) OnOrAfter(d Date) Date { return c.at(c.countBefore(d)) }

// OnOrBefore gives the last working day on or before d.
func (c *Calendar) OnOrBefore(d Date) Date { return c.at(c.countTo(d) - 1) }

// Add gives the n-th working day after d: the last day of a period of n working days that was
// accepted on d. With n = 0 it gives OnOrAfter(d), with a negative n it is Sub(d, -n).
func (c *Calendar) Add(d Date, n int) Date {
	switch {
	case n == 0:
		return c.OnOrAfter(d)
	case n < 0:
		return c.at(c.countBefore(d) + max(n, -len(c.days)))
	}
	return c.at(c.countTo(d) - 1 + min(n, len(c.days)))
}

// Sub gives the n-th working day before d, so that for a working day d Sub(Add(d, n), n) is d.
// With n = 0 it gives OnOrBefore(d), with a negative n it is Add(d, -n).
func (c *Calendar) Sub(d Date, n int) Date {
	if n == 0 {
		return c.OnOrBefore(d)
	}
	return c.Add(d, -max(n, -len(c.days)))
}

// Between gives the number of working days after a and up to b: the n for which Add(a, n) is b
// where b is a working day. Where b lies before a it is −Between(b, a).
func (c *Calendar) Between(a, b Date) int { return c.countTo(b) - c.countTo(a) }

// Last gives the last day of the last year officially announced, the zero Date where there is none.
func (c *Calendar) Last() Date { return c.last }

// Provisional reports whether no official notice covers the day, so that the dates counted
// over it may still move.
func (c *Calendar) Provisional(d Date) bool {
	return c.last.IsZero() || d < c.first || d > c.last
}
