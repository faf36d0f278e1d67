package outbox

import (
	"time"

	"sevenlists/api/project"
	"sevenlists/planner/calendar"
)

// ahead is how far China is ahead of UTC, all year round.
const ahead = 8 * time.Hour

// at is a time of a day in China.
func at(d calendar.Date, after time.Duration) time.Time {
	return time.Unix(int64(d)*24*60*60, 0).UTC().Add(after - ahead)
}

// quiet reports whether a time of the day lies within the quiet hours.
func (b *Book) quiet(t time.Duration) bool {
	if b.quietFrom <= b.quietTo {
		return t >= b.quietFrom && t < b.quietTo
	}
	return t >= b.quietFrom || t < b.quietTo
}

// hours say when something may be sent.
type hours struct {
	*Book
	calendar func() *calendar.Calendar
}

// next is the first moment from now on at which something of a class may be sent: now where it may be
// sent now. A digest is sent on working days, from its hour on and outside the quiet hours; a red light
// on every day outside them, or whenever the district says so; a test at once.
func (h hours) next(class string, now time.Time) time.Time {
	day := project.DateOf(now)
	since := now.Sub(at(day, 0))
	switch class {
	case classTest:
		return now
	case classRed:
		if h.Quiet.RedAtOnce || !h.quiet(since) {
			return now
		}
		if since < h.quietTo {
			return at(day, h.quietTo)
		}
		return at(day+1, h.quietTo)
	}
	if h.calendar().IsWorkingDay(day) {
		switch {
		case since < h.digest:
			return at(day, h.digest)
		case !h.quiet(since):
			return now
		}
	}
	return h.after(day)
}

// after is when the digest of the first working day after a day is sent.
func (h hours) after(day calendar.Date) time.Time {
	return at(h.calendar().OnOrAfter(day+1), h.digest)
}
