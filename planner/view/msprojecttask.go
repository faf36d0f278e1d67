package view

import (
	"strings"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/profile"
)

// task writes the task of an item.
func (b *msBook) task(path []int, item *planner.ItemRow) {
	s := item.Schedule
	uid := len(b.tasks)
	b.uid[item.ID] = uid
	t := msTask{
		UID: uid, ID: uid, Name: cut512(item.Name), Type: 1, Contact: cut512(item.Department),
		OutlineNumber: outlineNumber(path), OutlineLevel: len(path), Priority: 500,
		DurationFormat: msInDays, Estimated: bit(item.Kind == "works" && s.Duration == 0), Critical: bit(s.Critical),
		EarlyStart: at10(s.EarlyStart), EarlyFinish: at10(s.EarlyFinish), LateStart: at10(s.LateStart), LateFinish: at10(s.LateFinish),
		FreeSlack: tenths(s.FreeFloat), TotalSlack: tenths(s.TotalFloat), ConstraintType: msAsSoon, CalendarUID: -1,
		Notes: b.notesOf(item), begin: s.EarlyStart, end: s.EarlyFinish, latest: max(s.EarlyFinish, s.LateFinish),
	}
	length := s.Duration
	if item.Progress != nil {
		length = b.done(&t, item)
	}
	t.Start, t.Finish, t.Duration, t.RemainingDuration = at10(t.begin), at10(t.end), hours(length), hours(length)
	t.Milestone = bit(length == 0)
	if t.PercentComplete > 0 {
		spent := length
		if t.PercentComplete < 100 {
			spent = b.between(t.begin, b.AsOf)
		}
		t.ActualDuration, t.RemainingDuration = hours(spent), hours(length-spent)
	}
	for _, m := range item.Marked {
		if m.What == "must_finish_by" {
			t.Deadline = at10(m.Date)
		}
	}
	t.Values = []msValue{{msText1, item.ID}, {msText2, cut512(item.Department)}}
	b.tasks = append(b.tasks, t)
}

// done writes how far an item has come and gives its whole length in working days. What was accepted
// on a day off is begun on the working day before it, from which the same days are counted.
func (b *msBook) done(t *msTask, item *planner.ItemRow) int {
	if accepted := item.Progress.Accepted; !accepted.IsZero() && accepted <= t.end {
		t.begin = b.onOrBefore(accepted)
	}
	length := b.between(t.begin, t.end)
	t.ActualStart = at10(t.begin)
	if item.Progress.State == profile.InProgress {
		if spent := b.between(t.begin, b.AsOf); length > 0 {
			t.PercentComplete = min(100*spent/length, 99)
		}
		return length
	}
	t.PercentComplete, t.ActualFinish = 100, at10(t.end)
	return length
}

// notesOf are the grounds of an item and what a person fixed about it, a line each.
func (b *msBook) notesOf(item *planner.ItemRow) string {
	lines := b.reasons(item.Because)
	if c := item.Commitment; c != nil && c.Chosen {
		lines = append(lines, c.ModeName+b.say("bracket", b.say("commit.chosen")))
	}
	for _, m := range item.Marked {
		lines = append(lines, m.Text)
	}
	if item.Progress != nil && item.Progress.Document != "" {
		lines = append(lines, item.Progress.Document)
	}
	return clean(strings.Join(lines, "\n"))
}

// link writes what each task waits for. Where the plan begins it later than its links and the start of
// the project allow, as a person fixed it or because one is done after another, it may not start
// earlier.
func (b *msBook) link(first calendar.Date) {
	ready := make([]calendar.Date, len(b.tasks))
	for i := range ready {
		ready[i] = first
	}
	for _, e := range b.Edges {
		from, known := b.uid[e.From]
		to, also := b.uid[e.To]
		if !known || !also || e.Relaxed || e.Past {
			continue
		}
		t := &b.tasks[to]
		t.Links = append(t.Links, msLink{PredecessorUID: from, Type: msFinishStart, LinkLag: tenths(e.LagDays), LagFormat: msInDays})
		ready[to] = max(ready[to], b.after(b.tasks[from].end, e.LagDays))
	}
	for i := range b.tasks {
		if t := &b.tasks[i]; t.Summary == 0 && t.ActualStart == "" && t.begin > ready[i] {
			t.ConstraintType, t.ConstraintDate = msNotEarlier, at10(t.begin)
		}
	}
}

// after is the n-th working day after another. A lag longer than any plan takes is cut short.
func (b *msBook) after(d calendar.Date, n int) calendar.Date {
	for n = min(n, 10_000); n > 0; n-- {
		d = b.onOrAfter(d + 1)
	}
	return d
}
