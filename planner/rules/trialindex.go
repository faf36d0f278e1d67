package rules

import "slices"

// trialIndex says which conditions each fact can change, and to what each condition belongs.
type trialIndex struct {
	conditions []*condition
	owners     []owner
	readers    [][]int32 // by fact: conditions that compare it, alone or with another fact
	read       [][]int   // by item: the facts on which it turns whether it applies
	pairs      [][]int32 // by fact: comparisons with another fact
	edges      []indexedEdge
	problems   []int32 // conditions of the problems of a profile
	found      []*Problem
}

// owner is what a condition decides.
type owner struct {
	kind ownerKind
	n    int // the item; of an edge, the one that waits
}

type ownerKind uint8

const (
	ofOther ownerKind = iota
	ofItem            // whether it applies, how long it takes, whether it may be committed
	ofEdge            // whether it waits for another item
)

// indexedEdge is an edge with its two items by number.
type indexedEdge struct {
	*Edge
	from, to int
	when     int32
}

// trialIndex makes the index when it is first asked for.
func (s *Set) trialIndex() *trialIndex {
	s.indexOnce.Do(func() { s.indexed = newTrialIndex(s) })
	return s.indexed
}

func newTrialIndex(s *Set) *trialIndex {
	x := &trialIndex{readers: make([][]int32, len(s.facts.List)), pairs: make([][]int32, len(s.facts.List))}
	for k, t := range s.program.pairs {
		t.eachFact(func(slot int) { x.pairs[slot] = append(x.pairs[slot], int32(k)) })
	}
	place := make(map[string]int, len(s.items))
	for n, item := range s.items {
		place[item.ID] = n
	}
	for n, item := range s.items {
		mine := owner{ofItem, n}
		x.add(s, &item.applies, mine)
		x.read = append(x.read, s.program.slots(&item.applies))
		x.add(s, &item.mayCommit, mine)
		for i := range item.refusals {
			x.add(s, &item.refusals[i].condition, owner{})
		}
		for i := range item.lengths {
			x.add(s, &item.lengths[i].condition, mine)
		}
		for i := range item.prerequisites {
			e := &item.prerequisites[i]
			if from, known := place[e.From]; known {
				x.edges = append(x.edges, indexedEdge{e, from, n, x.add(s, &e.when, owner{ofEdge, n})})
			}
		}
	}
	for _, p := range s.problems {
		if p.Origin == "profile" {
			x.problems, x.found = append(x.problems, x.add(s, &p.found, owner{})), append(x.found, p)
		}
	}
	return x
}

// add enters a condition and gives its number.
func (x *trialIndex) add(s *Set, c *condition, o owner) int32 {
	n := int32(len(x.conditions))
	x.conditions, x.owners = append(x.conditions, c), append(x.owners, o)
	for _, slot := range s.program.slots(c) {
		x.readers[slot] = append(x.readers[slot], n)
	}
	return n
}

// slots gives the facts that a condition can still turn on, in asking order.
func (pr *program) slots(c *condition) []int {
	var slots []int
	add := func(slot int) {
		if slot >= 0 && !slices.Contains(slots, slot) {
			slots = append(slots, slot)
		}
	}
	if c.root < 0 {
		pr.bounded[-c.root-1].each(false, func(t *test, _ bool) { t.eachFact(add) })
		slices.Sort(slots)
		return slots
	}
	seen := map[int32]bool{0: true, 1: true}
	for todo := []int32{c.root}; len(todo) > 0; {
		at := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if seen[at] {
			continue
		}
		seen[at] = true
		n := pr.nodes[at]
		if int(n.variable) < len(pr.facts) {
			add(int(n.variable))
		} else {
			pr.pairs[int(n.variable)-len(pr.facts)].eachFact(add)
		}
		todo = append(todo, pr.branches[n.first:n.first+int32(pr.width(n.variable))]...)
	}
	slices.Sort(slots)
	return slots
}

// Touched gives the items that turns are about, by their number: that come or go, take another
// time, may be committed or not any more, or wait for another item or not. One may come twice.
func (t *Trial) Touched(turns []int32) []int {
	var items []int
	for _, turn := range turns {
		if o := t.index.owners[turn/3]; o.kind != ofOther {
			items = append(items, o.n)
		}
	}
	return items
}

// Meet reports whether two facts are weighed together somewhere: one condition turns on both, be
// it through what is derived from them.
func (t *Trial) Meet(a, b int) bool {
	x, y := t.reach(a), t.reach(b)
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch {
		case x[i] == y[j]:
			return true
		case x[i] < y[j]:
			i++
		default:
			j++
		}
	}
	return false
}

// reach gives the conditions that a fact can turn, in order.
func (t *Trial) reach(slot int) []int32 {
	if t.reached == nil {
		t.reached = make([][]int32, len(t.index.readers))
	}
	if t.reached[slot] == nil {
		conditions := slices.Clone(t.index.readers[slot])
		for i := range t.set.derivations {
			if dv := &t.set.derivations[i]; t.derives(i, AllItems) && slices.Contains(dv.reads, slot) {
				conditions = append(conditions, t.index.readers[dv.slot]...)
			}
		}
		slices.Sort(conditions)
		t.reached[slot] = slices.Compact(conditions)
	}
	return t.reached[slot]
}
