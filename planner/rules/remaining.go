package rules

import (
	"cmp"
	"slices"

	"sevenlists/planner/profile"
)

// Knowing says how facts become known.
type Knowing uint16

const (
	// Stating: a completion states every unknown fact by itself, also those that a rule would
	// derive. An assumed fact stays as it is, unless what is stated now derives it.
	Stating Knowing = iota
	// Answering: facts are asked for one after another, and what a rule derives from them is not
	// asked for.
	Answering
)

// Remainder gives what the known facts of a profile leave open. A derived truth that nobody
// states is replaced by what it is derived from, so far as facts become known that way.
//
// It returns a fault.Error of kind RuleBroken when a derivation fails.
func (s *Set) Remainder(p profile.Profile, assume profile.Assume, how Knowing) (*Remainder, error) {
	derived, err := s.derive(&p)
	if err != nil {
		return nil, err
	}
	return s.RemainderOf(p, p.Fill(s.facts, derived, assume), how), nil
}

// RemainderOf is Remainder where the profile is filled already, as in Decision.
func (s *Set) RemainderOf(p, filled profile.Profile, how Knowing) *Remainder {
	m := &remaining{set: s, how: how, raw: &p, filled: filled}
	m.r = &Remainder{Profile: m.filled}
	m.free()
	s.program.read(&m.freed, &m.state)
	m.cut = newRestriction(s.program, s.program.layout(s.facts), &m.state)
	m.conditions()
	m.answers()
	m.compose()
	m.settle()
	return m.r
}

// remaining is a remainder in the making.
type remaining struct {
	set    *Set
	how    Knowing
	raw    *profile.Profile // as stated
	filled profile.Profile
	freed  profile.Profile // filled, without the facts that may yet be derived
	state  state           // freed, as the program reads it
	cut    *restriction
	r      *Remainder

	follows []*derivation // derived truths that follow from facts that become known
}

// free lets go of assumed values that a derivation may yet replace, and finds the derived truths
// that follow from others.
func (m *remaining) free() {
	m.freed = m.filled.Clone()
	for i := range m.set.derivations {
		d := &m.set.derivations[i]
		settled := m.filled.Origin[d.slot] == profile.Derived
		assumed := m.filled.Value(d.slot).IsKnown()
		if d.proposed || settled || m.raw.Origin[d.slot] == profile.Stated || m.raw.IsStatedUnknown(d.slot) ||
			!assumed && m.how == Stating || !m.mayDerive(d) {
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
func (m *remaining) mayDerive(d *derivation) bool {
	return d.yes != nil || !slices.ContainsFunc(d.reads, func(slot int) bool { return m.never(slot) })
}

// never reports whether a fact stays as it is, unknown to derivations: it is assumed.
func (m *remaining) never(slot int) bool {
	return !m.raw.Value(slot).IsKnown() && m.filled.Value(slot).IsKnown()
}

// conditions restricts all that a route depends on.
func (m *remaining) conditions() {
	s, r := m.set, m.r
	day := m.filled.ReferenceDate(s.facts)
	roots := make([]Root, 2*len(s.items))
	r.Items, r.Offers = roots[:len(s.items):len(s.items)], roots[len(s.items):]
	r.Lengths = make([][]OpenLength, len(s.items))
	for n, item := range s.items {
		if !item.Effective.Holds(day) {
			continue
		}
		if r.Items[n] = m.of(&item.applies); r.Items[n] == Never {
			continue
		}
		if t := item.Commitment; t != nil && t.Holds(day) && t.Mode != Deferral {
			r.Offers[n] = m.of(&item.mayCommit)
		}
		for i := range item.lengths {
			if when := m.of(&item.lengths[i].condition); when != Never {
				r.Lengths[n] = append(r.Lengths[n], OpenLength{Days: item.lengths[i].days, When: when})
			}
		}
	}
	index := s.trialIndex()
	r.Edges = make([]OpenEdge, 0, len(index.edges))
	for i := range index.edges {
		e := &index.edges[i]
		if r.Items[e.from] == Never || r.Items[e.to] == Never {
			continue
		}
		if when := m.of(&e.Edge.when); when != Never {
			r.Edges = append(r.Edges, OpenEdge{Edge: e.Edge, From: e.from, To: e.to, When: when})
		}
	}
}

func (m *remaining) of(c *condition) Root { return Root(m.cut.of(c, &m.state)) }

// and joins two conditions.
func (m *remaining) and(a, b Root) Root { return Root(m.cut.and(int32(a), int32(b))) }

// answers lists what is open, each with all that it takes to matter.
func (m *remaining) answers() {
	if m.how != Answering {
		return
	}
	s, r := m.set, m.r
	add := func(a OpenAnswer) {
		if a.When.IsOpen() {
			r.Answers = append(r.Answers, a)
		}
	}
	day := m.filled.ReferenceDate(s.facts)
	for n, item := range s.items {
		if r.Items[n] == Never {
			continue
		}
		add(OpenAnswer{Item: item, Kind: Applies, When: r.Items[n], asked: &item.applies})
		if t := item.Commitment; t != nil && t.Holds(day) {
			add(OpenAnswer{Item: item, Kind: Offered, When: m.and(r.Items[n], m.of(&item.mayCommit)), asked: &item.mayCommit})
		}
		for i := range item.lengths {
			c := &item.lengths[i].condition
			if when := m.of(c); when.IsOpen() {
				add(OpenAnswer{Item: item, Kind: Lasts, When: m.and(r.Items[n], when), asked: c})
			}
		}
	}
	for i := range r.Edges {
		if e := &r.Edges[i]; e.When.IsOpen() {
			both := m.and(r.Items[e.From], r.Items[e.To])
			add(OpenAnswer{Item: s.items[e.To], Kind: Waits, When: m.and(both, e.When), asked: &e.Edge.when})
		}
	}
	for _, p := range s.problems {
		if p.Origin == "profile" {
			add(OpenAnswer{Problem: p, Kind: Found, When: m.of(&p.found), asked: &p.found})
		}
	}
}

// eachRoot visits every condition of the remainder.
func (m *remaining) eachRoot(visit func(*Root)) {
	for i := range m.r.Items {
		visit(&m.r.Items[i])
		visit(&m.r.Offers[i])
		for k := range m.r.Lengths[i] {
			visit(&m.r.Lengths[i][k].When)
		}
	}
	for i := range m.r.Edges {
		visit(&m.r.Edges[i].When)
	}
	for i := range m.r.Answers {
		visit(&m.r.Answers[i].When)
	}
}

// compose puts in place of a derived truth what it is derived from: true where its derivation
// certainly says so, false where it certainly says no, and else what was assumed or, where
// nothing was, the truth itself.
func (m *remaining) compose() {
	if len(m.follows) == 0 {
		return
	}
	var stated state
	m.set.program.read(m.raw, &stated)
	m.cut.regions = stated.regions
	m.cut.forget()
	marked := make([]bool, len(m.set.facts.List))
	for slot := range marked {
		marked[slot] = m.never(slot)
	}
	for _, d := range m.follows { // a derivation sees no derived facts
		marked[d.slot] = true
	}
	certain := map[int32]int32{}
	for _, d := range m.follows {
		holds := m.cut.always(m.cut.of(d.yes, &stated), marked, certain)
		fails := m.cut.always(m.cut.of(d.no, &stated), marked, certain)
		m.replace(int32(d.slot), holds, fails, m.filled.Value(d.slot))
	}
}

// replace rewrites every condition that turns on one derived truth.
func (m *remaining) replace(variable, holds, fails int32, assumed profile.Value) {
	samples := m.cut.layout.samples[variable]
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

// settle lays out what is left: the open facts in order, their values told apart only so far as
// some condition still tells them apart.
func (m *remaining) settle() {
	live := make([]bool, len(m.cut.nodes))
	var order []int32 // every node after those that it leads to
	var walk func(int32)
	walk = func(n int32) {
		if n <= 1 || live[n] {
			return
		}
		live[n] = true
		for _, b := range m.cut.row(n) {
			walk(b)
		}
		order = append(order, n)
	}
	m.eachRoot(func(root *Root) { walk(int32(*root)) })
	place := m.openFacts(order)
	m.lay(order, place)
}

// openFacts lists the variables of the nodes and sorts their values into classes. It gives the
// place of each variable.
func (m *remaining) openFacts(order []int32) map[int32]int32 {
	place := map[int32]int32{}
	var variables []int32
	for _, n := range order {
		v := m.cut.nodes[n].variable
		if _, known := place[v]; !known {
			place[v] = 0
			variables = append(variables, v)
		}
	}
	rank := m.cut.layout.rank
	slices.SortFunc(variables, func(a, b int32) int { return cmp.Compare(rank[a], rank[b]) })
	for i, v := range variables {
		place[v] = int32(i)
		m.r.Open = append(m.r.Open, m.openFact(v))
	}
	for _, n := range order {
		if o := &m.r.Open[place[m.cut.nodes[n].variable]]; o.Slot >= 0 {
			o.split(m.cut.row(n))
		}
	}
	for i := range m.r.Open {
		m.r.Open[i].name()
	}
	return place
}

// lay writes the nodes with a branch for each class, and says what each turns on.
func (m *remaining) lay(order []int32, place map[int32]int32) {
	r := m.r
	r.words = (len(r.Open) + 63) / 64
	r.nodes = make([]openNode, 2, len(order)+2)
	r.turns = make([]uint64, (len(order)+2)*r.words)
	r.seen = make([]uint32, len(order)+2)
	moved := make([]int32, len(m.cut.nodes))
	moved[1] = 1
	for _, n := range order {
		v := place[m.cut.nodes[n].variable]
		o := &r.Open[v]
		node := openNode{variable: v, first: int32(len(r.branches))}
		at := len(r.nodes)
		r.turns[at*r.words+int(v)/64] |= 1 << (v % 64)
		next := int16(0)
		for i, b := range m.cut.row(n) {
			if o.Slot >= 0 && o.classes[i] != next {
				continue
			}
			next++
			to := moved[b]
			r.branches = append(r.branches, to)
			for w := range r.words {
				r.turns[at*r.words+w] |= r.turns[int(to)*r.words+w]
			}
		}
		r.nodes = append(r.nodes, node)
		moved[n] = int32(at)
	}
	m.eachRoot(func(root *Root) { *root = Root(moved[*root]) })
}
