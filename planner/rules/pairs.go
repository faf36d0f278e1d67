package rules

import (
	"slices"

	"sevenlists/planner/profile"
)

// A comparison of two facts is one variable of a diagram, which knows nothing of the facts' own
// ranges and constants: with one fact known, or both bounded, the diagram may call open what is
// settled. Where it does, the condition is answered here: known facts are put in, and facts that
// are still compared with each other are tried at every value at which an answer can change.

// maxChoices bounds how many choices of values are tried.
const maxChoices = 5_000

// resolve answers a formula exactly and gives the facts that can still change the answer.
func resolve(f *formula, p *profile.Profile, facts *profile.Facts) (truth, []int) {
	f = settle(f, p, facts)
	r := &resolver{facts: facts, p: p.Clone()}
	r.b = &builder{d: &diagram{nodes: []node{{}, {}}}, memo: map[string]int{}, nodes: map[string]int{}}
	if r.prepare(f) {
		r.walk(f, 0)
		if !r.b.spent() {
			return r.result()
		}
	}
	var slots []int
	f.each(false, func(t *test, _ bool) {
		t.eachFact(func(slot int) {
			if !p.Value(slot).IsKnown() {
				slots = append(slots, slot)
			}
		})
	})
	return f.kleene(p), distinct(slots)
}

// distinct sorts slots and leaves out doubles and what is none.
func distinct(slots []int) []int {
	slices.Sort(slots)
	slots = slices.Compact(slots)
	return slices.DeleteFunc(slots, func(slot int) bool { return slot < 0 })
}

// resolver builds the diagrams of a formula for every way in which the facts that are compared
// with each other can stand to each other.
type resolver struct {
	facts  *profile.Facts
	groups []*group
	p      profile.Profile // with the choice of the moment
	b      *builder
	roots  []int // of each choice, the last group running fastest
}

// prepare finds the groups of facts that are compared with each other, and the variables of the
// diagrams: all other facts. It reports false where there is too much to try.
func (r *resolver) prepare(f *formula) bool {
	asked := false
	f.each(false, func(t *test, _ bool) { asked = asked || t.opaque != nil })
	if asked {
		return false
	}
	r.groups = groupsOf(f)
	grouped := map[int]bool{}
	choices := 1
	for _, g := range r.groups {
		for _, slot := range g.axes {
			grouped[slot] = true
		}
		if !g.try(&r.p, r.facts) {
			return false
		}
		if choices *= len(g.ways); choices > maxChoices {
			return false
		}
	}
	constants := map[int][]profile.Value{}
	var slots []int
	f.each(false, func(t *test, _ bool) {
		if !grouped[t.slot] {
			constants[t.slot] = append(constants[t.slot], t.want...)
			slots = append(slots, t.slot)
		}
	})
	for _, slot := range distinct(slots) {
		r.b.d.vars = append(r.b.d.vars, newVariable(slot, &r.facts.List[slot], constants[slot]))
	}
	return true
}

// walk chooses a way of each group in turn and builds the diagram of what is left.
func (r *resolver) walk(f *formula, n int) {
	if n == len(r.groups) {
		r.roots = append(r.roots, r.b.build(settle(f, &r.p, r.facts), 0))
		return
	}
	for _, way := range r.groups[n].ways {
		r.groups[n].put(&r.p, way)
		r.walk(f, n+1)
	}
}

// result reads the answer off the diagrams. A fact matters if one of them tests it, or if two of
// them differ whose choices differ in its value only.
func (r *resolver) result() (truth, []int) {
	seen := make([]bool, len(r.b.d.nodes))
	var slots []int
	var visit func(int)
	visit = func(n int) {
		if seen[n] {
			return
		}
		seen[n] = true
		if n > 1 {
			slots = append(slots, r.b.d.vars[r.b.d.nodes[n].variable].slot)
			for _, next := range r.b.d.nodes[n].branches {
				visit(next)
			}
		}
	}
	for _, root := range r.roots {
		visit(root)
	}
	switch {
	case !seen[0]:
		return yes, nil
	case !seen[1]:
		return no, nil
	}
	stride := 1
	for n := len(r.groups) - 1; n >= 0; n-- {
		g := r.groups[n]
		slots = append(slots, g.matter(func(way, other int) bool { return r.differ(stride, len(g.ways), way, other) })...)
		stride *= len(g.ways)
	}
	return open, distinct(slots)
}

// differ reports whether two ways of one group lead to different diagrams under some choice of
// the others. stride is how many choices the groups after it have, width how many ways it has.
func (r *resolver) differ(stride, width, way, other int) bool {
	for i := range r.roots {
		if i/stride%width == way && r.roots[i] != r.roots[i+(other-way)*stride] {
			return true
		}
	}
	return false
}
