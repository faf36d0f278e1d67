package commitments

import (
	"slices"

	"sevenlists/api/track/handling"
	"sevenlists/planner/fault"
)

// Check says whether a step may be entered into a commitment: that everything is stated that it needs, that
// it is possible on the day on which it happened, and that what was entered of later days stays possible.
// Paths of its faults are JSON Pointers into the body of the request. Whether a commitment is offered is for
// the caller to find out.
//
// It returns a fault.List: Invalid where something is missing or wrong with the step, Conflict
// commitment.step.not_now and others with the reason of the law where it is not possible.
func (b *Book) Check(c *Commitment, s Dated, w handling.Circumstances) error {
	if faults := b.stated(&s, w); len(faults) > 0 {
		return faults
	}
	return b.possible(c, append(slices.Clone(c.Entries), Entry{Dated: s}), w)
}

// CheckCorrection says whether an entry may be corrected so: the commitment without it, and with what is true
// instead, must be possible.
//
// It returns what Check does, NotFound case.entry.unknown and Conflict case.entry.undone.
func (b *Book) CheckCorrection(c *Commitment, x Correction, w handling.Circumstances) error {
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
		if faults := b.stated(x.Instead, w); len(faults) > 0 {
			return faults
		}
	}
	corrected := slices.Clone(c.Entries)
	corrected[i].Undone = &x
	return b.possible(c, corrected, w)
}

// stated looks at what a step states by itself.
func (b *Book) stated(s *Dated, w handling.Circumstances) fault.List {
	var faults fault.List
	add := func(code, at string, args ...any) { faults.Add(fault.New(fault.Invalid, code, at, args...)) }
	row, ok := b.Steps[s.Name]
	if !ok {
		add("commitment.step.unknown", "/step", s.Name, fault.Nearest(s.Name, knownSteps))
		return faults
	}
	for _, need := range row.Needs {
		if !needs[need](s) {
			add("case.needs", "/"+need, need)
		}
	}
	faults = append(faults, handling.Timely(s.On, w.Today, s.Late, s.Source)...)
	if s.Due != 0 && s.Due <= s.On {
		add("commitment.due", "/due", s.Due, s.On)
	}
	return faults
}

// possible goes through steps in the order in which they happened and refuses the first that is not possible
// where it stands.
func (b *Book) possible(c *Commitment, entries []Entry, w handling.Circumstances) error {
	at := Commitment{Project: c.Project, Key: c.Key, State: None}
	for _, e := range effective(entries) {
		if err := b.step(&at, &e.Dated, w); err != nil {
			return fault.List{err}
		}
		at.apply(e)
	}
	return nil
}

// step refuses a step that is not possible after those before it.
func (b *Book) step(c *Commitment, s *Dated, w handling.Circumstances) *fault.Error {
	row := b.Steps[s.Name]
	if !slices.Contains(row.From, c.State) {
		return fault.New(fault.Conflict, "commitment.step.not_now", "/step", row.Name, b.States[c.State].Name, row.Against(c.State), w.Article(row.Basis, s.On))
	}
	switch s.Name {
	case TakeEffect:
		switch public := c.Terms.Publicity; {
		case public == nil:
		case c.State == Signed:
			return fault.New(fault.Conflict, "commitment.unpublished", "/step", public.N)
		case s.On <= c.PublicTo:
			return fault.New(fault.Conflict, "commitment.public", "/on", c.PublicTo)
		}
	case Repair:
		if by := c.Breaches[len(c.Breaches)-1].RepairBy; by != 0 && s.On > by {
			return fault.New(fault.Conflict, "commitment.repair.late", "/on", by, s.On)
		}
	}
	return nil
}

// Next are the steps that are possible in a state, in the order in which a commitment usually goes.
func (b *Book) Next(state string) []string {
	return handling.Rows{Steps: b.Steps}.Next(state, knownSteps)
}
