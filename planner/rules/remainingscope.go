package rules

import (
	"slices"

	"sevenlists/planner/profile"
)

// remainingScope is the profile of the project or of a part.
type remainingScope struct {
	part   string
	raw    profile.Profile // as stated
	filled profile.Profile
	freed  profile.Profile // filled, without the facts that may yet be derived
	lens   lens            // freed
	stated lens            // raw

	found   []Root        // of each problem of a profile
	follows []*derivation // derived truths that follow from facts that become known
}

// free lets go of assumed values that a derivation may yet replace, and finds the derived truths
// that follow from others.
func (m *remainingScope) free(s *Set, how Knowing, project *remainingScope) {
	m.freed = m.filled.Clone()
	for slot := range s.facts.List {
		if m != project && !s.facts.List[slot].VariesByPart {
			m.freed.Values[slot] = project.freed.Values[slot]
		}
	}
	for i := range s.derivations {
		d := &s.derivations[i]
		settled := m.filled.Origin[d.slot] == profile.Derived
		assumed := m.filled.Value(d.slot).IsKnown()
		if d.proposed || settled || m.raw.Origin[d.slot].Given() || m.raw.IsStatedUnknown(d.slot) ||
			!assumed && how == Stating || !m.mayDerive(d) || m.part != "" && !s.facts.List[d.slot].VariesByPart {
			continue
		}
		m.freed.Values[d.slot] = profile.Unknown
		if d.yes != nil {
			m.follows = append(m.follows, d)
		}
	}
}

// mayDerive reports whether a derivation can still come to a value. One that was not lowered
// needs all its facts, and one that is assumed never becomes known.
func (m *remainingScope) mayDerive(d *derivation) bool {
	return d.yes != nil || !slices.ContainsFunc(d.reads, func(slot int) bool { return m.never(slot) })
}

// never reports whether a fact stays as it is, unknown to derivations: it is assumed.
func (m *remainingScope) never(slot int) bool {
	return !m.raw.Value(slot).IsKnown() && m.filled.Value(slot).IsKnown()
}

// own reads a profile, and says whose unknowns it has.
func (m *remaining) own(i int) {
	scope := &m.scopes[i]
	m.set.program.read(&scope.freed, &scope.lens.state)
	if len(m.scopes) == 1 {
		return
	}
	outer := 0
	if i > 0 {
		if part := m.parted.Parts[i-1].Parent; part != "" {
			outer = m.parted.PartPlace(part) + 1
		}
	}
	scope.lens.owners = make([]int32, len(m.cut.layout.rank))
	if i == 0 {
		return
	}
	above := &m.scopes[outer]
	for slot := range m.set.facts.List {
		scope.lens.owners[slot] = int32(i)
		_, says := m.parted.Parts[i-1].States(slot)
		derived := m.set.facts.List[slot].Derived && m.set.facts.List[slot].VariesByPart
		if !says && !derived && scope.freed.Value(slot) == above.freed.Value(slot) && scope.raw.Origin[slot] != profile.Summed &&
			above.raw.Origin[slot] != profile.Summed && scope.raw.IsStatedUnknown(slot) == above.raw.IsStatedUnknown(slot) {
			scope.lens.owners[slot] = above.lens.owners[slot]
		}
	}
	m.ownTests(&scope.lens, int32(i))
}

// ownTests gives comparisons of two facts, and conditions without a diagram, to the profile that
// owns all their unknown facts, and where the known ones are the same there.
func (m *remaining) ownTests(l *lens, own int32) {
	pr := m.set.program
	ownerOf := func(each func(func(slot int))) int32 {
		owner := int32(-1)
		each(func(slot int) {
			of := l.owners[slot]
			if owner < 0 {
				owner = of
			}
			if of != owner || m.scopes[of].freed.Value(slot) != l.p.Value(slot) {
				owner = own
			}
		})
		if owner < 0 {
			return own
		}
		return owner
	}
	for k, pair := range pr.pairs {
		l.owners[len(pr.facts)+k] = ownerOf(pair.eachFact)
	}
	for k, f := range pr.bounded {
		l.owners[len(pr.facts)+len(pr.pairs)+k] = ownerOf(func(visit func(int)) {
			f.each(false, func(t *test, _ bool) { t.eachFact(visit) })
		})
	}
}

// compose puts in place of a derived truth what it is derived from: true where its derivation
// certainly says so, false where it certainly says no, and else what was assumed or, where
// nothing was, the truth itself.
func (m *remaining) compose() {
	for i := range m.scopes {
		scope := &m.scopes[i]
		if len(scope.follows) == 0 {
			continue
		}
		scope.stated.owners = scope.lens.owners
		m.set.program.read(&scope.raw, &scope.stated.state)
		m.cut.through(&scope.stated)
		certain := map[int32]int32{}
		for _, d := range scope.follows {
			holds := m.cut.always(m.cut.of(d.yes), m.marked, certain)
			fails := m.cut.always(m.cut.of(d.no), m.marked, certain)
			m.replace(m.cut.variable(int32(d.slot)), holds, fails, scope.filled.Value(d.slot))
		}
	}
}

// marked reports whether a variable is a fact that a derivation never gets to know: one that is
// assumed, or derived itself.
func (m *remaining) marked(variable int32) bool {
	i, v := m.cut.apart(variable)
	scope := &m.scopes[i]
	return int(v) < len(m.set.facts.List) && (scope.never(int(v)) ||
		slices.ContainsFunc(scope.follows, func(d *derivation) bool { return d.slot == int(v) }))
}

// replace rewrites every condition that turns on one derived truth.
func (m *remaining) replace(variable, holds, fails int32, assumed profile.Value) {
	samples := m.cut.samples(variable)
	if len(samples) != 2 {
		return // no rule reads it
	}
	var ways [2]map[int32]int32
	for i := range ways {
		ways[i] = map[int32]int32{}
	}
	m.eachRoot(func(root *Root) {
		n := int32(*root)
		var when [2]int32 // by truth
		for i, sample := range samples {
			truth := 0
			if sample.value.Truth() {
				truth = 1
			}
			when[truth] = m.cut.fixed(n, variable, i, ways[i])
		}
		if when[0] == when[1] {
			*root = Root(when[0])
			return
		}
		switch {
		case assumed.Truth():
			n = when[1]
		case assumed.IsKnown():
			n = when[0]
		}
		*root = Root(m.cut.either(holds, when[1], m.cut.either(fails, when[0], n)))
	})
	m.r.Answers = slices.DeleteFunc(m.r.Answers, func(a OpenAnswer) bool { return !a.When.IsOpen() })
}
