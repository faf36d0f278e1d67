package rules

// Sources are the facts from which a rule derives the fact, in asking order: whoever wants to
// settle a derived fact answers these. Nil where no rule derives it.
func (s *Set) Sources(fact string) []string {
	slot, ok := s.facts.Slot(fact)
	if !ok {
		return nil
	}
	if reads := s.derivedFrom(slot); reads != nil {
		return names(s.facts, reads)
	}
	return nil
}

// derivedFrom gives the facts from which a rule derives a fact; nil where no rule does.
func (s *Set) derivedFrom(slot int) []int {
	for i := range s.derivations {
		if d := &s.derivations[i]; d.slot == slot && !d.proposed {
			return d.reads
		}
	}
	return nil
}
