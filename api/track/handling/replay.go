package handling

import (
	"cmp"
	"slices"

	"sevenlists/planner/calendar"
)

// effective are the steps that count, in the order in which they happened; of one day in the order in
// which they were entered.
func effective(entries []Entry) []Entry {
	list := make([]Entry, 0, len(entries)+1)
	for _, e := range entries {
		if e.Undone != nil {
			if e.Undone.Instead == nil {
				continue
			}
			e.Dated = *e.Undone.Instead
		}
		list = append(list, e)
	}
	slices.SortStableFunc(list, func(a, b Entry) int { return cmp.Compare(a.On, b.On) })
	return list
}

// Effective are the entries that count, those corrected as they were corrected, in the order in which they
// happened.
func (c *Case) Effective() []Entry { return effective(c.Entries) }

// Replay works out the case anew from its entries. It refuses nothing: what was entered under older
// rules stays what it is.
func (c *Case) Replay() {
	*c = Case{
		Project: c.Project, Key: c.Key, Attempt: c.Attempt, Version: c.Version, Entries: c.Entries, Earlier: c.Earlier, State: None,
	}
	for _, e := range effective(c.Entries) {
		c.apply(e)
	}
}

// AsOf is the case as it was on the evening of a day, by what is known now: without what happened later. It
// has no entries and no earlier applications; of what had not been received yet it has no day of receipt.
func (c *Case) AsOf(day calendar.Date) *Case {
	at := &Case{Project: c.Project, Key: c.Key, Attempt: c.Attempt, Version: c.Version, State: None}
	for _, s := range effective(c.Entries) {
		if s.On <= day {
			at.apply(s)
		}
	}
	return at
}

// apply takes one step in.
func (c *Case) apply(e Entry) {
	s := e.Dated
	c.stay(&e)
	if s.Officer != "" {
		c.Officer = s.Officer
	}
	if s.Terms != nil {
		c.Terms = *s.Terms
	}
	switch s.Name {
	case Receive:
		c.State, c.Received = Received, s.On
	case NotRequired:
		c.State, c.Ended = ClosedNotRequired, s.On
	case WrongAuthority:
		c.State, c.Ended = ClosedWrongAuthority, s.On
	case RequestCorrection:
		c.State = CorrectionRequested
		c.Notices = append(c.Notices, Notice{On: s.On, Document: s.Document, Missing: s.Missing})
	case Supplement:
		c.State = Supplemented
		if n := len(c.Notices); n > 0 {
			c.Notices[n-1].Answered = s.On
		}
	case Accept, AcceptWithGap:
		c.State, c.Accepted = Accepted, s.On
		if s.Name == AcceptWithGap {
			c.Gap = &Gap{Materials: slices.Clone(s.Materials), Due: s.Due}
		}
	case CloseGap:
		c.closeGap(s)
	case WithdrawAcceptance:
		c.State, c.Ended = AcceptanceWithdrawn, s.On
		c.endPause(s.On)
	case Pause:
		c.State = Paused
		c.Pauses = append(c.Pauses, Stop{Kind: s.Kind, From: s.On, PlannedEnd: s.PlannedEnd, Document: s.Document})
	case Resume:
		c.State = Accepted
		c.endPause(s.On)
	case Extend:
		c.Extended += s.Days
		c.Extensions++
	case Decide:
		c.State, c.Decided, c.Outcome, c.Document, c.ValidUntil = Decided, s.On, s.Outcome, s.Document, s.Valid
		c.endPause(s.On)
	case Deliver:
		c.State, c.Delivered = Delivered, s.On
	case Void:
		c.State, c.Ended = Voided, s.On
		c.endPause(s.On)
	}
}

// closeGap takes in papers that were missing: those that are named, or all.
func (c *Case) closeGap(s Dated) {
	if c.Gap == nil || c.Gap.Closed != 0 {
		return
	}
	if len(s.Materials) == 0 {
		c.Gap.Materials = nil
	}
	c.Gap.Materials = slices.DeleteFunc(c.Gap.Materials, func(id string) bool { return slices.Contains(s.Materials, id) })
	if len(c.Gap.Materials) == 0 {
		c.Gap.Materials, c.Gap.Closed = []string{}, s.On
	}
}

func (c *Case) endPause(on calendar.Date) {
	if n := len(c.Pauses); n > 0 && c.Pauses[n-1].To == 0 {
		c.Pauses[n-1].To = on
	}
}
