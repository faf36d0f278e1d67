package rules

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/profile"
)

// smallFacts are facts of every type with so few values each that all can be tried: whole
// numbers from 0 to 4, decimals from 0 to 4 millionths, enums, truths.
func smallFacts() *profile.Facts {
	whole := profile.Fact{Type: profile.NumberType, Integer: true, Max: profile.NumberValue(4 * profile.Scale)}
	fine := profile.Fact{Type: profile.NumberType, Max: profile.NumberValue(4)}
	enum := profile.Fact{Type: profile.EnumType, Values: []profile.Choice{{ID: "x"}, {ID: "y"}, {ID: "z"}}}
	truth := profile.Fact{Type: profile.BooleanType}
	var list []profile.Fact
	for i, f := range []profile.Fact{whole, whole, whole, fine, fine, enum, enum, truth, truth} {
		f.ID = fmt.Sprintf("f%d", i)
		if f.Type == profile.NumberType {
			f.Min = profile.NumberValue(0)
		}
		list = append(list, f)
	}
	return profile.NewFacts(nil, list)
}

// valuesOf gives all values of a small fact.
func valuesOf(f *profile.Fact) []profile.Value {
	switch f.Type {
	case profile.BooleanType:
		return []profile.Value{profile.TruthValue(false), profile.TruthValue(true)}
	case profile.EnumType:
		return []profile.Value{profile.TextValue("x"), profile.TextValue("y"), profile.TextValue("z")}
	}
	var values []profile.Value
	l := spanOf(f)
	for n := l.low; n <= l.high; n += l.step {
		values = append(values, profile.NumberValue(n))
	}
	return values
}

// randomTest draws a comparison; constants may lie beside the values, below and beyond them.
func randomTest(r *rand.Rand, facts *profile.Facts) *test {
	slot := r.IntN(len(facts.List))
	fact := &facts.List[slot]
	t := &test{slot: slot, other: -1, num: 1, den: 1}
	ops := []operator{eq, ne, in, notIn}
	if fact.Type == profile.NumberType {
		ops = append(ops, lt, le, gt, ge)
	}
	t.op = ops[r.IntN(len(ops))]
	if t.op != in && t.op != notIn && r.IntN(3) == 0 {
		if other := r.IntN(len(facts.List)); facts.List[other].Type == fact.Type {
			t.other = other
			if fact.Type == profile.NumberType && r.IntN(2) == 0 {
				factors := [][2]int64{{1, 2}, {3, 2}, {-1, 1}, {0, 1}, {1_000_000, 1}, {1, 1_000_000}}
				f := factors[r.IntN(len(factors))]
				t.num, t.den = f[0], f[1]
			}
			return t
		}
	}
	n := 1
	if t.op == in || t.op == notIn {
		n += r.IntN(3)
	}
	values := valuesOf(fact)
	for range n {
		v := values[r.IntN(len(values))]
		if fact.Type == profile.NumberType {
			step := spanOf(fact).step
			v = profile.NumberValue(v.Micro() + step*int64(r.IntN(3)-1)*2 + step/2*int64(r.IntN(2)))
		}
		t.want = append(t.want, v)
	}
	return t
}

func randomFormula(r *rand.Rand, facts *profile.Facts, depth int) *formula {
	if depth == 0 || r.IntN(4) == 0 {
		return &formula{kind: compare, test: randomTest(r, facts)}
	}
	if r.IntN(5) == 0 {
		return negation(randomFormula(r, facts, depth-1))
	}
	var parts []*formula
	for range 2 + r.IntN(2) {
		parts = append(parts, randomFormula(r, facts, depth-1))
	}
	if r.IntN(2) == 0 {
		return conjunction(parts)
	}
	return disjunction(parts)
}

// Every formula over facts of which all values can be tried, with some facts unknown, is answered
// as trying all values answers it; and what is missing is what can change the answer.
func TestFormulasAreAnsweredAsTryingAllValuesDoes(t *testing.T) {
	facts := smallFacts()
	r := rand.New(rand.NewPCG(5, 6))
	answers := map[truth]int{}
	for range cases(1500) {
		f := randomFormula(r, facts, 3)
		c := newCondition([]body{{clause: &clause{}, alternatives: []*formula{f}}}, facts)
		require.False(t, c.diagram.bounded)
		pr := newProgram([]*condition{&c}, facts)
		var read state
		for range 4 {
			p := profile.Profile{Values: make([]profile.Value, len(facts.List))}
			for slot := range facts.List {
				values := valuesOf(&facts.List[slot])
				p.Values[slot] = values[r.IntN(len(values))]
			}
			pr.read(&p, &read)
			require.Equal(t, f.kleene(&p), pr.decide(c.root, &read), "all known: %s", f.key())
			hidden := map[int][]profile.Value{}
			for range 1 + r.IntN(4) {
				slot := r.IntN(len(facts.List))
				hidden[slot] = valuesOf(&facts.List[slot])
				p.Values[slot] = profile.Unknown
			}
			want, matters := tryEverything(f, p, hidden)
			pr.read(&p, &read)
			require.Equal(t, want, pr.decide(c.root, &read), "%s\n%v", f.key(), p.Values)
			if want == open {
				require.Equal(t, matters, c.diagram.missing(&p), "%s\n%v", f.key(), p.Values)
			}
			answers[want]++
		}
	}
	require.Greater(t, min(answers[open], answers[yes], answers[no]), cases(1500)/4, "all three answers are tried")
}

// tryEverything answers a formula in every completion of the hidden facts.
func tryEverything(f *formula, p profile.Profile, hidden map[int][]profile.Value) (truth, []int) {
	slots := make([]int, 0, len(hidden))
	for slot := range hidden {
		slots = append(slots, slot)
	}
	slices.Sort(slots)
	p = p.Clone()
	var answers []truth
	var walk func(int)
	walk = func(i int) {
		if i == len(slots) {
			answers = append(answers, f.kleene(&p))
			return
		}
		for _, v := range hidden[slots[i]] {
			p.Values[slots[i]] = v
			walk(i + 1)
		}
	}
	walk(0)
	var matters []int
	stride := 1
	for i := len(slots) - 1; i >= 0; i-- {
		width := len(hidden[slots[i]])
		for k := range answers {
			if k/stride%width > 0 && answers[k] != answers[k-stride] {
				matters = append(matters, slots[i])
				break
			}
		}
		stride *= width
	}
	slices.Sort(matters)
	if !slices.Contains(answers, no) {
		return yes, nil
	}
	if !slices.Contains(answers, yes) {
		return no, nil
	}
	return open, matters
}
