package clock

import (
	"cmp"
	"slices"

	"sevenlists/api/track/handling"
	"sevenlists/planner/calendar"
	"sevenlists/planner/rules"
)

// Lost says to whom the working days of a case are put down, from the day after receipt up to its
// decision or today. Every one of them stands in exactly one number: Days is the sum of all others.
type Lost struct {
	Days int `json:"days"`
	// Promised are those of handling that lie within the promise, or within the limit of the law where
	// nothing is promised; all of them where there is no limit at all.
	Promised int `json:"promised"`
	// Department are those of checking the papers before acceptance, and of handling beyond the promise;
	// those of an item that is the work of intermediaries are theirs.
	Department   int `json:"department"`
	Intermediary int `json:"intermediary"`
	// Applicant are those of waiting for corrections that were requested in time, and not again for what
	// had been there before.
	Applicant int            `json:"applicant"`
	Pauses    map[string]int `json:"pauses,omitempty"` // by kind
	Closing   int            `json:"closing"`          // the hall was closed by a document that stops clocks
}

// Add adds the days of another case.
func (l *Lost) Add(more Lost) {
	l.Days += more.Days
	l.Promised += more.Promised
	l.Department += more.Department
	l.Intermediary += more.Intermediary
	l.Applicant += more.Applicant
	l.Closing += more.Closing
	for kind, n := range more.Pauses {
		l.pause(kind, n)
	}
}

func (l *Lost) pause(kind string, n int) {
	if l.Pauses == nil {
		l.Pauses = map[string]int{}
	}
	l.Pauses[kind] += n
}

// Beyond is the number of days beyond the promise, whosever they are.
func (l Lost) Beyond() int { return l.Days - l.Promised }

// Lost puts the working days of a case down to their causes.
func (r *Rules) Lost(c *handling.Case, cal *calendar.Calendar, today calendar.Date) Lost {
	var l Lost
	if c.Received == 0 {
		return l
	}
	k := r.count(c, cal, today)
	end := max(k.end, c.Received)
	start := r.start(c, cal, today)
	checked := end // the last day before handling
	if start != 0 {
		checked = min(start, end)
	}
	l.Days = cal.Between(c.Received, end)
	l.Applicant = r.waited(c, cal, checked)
	theirs := cal.Between(c.Received, checked) - l.Applicant
	handled := 0
	if start != 0 && start < end {
		handled = k.days(Working, start, end)
		l.Promised = min(handled, allowed(c, &k, start, handled))
		for _, s := range k.out {
			n := k.overlap(Working, s, start, end)
			switch {
			case n == 0:
			case s.kind == "":
				l.Closing += n
			default:
				l.pause(s.kind, n)
			}
		}
	}
	theirs += handled - l.Promised
	if slices.Contains(r.Intermediary, c.Terms.Kind) {
		l.Intermediary = theirs
	} else {
		l.Department = theirs
	}
	return l
}

// waited counts the working days before acceptance on which corrections were waited for: those after a
// notice up to the day on which they were handed in. A notice that came too late, or asks once more for
// what had been there, buys the authority of a licence no time.
func (r *Rules) waited(c *handling.Case, cal *calendar.Calendar, until calendar.Date) int {
	n, papers := 0, c.Received
	for i := range c.Notices {
		notice := &c.Notices[i]
		lawful := !r.licence(c) || notice.On <= cal.Add(papers, r.book.Correction.N) && (i == 0 || fresh(notice))
		from, to := min(notice.On, until), min(cmp.Or(notice.Answered, until), until)
		if lawful && from < to {
			n += cal.Between(from, to)
		}
		papers = cmp.Or(notice.Answered, papers)
	}
	return n
}

// fresh reports whether a later notice asks for something that the applicant's own change made necessary.
func fresh(n *handling.Notice) bool {
	return slices.ContainsFunc(n.Missing, func(m handling.Missing) bool { return m.New })
}

// allowed is the number of working days of the promise, of the limit of the law where there is none, and
// all that were used where there is neither.
func allowed(c *handling.Case, k *count, start calendar.Date, used int) int {
	if days, ok := WorkingDays(c.Terms.Promised, k.calendar, start); ok {
		return days
	}
	if c.Terms.Statutory != nil {
		days, _ := WorkingDays(&c.Terms.Statutory.Days, k.calendar, start)
		return days
	}
	return used
}

// WorkingDays gives a limit as the number of working days that it has when it begins on a day, nothing
// left out; false where there is none.
func WorkingDays(limit *rules.Days, cal *calendar.Calendar, from calendar.Date) (int, bool) {
	if limit == nil {
		return 0, false
	}
	if unitOf(*limit) == Working {
		return limit.N, true
	}
	k := count{calendar: cal}
	return max(0, cal.Between(from, k.due(from, *limit, 0))), true
}

// Used are the working days of handling: from acceptance, by the authority or by silence, to the decision
// or today, without those left out; 0 before acceptance.
func (r *Rules) Used(c *handling.Case, cal *calendar.Calendar, today calendar.Date) int {
	if start := r.start(c, cal, today); start != 0 {
		k := r.count(c, cal, today)
		return k.days(Working, start, k.end)
	}
	return 0
}
