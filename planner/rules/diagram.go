package rules

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"sevenlists/planner/calendar"
	"sevenlists/planner/profile"
)

// A diagram answers a formula exactly. Each fact's values fall into regions that the
// formula's constants cut; a node branches over the regions of one fact, facts come in one
// order on every path, and equal nodes are one (Bryant 1986, with more than two branches).
// A comparison of two facts is a variable of its own with two regions.
type diagram struct {
	vars  []variable
	nodes []node // 0 is no, 1 is yes
	root  int
	// bounded is set where the diagram would have grown past maxNodes and the formula is
	// answered part by part instead: right, but possible where it might have been decided.
	bounded bool
	formula *formula
	facts   *profile.Facts
	pairs   bool  // it compares two facts
	slots   []int // where it does: all facts that it reads, in order
}

// The bounds on the work on one formula. The shipped rules need fewer than a hundred nodes.
const (
	maxNodes = 20_000
	maxWork  = 2_000_000 // comparisons looked at
)

type node struct {
	variable int
	branches []int
}

type variable struct {
	slot    int             // the fact, or -1
	compare *test           // of two facts, where slot is -1
	cuts    []int64         // of numbers and dates: the constants in order
	values  []profile.Value // of enums, truths and texts: those told apart
	regions []profile.Value // a value of each region; of an open interval, its cut below
	between []bool          // the region is the open interval above that cut
	first   bool            // regions[0] is the interval below the first cut
}

// otherText stands for every text that no rule names.
var otherText = profile.TextValue("\x00 any other")

type builder struct {
	d     *diagram
	memo  map[string]int
	nodes map[string]int
	work  int // comparisons looked at
}

// spent reports whether the work on a diagram has become too much.
func (b *builder) spent() bool { return len(b.d.nodes) > maxNodes || b.work > maxWork }

// newDiagram builds the diagram of a formula over the facts of a rule set.
func newDiagram(f *formula, facts *profile.Facts) *diagram {
	d := &diagram{nodes: []node{{}, {}}, formula: f, facts: facts}
	d.collect(f, facts)
	b := &builder{d: d, memo: map[string]int{}, nodes: map[string]int{}}
	d.root = b.build(f, 0)
	if b.spent() {
		d.bounded, d.nodes = true, nil
	}
	return d
}

// collect finds the variables of a formula in slot order, comparisons of two facts last.
func (d *diagram) collect(f *formula, facts *profile.Facts) {
	constants := map[int][]profile.Value{}
	pairs := map[string]*test{}
	var pairKeys []string
	f.each(false, func(t *test, _ bool) {
		if t.plain() {
			constants[t.slot] = append(constants[t.slot], t.want...)
			return
		}
		if t.opaque == nil {
			t.lines = [2]line{lineOf(&facts.List[t.slot]), lineOf(&facts.List[t.other])}
		}
		if key := t.pairKey(); pairs[key] == nil {
			pairs[key] = t
			pairKeys = append(pairKeys, key)
		}
	})
	for _, slot := range slices.Sorted(maps.Keys(constants)) {
		d.vars = append(d.vars, newVariable(slot, &facts.List[slot], constants[slot]))
	}
	if d.pairs = len(pairKeys) > 0; d.pairs {
		d.slots = f.reads()
	}
	slices.Sort(pairKeys)
	for _, key := range pairKeys {
		d.vars = append(d.vars, variable{slot: -1, compare: pairs[key],
			regions: []profile.Value{profile.TruthValue(false), profile.TruthValue(true)}})
	}
}

// pairKey tells comparisons of two facts apart, a comparison and its opposite alike, and what OPA
// answers.
func (t *test) pairKey() string {
	if t.opaque != nil {
		return "asked " + strconv.Itoa(t.opaque.number)
	}
	op := t.op
	if op == ne || op == ge || op == gt {
		op = opposite[op]
	}
	return strings.Join([]string{strconv.Itoa(t.slot), strconv.Itoa(t.other), operatorText[op],
		strconv.FormatInt(t.num, 10), strconv.FormatInt(t.den, 10)}, " ")
}

// newVariable cuts a fact's values into the regions that the constants tell apart, within the
// fact's declared type and range.
func newVariable(slot int, fact *profile.Fact, constants []profile.Value) variable {
	v := variable{slot: slot}
	switch fact.Type {
	case profile.BooleanType:
		v.regions = []profile.Value{profile.TruthValue(false), profile.TruthValue(true)}
	case profile.EnumType:
		for _, choice := range fact.Values {
			v.regions = append(v.regions, profile.TextValue(choice.ID))
		}
	case profile.TextType:
		for _, c := range constants {
			if !slices.Contains(v.regions, c) {
				v.regions = append(v.regions, c)
			}
		}
		slices.SortFunc(v.regions, order)
		v.regions = append(v.regions, otherText)
	default:
		v.cut(fact, constants)
	}
	if v.between == nil {
		v.values = v.regions
	}
	return v
}

// cut lays out the regions of a number or a date: below the first constant, at it, between it
// and the next, and so on, leaving out those in which the fact has no value.
func (v *variable) cut(fact *profile.Fact, constants []profile.Value) {
	sorted := slices.Clone(constants)
	slices.SortFunc(sorted, order)
	sorted = slices.Compact(sorted)
	l := spanOf(fact)
	for i, c := range sorted {
		at, until := size(c), l.high
		if i+1 < len(sorted) {
			until = size(sorted[i+1]) - 1
		}
		v.cuts = append(v.cuts, at)
		if i == 0 && l.meets(l.low, at-1) {
			v.add(c, true)
			v.first = true
		}
		if l.meets(at, at) {
			v.add(c, false)
		}
		if l.meets(at+1, until) {
			v.add(c, true)
		}
	}
}

// span is where the values of a number or a date lie: the multiples of step from low to high.
type span struct{ low, high, step int64 }

// spanOf gives the values that a fact's declaration allows. Numbers are decimals of at most six
// places, so that each has a neighbour.
func spanOf(fact *profile.Fact) span {
	l := span{-profile.MaxNumber, profile.MaxNumber, 1}
	switch {
	case fact.Type == profile.DateType:
		l.low, l.high = int64(calendar.MinDate), int64(calendar.MaxDate)
	case fact.Integer:
		l.step = profile.Scale
	}
	if fact.Min.IsKnown() {
		l.low = size(fact.Min)
	}
	if fact.Max.IsKnown() {
		l.high = size(fact.Max)
	}
	return l
}

// meets reports whether the line has a value from one point to another, both included.
func (l span) meets(from, to int64) bool {
	from, to = max(from, l.low), min(to, l.high)
	return from <= to && l.below(to) >= from
}

// below gives the last value of the line's steps that is not above n.
func (l span) below(n int64) int64 {
	rest := n % l.step
	if rest < 0 {
		rest += l.step
	}
	return n - rest
}

func (v *variable) add(c profile.Value, between bool) {
	v.regions = append(v.regions, c)
	v.between = append(v.between, between)
}

// size is a number's or a date's place on its line.
func size(v profile.Value) int64 {
	if v.Kind() == profile.DateKind {
		return int64(v.Date())
	}
	return v.Micro()
}

// region finds the region of a known value.
func (v *variable) region(value profile.Value) int {
	if v.between == nil {
		if i := slices.Index(v.values, value); i >= 0 {
			return i
		}
		return len(v.values) - 1
	}
	if v.first && size(value) < v.cuts[0] {
		return 0
	}
	found := 0
	for i, c := range v.regions {
		if v.first && i == 0 {
			continue
		}
		if n := size(c); n < size(value) || (n == size(value) && !v.between[i]) {
			found = i
		}
	}
	return found
}

// answer gives a comparison's truth throughout one region of its fact.
func (v *variable) answer(t *test, region int) bool {
	c := v.regions[region]
	if v.between == nil || !v.between[region] {
		return t.accepts(c)
	}
	if v.first && region == 0 {
		return ordered(t.op, -1) || t.op == notIn
	}
	switch t.op {
	case in, eq:
		return false
	case notIn, ne:
		return true
	}
	// The interval lies above c: c and all constants below it are smaller.
	return ordered(t.op, sign(size(c)*2+1, size(t.want[0])*2))
}

// build makes the node of a formula in which only variables from next on are left.
func (b *builder) build(f *formula, next int) int {
	switch f.kind {
	case never:
		return 0
	case always:
		return 1
	}
	if b.spent() {
		return 0
	}
	key := f.key()
	if n, ok := b.memo[key]; ok {
		return n
	}
	for !b.mentions(f, next) {
		next++
	}
	v := &b.d.vars[next]
	branches := make([]int, len(v.regions))
	for region := range v.regions {
		branches[region] = b.build(b.assume(f, v, region), next+1)
	}
	n := b.intern(next, branches)
	b.memo[key] = n
	return n
}

// intern gives the node with those branches: an old one where it exists, and the branch itself
// where all are equal.
func (b *builder) intern(v int, branches []int) int {
	if allEqual(branches) {
		return branches[0]
	}
	var key strings.Builder
	key.WriteString(strconv.Itoa(v))
	for _, n := range branches {
		key.WriteByte(' ')
		key.WriteString(strconv.Itoa(n))
	}
	if n, ok := b.nodes[key.String()]; ok {
		return n
	}
	b.d.nodes = append(b.d.nodes, node{variable: v, branches: branches})
	n := len(b.d.nodes) - 1
	b.nodes[key.String()] = n
	return n
}

func allEqual(branches []int) bool {
	for _, n := range branches[1:] {
		if n != branches[0] {
			return false
		}
	}
	return true
}

func (v *variable) about(t *test) bool {
	if v.slot >= 0 {
		return t.plain() && t.slot == v.slot
	}
	return !t.plain() && t.pairKey() == v.compare.pairKey()
}

func (b *builder) mentions(f *formula, v int) bool {
	found := false
	f.each(false, func(t *test, _ bool) { found = found || b.d.vars[v].about(t) })
	return found
}

// assume rewrites a formula for one region of one variable.
func (b *builder) assume(f *formula, v *variable, region int) *formula {
	switch f.kind {
	case compare:
		b.work++
		if !v.about(f.test) {
			return f
		}
		holds := false
		if v.slot >= 0 {
			holds = v.answer(f.test, region)
		} else {
			holds = (region == 1) == (f.test.op == v.compare.op)
		}
		if holds {
			return holdsAlways
		}
		return holdsNever
	case not:
		return negation(b.assume(f.parts[0], v, region))
	case all, any_:
		parts := make([]*formula, len(f.parts))
		for i, p := range f.parts {
			parts[i] = b.assume(p, v, region)
		}
		if f.kind == all {
			return conjunction(parts)
		}
		return disjunction(parts)
	}
	return f
}

// key writes a formula so that equal formulas have equal keys.
func (f *formula) key() string {
	var s strings.Builder
	f.write(&s)
	return s.String()
}

func (f *formula) write(s *strings.Builder) {
	switch f.kind {
	case compare:
		t := f.test
		s.WriteString(strconv.Itoa(t.slot))
		s.WriteString(operatorText[t.op])
		for _, w := range t.want {
			s.WriteString(w.String())
			s.WriteByte(',')
		}
		if !t.plain() {
			s.WriteString(t.pairKey())
		}
	default:
		s.WriteByte("01c&|!"[f.kind])
		s.WriteByte('(')
		for _, p := range f.parts {
			p.write(s)
			s.WriteByte(' ')
		}
		s.WriteByte(')')
	}
}
