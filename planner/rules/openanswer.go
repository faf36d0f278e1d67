package rules

import (
	"slices"

	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
)

// Title says for which rule a fact is asked: of the bodies that are still open the first that
// reads the fact, itself or through what is derived from it; else the first that is open.
func (s *Set) Title(a *OpenAnswer, slot int, p *profile.Profile) lang.Text {
	var fallback lang.Text
	for i := range a.asked.bodies {
		b := &a.asked.bodies[i]
		whole := disjunction(b.alternatives)
		if whole.kleene(p) != open {
			continue
		}
		reads := false
		whole.each(false, func(t *test, _ bool) {
			t.eachFact(func(read int) { reads = reads || s.follows(read, slot) })
		})
		if reads {
			return b.title
		}
		if fallback == (lang.Text{}) {
			fallback = b.title
		}
	}
	return fallback
}

// follows reports whether a fact is another one or is derived from it.
func (s *Set) follows(slot, from int) bool {
	return slot == from || slices.Contains(s.derivedFrom(slot), from)
}
