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
// states is replaced by what it is derived from, so far as facts become known that way. In a
// project with parts an item is looked at in each place where it is done, and what a part does not
// say is open together with that of what it lies in; a sum that is open varies by itself.
//
// It returns a fault.Error of kind RuleBroken when a derivation fails.
func (s *Set) Remainder(p profile.Profile, assume profile.Assume, how Knowing) (*Remainder, error) {
	scopes := p.Scopes(s.facts, assume)
	r := ruling{set: s, parted: &p, assume: assume, brief: true, scopes: scopes, bare: scopes, deciders: make([]decider, len(scopes))}
	for i := range scopes {
		if err := r.read(i); err != nil {
			return nil, err
		}
	}
	return s.RemainderOf(p, &r.made, how), nil
}

// RemainderOf is Remainder where the profile is decided already.
func (s *Set) RemainderOf(p profile.Profile, d *Decision, how Knowing) *Remainder {
	m := &remaining{set: s, how: how, parted: &p}
	m.r = &Remainder{Profile: d.Profile}
	for i, stated := range p.Scopes(s.facts, profile.None) {
		scope := remainingScope{raw: stated, filled: d.Profile}
		if i > 0 {
			scope.part, scope.filled = d.Parts[i-1].ID, d.Parts[i-1].Profile
		}
		m.r.profiles = append(m.r.profiles, scope.filled)
		m.scopes = append(m.scopes, scope)
	}
	m.cut = newRestriction(s.program, s.program.layout(s.facts), len(m.scopes))
	for i := range m.scopes {
		m.scopes[i].free(s, how, &m.scopes[0])
		m.own(i)
	}
	m.rows()
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
	parted *profile.Profile // as stated, with its parts
	scopes []remainingScope // the project, then each part
	cut    *restriction
	r      *Remainder
	wholes map[OpenRow]*lens // of items of parts that read some facts of the whole project
}

// rows lists the items in each place where they are done.
func (m *remaining) rows() {
	for n, item := range m.set.items {
		for _, part := range m.parted.Places(item.Per) {
			m.r.Rows = append(m.r.Rows, OpenRow{n, part})
		}
	}
}

// scopeOf gives the profile of a part.
func (m *remaining) scopeOf(part string) *remainingScope {
	return &m.scopes[m.parted.PartPlace(part)+1]
}

// look turns to the facts by which an item is judged in a place.
func (m *remaining) look(row OpenRow) {
	scope := m.scopeOf(row.Part)
	item := m.set.items[row.Item]
	if row.Part == "" || len(item.whole) == 0 {
		m.cut.through(&scope.lens)
		return
	}
	l := m.wholes[row]
	if l == nil {
		l = &lens{owners: slices.Clone(scope.lens.owners)}
		p := scope.freed.Clone()
		item.takeWhole(m.set.facts, &p, &m.scopes[0].freed)
		for slot := range m.set.facts.List {
			if item.readsWhole(m.set.facts.List[slot].ID) {
				l.owners[slot] = 0
			}
		}
		m.set.program.read(&p, &l.state)
		m.ownTests(l, int32(m.parted.PartPlace(row.Part)+1))
		if m.wholes == nil {
			m.wholes = map[OpenRow]*lens{}
		}
		m.wholes[row] = l
	}
	m.cut.through(l)
}

// conditions restricts all that a route depends on.
func (m *remaining) conditions() {
	s, r := m.set, m.r
	day := m.scopes[0].filled.ReferenceDate(s.facts)
	roots := make([]Root, 2*len(r.Rows))
	r.Items, r.Offers = roots[:len(r.Rows):len(r.Rows)], roots[len(r.Rows):]
	r.Lengths = make([][]OpenLength, len(r.Rows))
	of := make([][]int32, len(s.items)) // the rows of each item
	rows := make([]int32, len(r.Rows))
	for n, row := range r.Rows {
		rows[n] = int32(n)
		if n > 0 && r.Rows[n-1].Item == row.Item {
			of[row.Item] = rows[n-len(of[row.Item]) : n+1]
		} else {
			of[row.Item] = rows[n : n+1]
		}
		item := s.items[row.Item]
		if !item.Effective.Holds(day) {
			continue
		}
		m.look(row)
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
		for _, to := range of[e.to] {
			for _, from := range of[e.from] {
				m.edge(e, int(from), int(to))
			}
		}
	}
}

// edge restricts an edge between two rows, by the facts that ruling.edge decides it by.
func (m *remaining) edge(e *indexedEdge, from, to int) {
	r := m.r
	if r.Items[from] == Never || r.Items[to] == Never {
		return
	}
	earlier, later := r.Rows[from].Part, r.Rows[to].Part
	if earlier != later && !m.parted.Related(earlier, later) {
		return
	}
	m.judge(from, to)
	if when := m.of(&e.Edge.when); when != Never {
		r.Edges = append(r.Edges, OpenEdge{Edge: e.Edge, From: from, To: to, When: when})
	}
}

// judge turns to the facts by which an edge is judged.
func (m *remaining) judge(from, to int) {
	earlier, later := m.r.Rows[from].Part, m.r.Rows[to].Part
	if earlier != later && m.parted.Within(earlier, later) {
		m.cut.through(&m.scopeOf(earlier).lens)
		return
	}
	m.look(m.r.Rows[to])
}

func (m *remaining) of(c *condition) Root { return Root(m.cut.of(c)) }

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
	day := m.scopes[0].filled.ReferenceDate(s.facts)
	for n, row := range r.Rows {
		if r.Items[n] == Never {
			continue
		}
		item := s.items[row.Item]
		m.look(row)
		here := func(a OpenAnswer) {
			a.Item, a.Part = item, row.Part
			add(a)
		}
		here(OpenAnswer{Kind: Applies, When: r.Items[n], asked: &item.applies})
		if t := item.Commitment; t != nil && t.Holds(day) {
			here(OpenAnswer{Kind: Offered, When: m.and(r.Items[n], m.of(&item.mayCommit)), asked: &item.mayCommit})
		}
		for i := range item.lengths {
			c := &item.lengths[i].condition
			if when := m.of(c); when.IsOpen() {
				here(OpenAnswer{Kind: Lasts, When: m.and(r.Items[n], when), asked: c})
			}
		}
	}
	for i := range r.Edges {
		if e := &r.Edges[i]; e.When.IsOpen() {
			both := m.and(r.Items[e.From], r.Items[e.To])
			row := r.Rows[e.To]
			add(OpenAnswer{Item: s.items[row.Item], Part: row.Part, Kind: Waits, When: m.and(both, e.When), asked: &e.Edge.when})
		}
	}
	for i := range m.scopes {
		scope := &m.scopes[i]
		m.cut.through(&scope.lens)
		for _, p := range s.problems {
			if p.Origin != "profile" {
				continue
			}
			when := m.of(&p.found)
			scope.found = append(scope.found, when)
			if i > 0 && m.scopeOf(m.parted.Parts[i-1].Parent).found[len(scope.found)-1] == when {
				continue // as in what it lies in
			}
			add(OpenAnswer{Problem: p, Part: scope.part, Kind: Found, When: when, asked: &p.found})
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
	slices.SortFunc(variables, func(a, b int32) int { return cmp.Compare(m.cut.place(a), m.cut.place(b)) })
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
