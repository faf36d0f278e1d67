package handling

import (
	"maps"
	"slices"
	"strings"

	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/rules"
	"sevenlists/planner/words"
)

// Circumstances are what a check needs beside the case: the day, and the rule set by whose calendar days
// are counted and by whose register articles are quoted.
type Circumstances struct {
	Today calendar.Date
	Set   *rules.Set
}

// Article quotes an article as it was in force on a day.
func (w Circumstances) Article(b rules.Basis, on calendar.Date) lang.Text {
	in := func(l lang.Lang) string {
		return strings.Join(words.NewWriter(w.Set, l, on).Cite([]rules.Basis{b}), "; ")
	}
	return lang.Text{ZH: in(lang.ZH), EN: in(lang.EN)}
}

// Check says whether a step may be entered into a case: that everything is stated that it needs, that
// it is possible on the day on which it happened, and that what was entered of later days stays
// possible. Paths of its faults are JSON Pointers into the body of the request.
//
// It returns a fault.List: Invalid where something is missing or wrong with the step, Conflict
// case.step.not_now, with the reason of the law, where it is not possible in that state.
func (b *Book) Check(c *Case, s Dated, w Circumstances) error {
	if faults := b.stated(c, &s, w); len(faults) > 0 {
		return faults
	}
	return b.possible(c, append(slices.Clone(c.Entries), Entry{Dated: s}), s.On, w)
}

// CheckCorrection says whether an entry may be corrected so: the case without it, and with what is true
// instead, must be possible.
//
// It returns what Check does, NotFound case.entry.unknown and Conflict case.entry.undone.
func (b *Book) CheckCorrection(c *Case, x Correction, w Circumstances) error {
	i := slices.IndexFunc(c.Entries, func(e Entry) bool { return e.Number == x.Number })
	switch {
	case i < 0:
		return fault.List{fault.New(fault.NotFound, "case.entry.unknown", "/number", x.Number, len(c.Entries))}
	case c.Entries[i].Undone != nil:
		return fault.List{fault.New(fault.Conflict, "case.entry.undone", "/number", x.Number)}
	case x.Reason == "":
		return fault.List{fault.New(fault.Invalid, "case.needs", "/reason", "reason")}
	}
	if x.Instead != nil {
		if faults := b.stated(c, x.Instead, w); len(faults) > 0 {
			return faults
		}
	}
	corrected, from := slices.Clone(c.Entries), c.Entries[i].On
	if x.Instead != nil {
		from = min(from, x.Instead.On)
	}
	corrected[i].Undone = &x
	return b.possible(c, corrected, from, w)
}

// stated looks at what a step states by itself.
func (b *Book) stated(c *Case, s *Dated, w Circumstances) fault.List {
	var faults fault.List
	add := func(kind fault.Kind, code, at string, args ...any) { faults.Add(fault.New(kind, code, at, args...)) }
	row, ok := b.Steps[s.Name]
	if !ok {
		add(fault.Invalid, "case.step.unknown", "/step", s.Name, fault.Nearest(s.Name, knownSteps))
		return faults
	}
	for _, need := range row.Needs {
		if !needs[need](s) {
			add(fault.Invalid, "case.needs", "/"+need, need)
		}
	}
	faults = append(faults, Timely(s.On, w.Today, s.Late, s.Source)...)
	if s.Time != "" && !timeForm.MatchString(s.Time) {
		add(fault.Invalid, "case.time", "/time", s.Time)
	}
	if _, ok := b.Outcomes[s.Outcome]; !ok && s.Outcome != "" {
		add(fault.Invalid, "case.unknown", "/outcome", s.Outcome, fault.Nearest(s.Outcome, knownOutcomes))
	}
	return faults
}

// Timely refuses a step that has not happened yet, and one of a past day that a person enters without
// saying why so late; what came out of a table needs no reason.
func Timely(on, today calendar.Date, late, source string) (faults fault.List) {
	if on > today {
		faults.Add(fault.New(fault.Invalid, "case.future", "/on", on, today))
	}
	if on < today && late == "" && source == "" {
		faults.Add(fault.New(fault.Invalid, "case.late", "/late", on, today))
	}
	return faults
}

// possible goes through steps in the order in which they happened and refuses the first of those from a day
// on that is not possible where it stands. What happened before was entered by the rules of its time.
func (b *Book) possible(c *Case, entries []Entry, from calendar.Date, w Circumstances) error {
	at := Case{Project: c.Project, Key: c.Key, Attempt: c.Attempt, State: None}
	for _, e := range effective(entries) {
		if e.On >= from {
			if err := b.step(&at, &e.Dated, w); err != nil {
				return fault.List{err}
			}
		}
		at.apply(e)
	}
	return nil
}

// step refuses a step that is not possible after those before it.
func (b *Book) step(c *Case, s *Dated, w Circumstances) *fault.Error {
	row := b.Steps[s.Name]
	if !slices.Contains(row.From, c.State) {
		return b.refusal(c, s, w, "/step")
	}
	terms := c.Terms
	if s.Terms != nil {
		terms = *s.Terms
	}
	switch s.Name {
	case Pause:
		kind, ok := b.Pauses[s.Kind]
		switch {
		case !ok:
			return fault.New(fault.Invalid, "case.pause.kind", "/kind", s.Kind, slices.Sorted(maps.Keys(b.Pauses)))
		case kind.OnlyIfSpecial && !slices.Contains(terms.Special, s.Kind):
			return fault.New(fault.Conflict, "case.pause.special", "/kind", kind.Name, w.Article(kind.Basis, s.On))
		case s.PlannedEnd <= s.On:
			return fault.New(fault.Invalid, "case.pause.end", "/planned_end", s.PlannedEnd, s.On)
		}
	case Extend:
		most := b.Extension.Most
		if terms.Joint != "" {
			most = b.Extension.Joint
		}
		switch {
		case c.Extensions >= b.Extension.Times:
			return fault.New(fault.Conflict, "case.extend.again", "/step", b.Extension.Times, w.Article(most.Basis, s.On))
		case s.Days > most.N:
			return fault.New(fault.Conflict, "case.extend.long", "/days", s.Days, most.N, w.Article(most.Basis, s.On))
		}
	case AcceptWithGap:
		for _, id := range s.Materials {
			if !slices.Contains(terms.Deferrable, id) {
				return fault.New(fault.Conflict, "case.gap.material", "/materials", id, terms.Deferrable)
			}
		}
		if s.Due <= s.On {
			return fault.New(fault.Invalid, "case.gap.due", "/due", s.Due, s.On)
		}
	case CloseGap:
		if c.Gap == nil || c.Gap.Closed != 0 {
			return b.refusal(c, s, w, "/step")
		}
	case WithdrawAcceptance:
		if c.Gap == nil || c.Gap.Closed != 0 || s.On <= c.Gap.Due {
			return b.refusal(c, s, w, "/step")
		}
	case Decide:
		silent := c.State == Received && w.Set.Calendar().Between(c.Received, s.On) > b.Correction.N
		if c.Accepted == 0 && s.Outcome != Withdrawn && !silent {
			return b.refusal(c, s, w, "/outcome")
		}
		if c.Gap != nil && c.Gap.Closed == 0 && s.Outcome == Granted {
			return fault.New(fault.Conflict, "case.gap.open", "/outcome", c.Gap.Materials)
		}
	case Deliver:
		if c.Outcome == Withdrawn {
			return b.refusal(c, s, w, "/step")
		}
	case PassToDepartment, PassToWindow:
		return b.pass(c, s, w)
	}
	return nil
}

// refusal says why a step is not possible now, in the words of the rules and with their article.
func (b *Book) refusal(c *Case, s *Dated, w Circumstances, at string) *fault.Error {
	row := b.Steps[s.Name]
	return fault.New(fault.Conflict, "case.step.not_now", at, row.Name, b.States[c.State].Name, row.Against(c.State), w.Article(row.Basis, s.On))
}

// Next are the steps that are possible in a state, in the order in which a case usually goes.
func (b *Book) Next(c *Case) []string {
	state := c.State
	if state == "" {
		state = None
	}
	next := []string{}
	for _, id := range knownSteps {
		if slices.Contains(b.Steps[id].From, state) {
			next = append(next, id)
		}
	}
	return next
}
