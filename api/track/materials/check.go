package materials

import (
	"regexp"
	"slices"

	"sevenlists/api/track/handling"
	"sevenlists/planner/fault"
)

var hashForm = regexp.MustCompile(`^sha256:[0-9a-f]{64}$`)

// Allowed says whether a step may be entered into a paper of a register: that everything is stated that it
// needs, that it is possible on the day on which it happened, and that what was entered of later days stays
// possible. Whether the plan asks for such a paper is for the caller to find out. Paths of its faults are JSON
// Pointers into the body of the request.
//
// It returns a fault.List: Invalid where something is missing or wrong with the step, Conflict
// material.step.not_now and material.on_hand where it is not possible.
func (b *Book) Allowed(r Register, p *Paper, s Dated, w handling.Circumstances) error {
	if faults := b.stated(&s, w); len(faults) > 0 {
		return faults
	}
	return b.possible(r, p, append(slices.Clone(p.Entries), Entry{Dated: s}), w)
}

// AllowedCorrection says whether an entry may be corrected so.
//
// It returns what Allowed does, NotFound case.entry.unknown and Conflict case.entry.undone.
func (b *Book) AllowedCorrection(r Register, p *Paper, x Correction, w handling.Circumstances) error {
	i := slices.IndexFunc(p.Entries, func(e Entry) bool { return e.Entry == x.Entry })
	switch {
	case i < 0:
		return fault.List{fault.New(fault.NotFound, "case.entry.unknown", "/entry", x.Entry, len(p.Entries))}
	case p.Entries[i].Undone != nil:
		return fault.List{fault.New(fault.Conflict, "case.entry.undone", "/entry", x.Entry)}
	case x.Reason == "":
		return fault.List{fault.New(fault.Invalid, "case.needs", "/reason", "reason")}
	}
	if x.Instead != nil {
		if faults := b.stated(x.Instead, w); len(faults) > 0 {
			return faults
		}
	}
	corrected := slices.Clone(p.Entries)
	corrected[i].Undone = &x
	return b.possible(r, p, corrected, w)
}

// stated looks at what a step states by itself.
func (b *Book) stated(s *Dated, w handling.Circumstances) fault.List {
	var faults fault.List
	add := func(code, at string, args ...any) { faults.Add(fault.New(fault.Invalid, code, at, args...)) }
	row, ok := b.Steps[s.Name]
	if !ok {
		add("material.step.unknown", "/step", s.Name, fault.Nearest(s.Name, knownSteps))
		return faults
	}
	for _, need := range row.Needs {
		if !needs[need](s) {
			add("case.needs", "/"+need, need)
		}
	}
	faults = append(faults, handling.Timely(s.On, w.Today, s.Late, s.Source)...)
	forms := formsOf(w)
	if s.Form != "" && !slices.Contains(forms, s.Form) {
		add("material.form", "/form", s.Form, forms, fault.Nearest(s.Form, forms))
	}
	if s.Copies < 0 || s.Copies > mostCopies {
		add("material.copies", "/copies", s.Copies, mostCopies)
	}
	if s.Hash != "" && !hashForm.MatchString(s.Hash) {
		add("material.hash", "/hash")
	}
	if s.Valid != 0 && s.Valid < s.On {
		add("material.valid", "/valid_until", s.Valid, s.On)
	}
	return faults
}

// mostCopies is the most copies of one paper.
const mostCopies = 1000

// formsOf are the forms of a paper, the strictest first.
func formsOf(w handling.Circumstances) []string {
	var ids []string
	for _, f := range w.Set.Vocabulary().Forms {
		ids = append(ids, f.ID)
	}
	return ids
}

// possible goes through the steps of a paper in the order in which they happened and refuses the first that is
// not possible where it stands.
func (b *Book) possible(r Register, p *Paper, entries []Entry, w handling.Circumstances) error {
	at := &Paper{Project: p.Project, Number: p.Number, State: None}
	for _, e := range effective(entries) {
		row, state := b.Steps[e.Name], at.State
		if e.Name != HandIn && p.ReplacedBy != 0 && e.On >= p.Ended {
			state = Replaced
		}
		if !slices.Contains(row.From, state) {
			return fault.List{fault.New(fault.Conflict, "material.step.not_now", "/step", row.Name, b.States[state].Name, row.Against(state), w.Article(row.Basis, e.On))}
		}
		if e.Name == HandIn {
			if err := b.inPlace(r, p.Number, &e.Dated); err != nil {
				return fault.List{err}
			}
		}
		at.apply(&e.Dated)
	}
	return nil
}

// inPlace refuses a paper that is there already, and one in place of another that it cannot replace.
func (b *Book) inPlace(r Register, number int, s *Dated) *fault.Error {
	if s.Replaces != 0 {
		switch old := r.Find(s.Replaces); {
		case old == nil || old.Number == number || !old.Is(s.Material, s.Part):
			return fault.New(fault.Invalid, "material.replaces", "/replaces", s.Replaces, s.Material)
		case old.ReplacedBy != 0 && old.ReplacedBy != number:
			return fault.New(fault.Conflict, "material.replaced", "/replaces", s.Replaces, old.ReplacedBy)
		}
	}
	for _, other := range r.Of(s.Material, s.Part) {
		if other.Number != number && other.Number != s.Replaces && other.Serves(s.On) {
			return fault.New(fault.Conflict, "material.on_hand", "/material", s.Material, other.Since, other.For, other.Number)
		}
	}
	return nil
}
