package rules

import (
	"slices"

	"sevenlists/planner/profile"
)

// Names reports whether some rule speaks of a value of an enum: whether it is among the constants of
// an item, an edge, a commitment, a problem or a derivation. What only OPA answers speaks of every value
// that it reads. A value that none names is treated like any other of the fact.
func (s *Set) Names(fact string, v profile.Value) bool {
	slot, ok := s.facts.Slot(fact)
	if !ok {
		return false
	}
	for i := range s.derivations {
		if d := &s.derivations[i]; d.yes == nil && slices.Contains(d.reads, slot) {
			return true
		}
	}
	return slices.ContainsFunc(s.conditions(), func(c *condition) bool {
		named := false
		if c.diagram != nil {
			c.diagram.formula.each(false, func(t *test, _ bool) {
				named = named || t.turnsOn(slot) && (t.opaque != nil || t.other >= 0 || slices.Contains(t.want, v))
			})
		}
		return named
	})
}
