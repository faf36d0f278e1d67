package rules

import "slices"

// restriction rebuilds conditions of a program for one project: what is known is fixed, nodes
// whose branches have become equal fall away, and equal nodes are one. What is left of a
// condition tests exactly the facts that can still change it (Bryant 1986).
type restriction struct {
	pr       *program
	layout   *layout
	lens     *lens // through which conditions are looked at
	scopes   int32 // how many profiles there are: the project's and its parts'
	nodes    []openNode
	branches []int32
	table    []int32 // node by hash, 0 where empty
	memo     []int32 // by node of the program: its node here, or −1
	joined   map[[3]int32]int32
}

// lens is a profile as conditions are restricted by it.
type lens struct {
	state
	// owners are, by variable of the program, the profile whose unknown it is: parts that say nothing of
	// a fact share that of what they lie in. Nil where there is one profile only.
	owners []int32
}

// openNode branches over an open variable. Node 0 is no, node 1 yes. Variables are numbered by
// profile: variable v of profile s is s × the program's variables + v.
type openNode struct {
	variable int32
	first    int32 // of its branches, one for each sample of a fact
}

// newRestriction begins with the facts that a state knows.
func newRestriction(pr *program, l *layout, scopes int) *restriction {
	r := &restriction{
		pr: pr, layout: l, scopes: int32(scopes), nodes: make([]openNode, 2, 256), branches: make([]int32, 0, 1024),
		table: make([]int32, 512), memo: make([]int32, len(pr.nodes)), joined: map[[3]int32]int32{},
	}
	return r
}

// through looks at conditions through a lens from now on.
func (r *restriction) through(l *lens) {
	if r.lens != l {
		r.lens = l
		r.forget()
	}
}

// variable numbers a variable of the program as that of the profile whose unknown it is.
func (r *restriction) variable(v int32) int32 {
	if r.lens.owners == nil {
		return v
	}
	return r.lens.owners[v]*int32(len(r.layout.rank)) + v
}

// apart gives the profile and the variable of the program that a variable stands for.
func (r *restriction) apart(variable int32) (scope, v int32) {
	if r.scopes == 1 {
		return 0, variable
	}
	n := int32(len(r.layout.rank))
	return variable / n, variable % n
}

// samples are the values of a fact that are told apart.
func (r *restriction) samples(variable int32) []sample {
	_, v := r.apart(variable)
	return r.layout.samples[v]
}

// forget lets the program's conditions be restricted by other known facts.
func (r *restriction) forget() {
	for i := range r.memo {
		r.memo[i] = -1
	}
	r.memo[0], r.memo[1] = 0, 1
}

// width is the number of branches of a variable.
func (r *restriction) width(variable int32) int {
	if _, v := r.apart(variable); int(v) < len(r.pr.facts) {
		return len(r.layout.samples[v])
	}
	return 2
}

// of restricts the condition with that root. A condition that has no diagram is a variable of
// its own, whose answer nobody knows until all its facts are known.
func (r *restriction) of(c *condition) int32 {
	if c.root >= 0 {
		return r.restrict(c.root)
	}
	k := int(-c.root - 1)
	switch r.pr.bounded[k].kleene(r.lens.p) {
	case yes:
		return 1
	case no:
		return 0
	}
	return r.node(r.variable(int32(len(r.pr.facts)+len(r.pr.pairs)+k)), []int32{0, 1})
}

func (r *restriction) restrict(root int32) int32 {
	if done := r.memo[root]; done >= 0 {
		return done
	}
	n := r.pr.nodes[root]
	var made int32
	if region := r.lens.regions[n.variable]; region != unknownRegion {
		made = r.restrict(r.pr.branches[n.first+region])
	} else {
		var room [16]int32
		row := room[:0]
		if int(n.variable) < len(r.pr.facts) {
			for _, sample := range r.layout.samples[n.variable] {
				row = append(row, r.restrict(r.pr.branches[n.first+sample.region]))
			}
		} else {
			row = append(row, r.restrict(r.pr.branches[n.first]), r.restrict(r.pr.branches[n.first+1]))
		}
		made = r.node(r.variable(n.variable), row)
	}
	r.memo[root] = made
	return made
}

// node gives the node with those branches: an old one where it exists, and the branch itself
// where all are equal.
func (r *restriction) node(variable int32, row []int32) int32 {
	if len(row) == 0 {
		return 0
	}
	if !slices.ContainsFunc(row, func(n int32) bool { return n != row[0] }) {
		return row[0]
	}
	at := r.find(variable, row)
	if r.table[at] != 0 {
		return r.table[at]
	}
	n := int32(len(r.nodes))
	r.nodes = append(r.nodes, openNode{variable, int32(len(r.branches))})
	r.branches = append(r.branches, row...)
	r.table[at] = n
	if 2*len(r.nodes) > len(r.table) {
		r.grow()
	}
	return n
}

// find gives the place in the table where the node is or belongs.
func (r *restriction) find(variable int32, row []int32) int {
	hash := uint32(variable)*0x9e3779b1 + 1
	for _, b := range row {
		hash = (hash ^ uint32(b)) * 0x01000193
		hash ^= hash >> 15
	}
	for at := int(hash) & (len(r.table) - 1); ; at = (at + 1) & (len(r.table) - 1) {
		n := r.table[at]
		if n == 0 || r.nodes[n].variable == variable && slices.Equal(r.row(n), row) {
			return at
		}
	}
}

func (r *restriction) grow() {
	r.table = make([]int32, 2*len(r.table))
	for n := 2; n < len(r.nodes); n++ {
		r.table[r.find(r.nodes[n].variable, r.row(int32(n)))] = int32(n)
	}
}

// row are the branches of a node.
func (r *restriction) row(n int32) []int32 {
	first := r.nodes[n].first
	return r.branches[first : int(first)+r.width(r.nodes[n].variable)]
}

// rank orders the variables; both answers come after all of them.
func (r *restriction) rank(n int32) int32 {
	if n <= 1 {
		return 1 << 30
	}
	return r.place(r.nodes[n].variable)
}

// place is the place of a variable in the order: by fact, of one fact by profile.
func (r *restriction) place(variable int32) int32 {
	scope, v := r.apart(variable)
	return r.layout.rank[v]*r.scopes + scope
}

// either joins three conditions: the second where the first holds, else the third.
func (r *restriction) either(when, then, other int32) int32 {
	switch {
	case when == 1 || then == other:
		return then
	case when == 0:
		return other
	case then == 1 && other == 0:
		return when
	}
	key := [3]int32{when, then, other}
	if done, ok := r.joined[key]; ok {
		return done
	}
	top := when
	for _, n := range key[1:] {
		if r.rank(n) < r.rank(top) {
			top = n
		}
	}
	variable := r.nodes[top].variable
	row := make([]int32, r.width(variable))
	for i := range row {
		row[i] = r.either(r.branch(when, variable, i), r.branch(then, variable, i), r.branch(other, variable, i))
	}
	made := r.node(variable, row)
	r.joined[key] = made
	return made
}

// branch gives what is left of a condition in one branch of a variable that none of its own
// comes before.
func (r *restriction) branch(n, variable int32, i int) int32 {
	if n <= 1 || r.nodes[n].variable != variable {
		return n
	}
	return r.branches[int(r.nodes[n].first)+i]
}

// and joins two conditions.
func (r *restriction) and(a, b int32) int32 { return r.either(a, b, 0) }

// fixed gives what is left of a condition in one branch of any variable.
func (r *restriction) fixed(n, variable int32, i int, done map[int32]int32) int32 {
	if r.rank(n) > r.place(variable) {
		return n
	}
	if r.nodes[n].variable == variable {
		return r.branches[int(r.nodes[n].first)+i]
	}
	if made, ok := done[n]; ok {
		return made
	}
	row := slices.Clone(r.row(n))
	for k := range row {
		row[k] = r.fixed(row[k], variable, i, done)
	}
	made := r.node(r.nodes[n].variable, row)
	done[n] = made
	return made
}

// always gives where a condition holds whatever the marked variables are.
func (r *restriction) always(n int32, marked func(variable int32) bool, done map[int32]int32) int32 {
	if n <= 1 {
		return n
	}
	if made, ok := done[n]; ok {
		return made
	}
	row := slices.Clone(r.row(n))
	for k := range row {
		row[k] = r.always(row[k], marked, done)
	}
	variable := r.nodes[n].variable
	made := row[0]
	if marked(variable) {
		for _, b := range row[1:] {
			made = r.and(made, b)
		}
	} else {
		made = r.node(variable, row)
	}
	done[n] = made
	return made
}
