package rules

import "sevenlists/planner/profile"

// Verdicts decides which items projects need, one project after another, and nothing else: no
// edge, no commitment, no reason. It keeps its memory from project to project, so that a decision
// takes none. One goroutine at a time may use it.
type Verdicts struct {
	set   *Set
	known state
	found []Verdict
}

// Verdicts readies a series of decisions.
func (s *Set) Verdicts() *Verdicts { return &Verdicts{set: s, found: make([]Verdict, len(s.items))} }

// For answers every item, in the order of Items, for a profile as it is stated, of a project without
// parts: it is filled as Decide fills it. The answers are good until the next call.
//
// It returns a fault.Error of kind RuleBroken when a derivation fails.
func (v *Verdicts) For(p profile.Profile, assume profile.Assume) ([]Verdict, error) {
	derived, err := v.set.derive(&p, false)
	if err != nil {
		return nil, err
	}
	filled := p.Fill(v.set.facts, derived, assume)
	return v.Of(&filled), nil
}

// Of answers every item, in the order of Items, for a profile that is filled already, such as
// Decision.Profile: nothing is derived and no default is taken, so that what it does not hold is
// not known. The answers are those of Decide, and are good until the next call.
func (v *Verdicts) Of(p *profile.Profile) []Verdict {
	day := p.ReferenceDate(v.set.facts)
	v.set.program.read(p, &v.known)
	for i, item := range v.set.items {
		if item.Effective.Holds(day) {
			v.found[i] = verdictOf(v.set.program.decide(item.applies.root, &v.known))
		} else {
			v.found[i] = NotRequired
		}
	}
	return v.found
}
