package rules

import "slices"

// openFact describes a variable that is tested: a fact, a comparison of two, or a bounded condition.
func (m *remaining) openFact(variable int32) OpenFact {
	facts := len(m.set.program.facts)
	place, v := m.cut.apart(variable)
	scope := &m.scopes[place]
	if slot := int(v); slot < facts {
		samples := m.cut.samples(variable)
		return OpenFact{
			Part: scope.part, Slot: slot, About: m.about(scope, nil, slot), line: &m.set.program.facts[v],
			samples: samples, classes: make([]int16, len(samples)),
		}
	}
	o := OpenFact{Part: scope.part, Slot: -1}
	if k := int(v) - facts; k < len(m.set.program.pairs) {
		pair := m.set.program.pairs[k]
		pair.eachFact(func(slot int) { o.About = m.about(scope, o.About, slot) })
	} else {
		m.set.program.bounded[k-len(m.set.program.pairs)].each(false, func(t *test, _ bool) {
			t.eachFact(func(slot int) { o.About = m.about(scope, o.About, slot) })
		})
	}
	return o
}

// about adds a fact that is not known or, where facts are asked for and others that can be asked
// for derive it, those.
func (m *remaining) about(scope *remainingScope, slots []int, slot int) []int {
	if slot < 0 || scope.freed.Value(slot).IsKnown() {
		return slots
	}
	facts := []int{slot}
	for i := range m.set.derivations {
		d := &m.set.derivations[i]
		if d.slot != slot || d.proposed || m.how != Answering || scope.raw.IsStatedUnknown(slot) ||
			slices.ContainsFunc(d.reads, func(read int) bool { return scope.never(read) }) {
			continue
		}
		var reads []int
		for _, read := range d.reads {
			if !scope.filled.Value(read).IsKnown() {
				reads = append(reads, read)
			}
		}
		if len(reads) > 0 {
			facts = reads
		}
	}
	for _, fact := range facts {
		if !slices.Contains(slots, fact) {
			slots = append(slots, fact)
		}
	}
	return slots
}

// split parts classes whose members lead to different branches of a node.
func (o *OpenFact) split(row []int32) {
	type way struct {
		class int16
		to    int32
	}
	var ways []way
	for i, to := range row {
		w := way{o.classes[i], to}
		at := slices.Index(ways, w)
		if at < 0 {
			at = len(ways)
			ways = append(ways, w)
		}
		o.classes[i] = int16(at)
	}
}

// name gives each class the first of its values.
func (o *OpenFact) name() {
	for i, s := range o.samples {
		if int(o.classes[i]) == len(o.Values) {
			o.Values = append(o.Values, s.value)
		}
	}
}
