package rules

import (
	"encoding/binary"
	"slices"

	"sevenlists/planner/profile"
)

// program holds the diagrams of all conditions of a rule set in one table, over one numbering
// of each fact's regions. A project is read once into region numbers; every condition is then a
// walk over integers, without a comparison and without memory.
type program struct {
	facts    []partition // by slot; without regions where no rule reads the fact
	pairs    []*test     // comparisons of two facts, numbered after the facts
	nodes    []programNode
	branches []int32            // the branch of a node for each region of its fact
	bounded  []*formula         // conditions too large for a diagram, answered part by part
	laid     layout             // for remainders
	paired   map[int32]*diagram // conditions that compare two facts, by root
}

// programNode branches over one fact or one comparison of two. Node 0 is no, node 1 yes.
type programNode struct {
	variable int32
	first    int32 // of its branches
}

// partition numbers the regions of one fact: of a number or date with n cuts, region 2i+1 is
// cut i itself and region 2i the open interval below it; of others, each value told apart.
type partition struct {
	kind   profile.Type
	cuts   []int64
	values []profile.Value
	size   int
}

// unknownRegion stands for a fact that is not known.
const unknownRegion = -1

// state is one project as a program reads it. It may be used again for the next project.
type state struct {
	p       *profile.Profile
	regions []int32 // by fact, then by pair
	seen    []uint32
	round   uint32
	stack   []int32
	looked  map[string]truth // what was looked at closer, by condition and what is known of its facts
	key     []byte
}

// maxLooked bounds how many such answers one state remembers.
const maxLooked = 4096

// newProgram joins the diagrams of the conditions and gives each its root.
func newProgram(conditions []*condition, facts *profile.Facts) *program {
	pr := &program{facts: make([]partition, len(facts.List)), nodes: make([]programNode, 2), paired: map[int32]*diagram{}}
	for _, c := range conditions {
		for i := range c.diagram.vars {
			if v := &c.diagram.vars[i]; v.slot >= 0 {
				pr.facts[v.slot].add(&facts.List[v.slot], v)
			} else if pr.pair(v.compare) < 0 {
				pr.pairs = append(pr.pairs, v.compare)
			}
		}
	}
	for i := range pr.facts {
		pr.facts[i].finish()
	}
	for _, c := range conditions {
		c.root = pr.insert(c.diagram)
		if c.diagram.pairs {
			pr.paired[c.root] = c.diagram
		}
	}
	return pr
}

func (pr *program) pair(t *test) int {
	return slices.IndexFunc(pr.pairs, func(other *test) bool { return other.pairKey() == t.pairKey() })
}

// add takes in the constants that one diagram cuts a fact by.
func (q *partition) add(fact *profile.Fact, v *variable) {
	q.kind = fact.Type
	if v.between != nil {
		q.cuts = append(q.cuts, v.cuts...)
		return
	}
	for _, value := range v.values {
		if !slices.Contains(q.values, value) {
			q.values = append(q.values, value)
		}
	}
}

func (q *partition) finish() {
	slices.Sort(q.cuts)
	q.cuts = slices.Compact(q.cuts)
	switch q.kind {
	case profile.NumberType, profile.DateType:
		q.size = 2*len(q.cuts) + 1
	case profile.TextType:
		q.values = slices.DeleteFunc(q.values, func(v profile.Value) bool { return v == otherText })
		slices.SortFunc(q.values, order)
		q.size = len(q.values) + 1 // any other text
	default:
		q.size = len(q.values)
	}
}

// region numbers the region of a known value.
func (q *partition) region(v profile.Value) int32 {
	switch q.kind {
	case profile.NumberType, profile.DateType:
		i, at := slices.BinarySearch(q.cuts, size(v))
		if at {
			return int32(2*i + 1)
		}
		return int32(2 * i)
	case profile.BooleanType:
		if q.values[0].Truth() == v.Truth() {
			return 0
		}
		return 1
	}
	for i := range q.values {
		if q.values[i] == v {
			return int32(i)
		}
	}
	return int32(len(q.values)) // only a text can be none of them
}

// local gives the region of a diagram's variable in which a region of the whole numbering lies.
func (q *partition) local(v *variable, region int) int {
	if v.between == nil {
		if region == len(q.values) {
			return len(v.values) - 1
		}
		return v.region(q.values[region])
	}
	// On a line of half steps a cut is even and the interval below it odd.
	var at int64
	switch {
	case len(q.cuts) == 0:
		return 0
	case region == 2*len(q.cuts):
		at = 2*q.cuts[len(q.cuts)-1] + 1
	case region%2 == 0:
		at = 2*q.cuts[region/2] - 1
	default:
		at = 2 * q.cuts[region/2]
	}
	return v.regionAt(at)
}

// regionAt finds the region of a point on the line of half steps.
func (v *variable) regionAt(at int64) int {
	if v.first && at < 2*v.cuts[0] {
		return 0
	}
	found := 0
	for i, c := range v.regions {
		if v.first && i == 0 {
			continue
		}
		if n := 2 * size(c); n < at || (n == at && !v.between[i]) {
			found = i
		}
	}
	return found
}

// insert copies a diagram into the table and gives its root; a bounded one gets a negative root.
func (pr *program) insert(d *diagram) int32 {
	if d.bounded {
		pr.bounded = append(pr.bounded, d.formula)
		return -int32(len(pr.bounded))
	}
	moved := make([]int32, len(d.nodes))
	moved[1] = 1
	for i := 2; i < len(d.nodes); i++ {
		n := &d.nodes[i]
		v := &d.vars[n.variable]
		row := programNode{first: int32(len(pr.branches))}
		if v.slot >= 0 {
			row.variable = int32(v.slot)
			q := &pr.facts[v.slot]
			for region := range q.size {
				pr.branches = append(pr.branches, moved[n.branches[q.local(v, region)]])
			}
		} else {
			k := pr.pair(v.compare)
			row.variable = int32(len(pr.facts) + k)
			yesBranch, noBranch := moved[n.branches[1]], moved[n.branches[0]]
			if pr.pairs[k].op != v.compare.op { // the same comparison, turned round
				yesBranch, noBranch = noBranch, yesBranch
			}
			pr.branches = append(pr.branches, noBranch, yesBranch)
		}
		pr.nodes = append(pr.nodes, row)
		moved[i] = int32(len(pr.nodes) - 1)
	}
	return moved[d.root]
}

// read fills a state with a project.
func (pr *program) read(p *profile.Profile, s *state) {
	s.p = p
	if len(s.regions) != len(pr.facts)+len(pr.pairs) {
		s.regions = make([]int32, len(pr.facts)+len(pr.pairs))
		s.seen = make([]uint32, len(pr.nodes))
		s.round = 0
	}
	for slot := range pr.facts {
		pr.readFact(s, slot)
	}
	for k := range pr.pairs {
		pr.readPair(s, k)
	}
}

// readPair reads one comparison of two facts.
func (pr *program) readPair(s *state, k int) {
	region := int32(unknownRegion)
	switch pr.pairs[k].value(s.p) {
	case yes:
		region = 1
	case no:
		region = 0
	}
	s.regions[len(pr.facts)+k] = region
}

func (pr *program) readFact(s *state, slot int) {
	q := &pr.facts[slot]
	s.regions[slot] = unknownRegion
	if v := s.p.Value(slot); v.IsKnown() && q.size > 0 {
		s.regions[slot] = q.region(v)
	}
}

// decide answers the condition with that root.
func (pr *program) decide(root int32, s *state) truth {
	if root < 0 {
		return pr.bounded[-root-1].kleene(s.p)
	}
	condition := root
	for root > 1 {
		n := pr.nodes[root]
		region := s.regions[n.variable]
		if region == unknownRegion {
			return pr.settled(condition, pr.explore(root, s), s)
		}
		root = pr.branches[n.first+region]
	}
	return truth(root + 1)
}

// settled looks closer at an open answer of a condition that compares two facts with each other.
func (pr *program) settled(root int32, t truth, s *state) truth {
	d := pr.paired[root]
	if t != open || d == nil {
		return t
	}
	s.key = d.written(s.key[:0], root, s.p)
	if found, ok := s.looked[string(s.key)]; ok {
		return found
	}
	t, _ = resolve(d.formula, s.p, d.facts)
	if s.looked == nil || len(s.looked) >= maxLooked {
		s.looked = map[string]truth{}
	}
	s.looked[string(s.key)] = t
	return t
}

// written writes down which condition it is and what is known of the facts that it reads.
func (d *diagram) written(key []byte, root int32, p *profile.Profile) []byte {
	key = binary.AppendVarint(key, int64(root))
	for _, slot := range d.slots {
		v := p.Value(slot)
		key = append(key, byte(v.Kind()))
		switch v.Kind() {
		case profile.NumberKind:
			key = binary.AppendVarint(key, v.Micro())
		case profile.DateKind:
			key = binary.AppendVarint(key, int64(v.Date()))
		case profile.TruthKind:
			if v.Truth() {
				key = append(key, 1)
			}
		default:
			key = append(append(key, v.Text()...), 0)
		}
	}
	return key
}

// explore follows every branch of the unknown facts until both answers are seen.
func (pr *program) explore(root int32, s *state) truth {
	if s.round++; s.round == 0 { // the counter went once round
		clear(s.seen)
		s.round = 1
	}
	yesSeen, noSeen := false, false
	s.stack = append(s.stack[:0], root)
	for len(s.stack) > 0 && !(yesSeen && noSeen) {
		at := s.stack[len(s.stack)-1]
		s.stack = s.stack[:len(s.stack)-1]
		switch {
		case at == 0:
			noSeen = true
			continue
		case at == 1:
			yesSeen = true
			continue
		case s.seen[at] == s.round:
			continue
		}
		s.seen[at] = s.round
		n := pr.nodes[at]
		if region := s.regions[n.variable]; region != unknownRegion {
			s.stack = append(s.stack, pr.branches[n.first+region])
			continue
		}
		s.stack = append(s.stack, pr.branches[n.first:n.first+int32(pr.width(n.variable))]...)
	}
	switch {
	case yesSeen && noSeen:
		return open
	case yesSeen:
		return yes
	}
	return no
}

// width is the number of regions of a variable.
func (pr *program) width(variable int32) int {
	if int(variable) < len(pr.facts) {
		return pr.facts[variable].size
	}
	return 2
}
