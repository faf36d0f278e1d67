package rules

import (
	"math"
	"slices"

	"sevenlists/planner/profile"
)

// condition is one rule of an item, lowered: its bodies as the author wrote them, and the
// diagram of all of them together.
type condition struct {
	bodies  []body
	diagram *diagram
	root    int32 // in the rule set's program
}

// body is one body of a rule: its alternatives hold if one of them does.
type body struct {
	*clause
	alternatives []*formula
}

// newCondition makes the diagram of a rule's bodies.
func newCondition(bodies []body, facts *profile.Facts) condition {
	var parts []*formula
	for _, b := range bodies {
		parts = append(parts, b.alternatives...)
	}
	return condition{bodies: bodies, diagram: newDiagram(disjunction(parts), facts)}
}

// known gives the branch that a node takes, if its facts are known.
func (d *diagram) known(n *node, p *profile.Profile) (int, bool) {
	v := &d.vars[n.variable]
	if v.slot < 0 {
		switch v.compare.value(p) {
		case yes:
			return 1, true
		case no:
			return 0, true
		}
		return 0, false
	}
	value := p.Value(v.slot)
	if !value.IsKnown() {
		return 0, false
	}
	return v.region(value), true
}

// missing gives the facts that can still change the answer: those that the diagram tests once
// the known ones are fixed and equal branches are one.
func (d *diagram) missing(p *profile.Profile) []int {
	if d.pairs {
		_, slots := resolve(d.formula, p, d.facts)
		return slots
	}
	matters := map[int]bool{}
	add := func(slot int) {
		if slot >= 0 && !p.Value(slot).IsKnown() {
			matters[slot] = true
		}
	}
	if d.bounded {
		d.formula.each(false, func(t *test, _ bool) { t.eachFact(add) })
	} else {
		r := &reduction{d: d, p: p, memo: map[int]int{}, b: &builder{
			d: &diagram{nodes: []node{{}, {}}}, memo: map[string]int{}, nodes: map[string]int{}}}
		r.node(d.root)
		for _, n := range r.b.d.nodes[2:] {
			add(d.vars[n.variable].slot)
		}
	}
	slots := make([]int, 0, len(matters))
	for slot := range matters {
		slots = append(slots, slot)
	}
	slices.Sort(slots)
	return slots
}

// reduction rebuilds a diagram with the known facts fixed.
type reduction struct {
	d    *diagram
	p    *profile.Profile
	b    *builder
	memo map[int]int
}

func (r *reduction) node(n int) int {
	if n <= 1 {
		return n
	}
	if done, ok := r.memo[n]; ok {
		return done
	}
	old := &r.d.nodes[n]
	var result int
	if region, known := r.d.known(old, r.p); known {
		result = r.node(old.branches[region])
	} else {
		branches := make([]int, len(old.branches))
		for i, next := range old.branches {
			branches[i] = r.node(next)
		}
		result = r.b.intern(old.variable, branches)
	}
	r.memo[n] = result
	return result
}

// answer gives a condition's verdict on a profile with its grounds, and names the defaults
// without which it would be open.
func (d *decider) answer(c *condition) Answer {
	verdict := d.set.program.decide(c.root, &d.known)
	a := Answer{Verdict: verdictOf(verdict)}
	if d.brief {
		return a
	}
	if verdict == open {
		a.Missing = names(d.facts, c.diagram.missing(&d.p))
	}
	if d.set.program.decide(c.root, &d.stated) == open {
		for _, slot := range c.diagram.missing(&d.bare) {
			if d.p.Value(slot).IsKnown() {
				a.Assumed = append(a.Assumed, d.facts.List[slot].ID)
			}
		}
	}
	a.Because = c.reasons(verdict, &d.p, d.facts)
	return a
}

func verdictOf(t truth) Verdict {
	switch t {
	case yes:
		return Required
	case no:
		return NotRequired
	}
	return Possible
}

func names(facts *profile.Facts, slots []int) []string {
	ids := make([]string, len(slots))
	for i, slot := range slots {
		ids[i] = facts.List[slot].ID
	}
	return ids
}

// reasons gives one reason for each body that decides: those that hold for a yes, those still
// open for an open answer, and all of them with their nearest failing comparisons for a no. Of a
// no, what is of another time comes after what a project could change today.
func (c *condition) reasons(verdict truth, p *profile.Profile, facts *profile.Facts) []Reason {
	var holding, undecided, failing, otherTime []Reason
	for i := range c.bodies {
		b := &c.bodies[i]
		switch f := disjunction(b.alternatives); f.kleene(p) {
		case yes:
			holding = append(holding, b.reason(b.holding(p), p, facts, true))
		case open:
			undecided = append(undecided, b.reason(b.nearest(p, facts), p, facts, true))
		default:
			near := b.nearest(p, facts)
			if r := b.reason(near, p, facts, false); near.ofAnotherTime(p, facts) {
				otherTime = append(otherTime, r)
			} else {
				failing = append(failing, r)
			}
		}
	}
	switch {
	case verdict == no:
		return slices.Concat(failing, undecided, otherTime)
	case len(holding) == 0:
		return undecided
	}
	return holding
}

// ofAnotherTime reports whether an alternative fails by the date whose rules apply, which no project
// can change.
func (f *formula) ofAnotherTime(p *profile.Profile, facts *profile.Facts) bool {
	slot, ok := facts.Slot(profile.ReferenceDate)
	if !ok {
		return false
	}
	for _, part := range f.conjuncts() {
		dates, others := false, false
		part.each(false, func(t *test, _ bool) {
			dates, others = dates || t.slot == slot, others || t.slot != slot
		})
		if dates && !others && part.kleene(p) == no {
			return true
		}
	}
	return false
}

// holding gives the first alternative that holds.
func (b *body) holding(p *profile.Profile) *formula {
	for _, f := range b.alternatives {
		if f.kleene(p) == yes {
			return f
		}
	}
	return holdsAlways
}

// nearest gives the alternative with the fewest comparisons that fail; of several that whose
// numbers miss their limits by the least, and of equal ones the first. An alternative of another
// time is never nearer than one of today.
func (b *body) nearest(p *profile.Profile, facts *profile.Facts) *formula {
	best, fewest, least := holdsNever, 1<<30, 0.0
	for _, f := range b.alternatives {
		failing, gap := 0, 0.0
		for _, part := range f.conjuncts() {
			if part.kleene(p) == no {
				failing++
				gap += part.gap(p)
			}
		}
		if f.ofAnotherTime(p, facts) {
			failing += 1000
		}
		if failing < fewest || failing == fewest && gap < least {
			best, fewest, least = f, failing, gap
		}
	}
	return best
}

// gap says by which part of its limit a comparison of a number with a constant misses it, from 0
// to 1; what is no such comparison misses by 1.
func (f *formula) gap(p *profile.Profile) float64 {
	if f.kind == not {
		return f.parts[0].gap(p)
	}
	if f.kind != compare || !f.test.plain() || len(f.test.want) != 1 || f.test.want[0].Kind() != profile.NumberKind {
		return 1
	}
	have, want := float64(p.Value(f.test.slot).Micro()), float64(f.test.want[0].Micro())
	if have == want {
		return 0
	}
	return min(math.Abs(have-want)/max(math.Abs(have), math.Abs(want)), 1)
}

func (f *formula) conjuncts() []*formula {
	if f.kind == all {
		return f.parts
	}
	return []*formula{f}
}

// reason turns an alternative into a reason. For a yes it names the comparisons that make it
// hold (or would, where facts are unknown), for a no those that fail. Where one of several
// would be enough to turn a failing part, they share a group.
func (b *body) reason(f *formula, p *profile.Profile, facts *profile.Facts, holds bool) Reason {
	r := Reason{Condition: b.title, Code: b.code, Basis: b.basis, Place: b.place, Tests: []Comparison{}}
	groups := 0
	for _, part := range f.conjuncts() {
		if !holds && part.kleene(p) != no {
			continue
		}
		first := len(r.Tests)
		part.explain(p, holds, false, func(t *test, op operator) {
			if t.opaque != nil {
				return // the title of the rule is all there is to say
			}
			c := t.comparison(op, p, facts)
			if slices.ContainsFunc(r.Tests, c.repeats) {
				return
			}
			r.Tests = append(r.Tests, c)
			if len(r.Basis) == 0 && t.rule != nil {
				r.Basis = t.rule.basis
			}
		})
		if !holds && part.kind == not {
			if r.Tests = withoutDates(r.Tests, first); len(r.Tests)-first > 1 {
				groups++
				for i := first; i < len(r.Tests); i++ {
					r.Tests[i].OneOf = groups
				}
			}
		}
	}
	return r
}

// withoutDates leaves out the comparisons of dates from first on where others stand beside
// them: a project can change its figures, not the time.
func withoutDates(tests []Comparison, first int) []Comparison {
	isDate := func(c Comparison) bool { return c.Actual.Kind() == profile.DateKind }
	rest := slices.DeleteFunc(slices.Clone(tests[first:]), isDate)
	if len(rest) == 0 {
		return tests
	}
	return append(tests[:first:first], rest...)
}

// explain visits the comparisons that make a formula hold or fail. Under a not the operator is
// turned round, so that every comparison reads without it.
func (f *formula) explain(p *profile.Profile, want, negated bool, visit func(*test, operator)) {
	switch f.kind {
	case compare:
		op := f.test.op
		if negated {
			op = opposite[op]
		}
		visit(f.test, op)
	case not:
		f.parts[0].explain(p, !want, !negated, visit)
	case all, any_:
		// All parts of an "all" make it hold, one is enough to make it fail; the other way
		// round for an "any".
		if (f.kind == all) == want {
			for _, part := range f.parts {
				part.explain(p, want, negated, visit)
			}
			return
		}
		if part := f.decisive(p, want); part != nil {
			part.explain(p, want, negated, visit)
		}
	}
}

// decisive gives the first part that already has the wanted truth, else the first open one,
// else the first.
func (f *formula) decisive(p *profile.Profile, want bool) *formula {
	var fallback *formula
	for _, part := range f.parts {
		switch part.kleene(p) {
		case truthOf(want):
			return part
		case open:
			if fallback == nil {
				fallback = part
			}
		}
	}
	if fallback == nil && len(f.parts) > 0 {
		fallback = f.parts[0]
	}
	return fallback
}
