package rules

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/stretchr/testify/require"

	"sevenlists/planner/calendar"
	"sevenlists/planner/profile"
	"sevenlists/policies"
)

// cases says how many generated projects a property is tried on; the stated numbers run under
// `make prove`, which sets SEVENLISTS_CASES.
func cases(few int) int {
	if n, err := strconv.Atoi(os.Getenv("SEVENLISTS_CASES")); err == nil {
		return n
	}
	return few
}

func shipped(t testing.TB) *Set {
	t.Helper()
	s, err := Load(policies.FS)
	require.NoError(t, err)
	return s
}

// constantsOf gathers, for each fact, the constants that any rule compares it with: values on
// and beside them are where answers change.
func constantsOf(s *Set) map[int][]profile.Value {
	found := map[int][]profile.Value{}
	each := func(c *condition) {
		if c.diagram == nil {
			return
		}
		c.diagram.formula.each(false, func(t *test, _ bool) {
			if t.other < 0 {
				found[t.slot] = append(found[t.slot], t.want...)
			}
		})
	}
	s.eachCondition(func(_ string, c *condition) { each(c) })
	for slot := range found {
		slices.SortFunc(found[slot], order)
		found[slot] = slices.Compact(found[slot])
	}
	return found
}

// eachCondition visits every lowered condition with the query by which OPA answers it.
func (s *Set) eachCondition(visit func(query string, c *condition)) {
	for _, item := range s.items {
		pkg := "data.items." + item.ID
		visit(pkg+".applies == true", &item.applies)
		if item.Commitment != nil {
			rule := ".may_commit == true"
			if item.Commitment.Mode == Deferral {
				rule = ".may_defer == true"
			}
			visit(pkg+rule, &item.mayCommit)
		}
		for i := range item.refusals {
			r := &item.refusals[i]
			visit(fmt.Sprintf("%s.refusals[%q]", pkg, r.bodies[0].code), &r.condition)
		}
	}
	for _, p := range s.problems {
		if p.Origin == "profile" {
			visit("data.problems.profile."+p.ID+".found == true", &p.found)
		}
	}
}

// randomValue draws a value of a fact, mostly on or beside a constant.
func randomValue(r *rand.Rand, f *profile.Fact, constants []profile.Value) profile.Value {
	switch f.Type {
	case profile.BooleanType:
		return profile.TruthValue(r.IntN(2) == 0)
	case profile.EnumType:
		return profile.TextValue(f.Values[r.IntN(len(f.Values))].ID)
	case profile.TextType:
		return profile.TextValue("任意")
	case profile.DateType:
		base := calendar.DateOf(2017, 1, 1).AddDays(r.IntN(3650))
		if len(constants) > 0 && r.IntN(4) > 0 {
			base = constants[r.IntN(len(constants))].Date()
		}
		return profile.DateValue(base.AddDays(r.IntN(3) - 1))
	}
	base := int64(r.IntN(20_000)) * profile.Scale / 4
	if len(constants) > 0 && r.IntN(4) > 0 {
		base = constants[r.IntN(len(constants))].Micro()
	}
	step := int64(profile.Scale)
	if !f.Integer && r.IntN(2) == 0 {
		step = profile.Scale / 10
	}
	v := profile.NumberValue(base + step*int64(r.IntN(3)-1))
	if f.Integer {
		v = profile.NumberValue(v.Micro() / profile.Scale * profile.Scale)
	}
	if f.Min.IsKnown() && order(v, f.Min) < 0 {
		return f.Min
	}
	if f.Max.IsKnown() && order(v, f.Max) > 0 {
		return f.Max
	}
	return v
}

func randomProject(r *rand.Rand, s *Set, constants map[int][]profile.Value) profile.Profile {
	n := len(s.facts.List)
	p := profile.Profile{ID: "generated", Start: calendar.DateOf(2026, 6, 1), Values: make([]profile.Value, n), Origin: make([]profile.Origin, n)}
	for slot := range s.facts.List {
		p.Values[slot], p.Origin[slot] = randomValue(r, &s.facts.List[slot], constants[slot]), profile.Stated
	}
	return p
}

// On complete profiles the lowered form and OPA's own evaluator must give the same answer to
// every condition of every rule.
func TestTheLoweredRulesAgreeWithOPA(t *testing.T) {
	s := shipped(t)
	constants := constantsOf(s)
	type asked struct {
		query string
		c     *condition
		q     rego.PreparedEvalQuery
	}
	var all []asked
	s.eachCondition(func(query string, c *condition) {
		q, err := rego.New(rego.Query(query), rego.Compiler(s.compiler), rego.Store(s.store)).PrepareForEval(context.Background())
		require.NoError(t, err)
		all = append(all, asked{query, c, q})
	})
	r := rand.New(rand.NewPCG(1, 2))
	var read state
	for range cases(60) {
		p := randomProject(r, s, constants)
		s.program.read(&p, &read)
		input := s.input(&p)
		for _, a := range all {
			result, err := a.q.Eval(context.Background(), rego.EvalParsedInput(input))
			require.NoError(t, err)
			want := truthOf(len(result) > 0)
			if got := s.program.decide(a.c.root, &read); got != want {
				t.Fatalf("%s: lowered %v, OPA %v\n%v", a.query, got, want, input)
			}
		}
	}
}

// With facts unknown, the answer must be certain exactly where all completions agree, and
// `missing` must be the facts that can change it: checked by trying completions.
func TestUnknownFactsGiveExactlyThreeAnswers(t *testing.T) {
	s := shipped(t)
	constants := constantsOf(s)
	r := rand.New(rand.NewPCG(3, 4))
	var read state
	for range cases(40) {
		p := randomProject(r, s, constants)
		s.eachCondition(func(query string, c *condition) {
			slots := slotsOf(c)
			if len(slots) == 0 || comparesTwo(c) {
				return // two facts compared have no finite set of representatives
			}
			q := p.Clone()
			hidden := map[int][]profile.Value{}
			worlds := 1
			for range 1 + r.IntN(3) {
				slot := slots[r.IntN(len(slots))]
				values := representatives(&s.facts.List[slot], constants[slot])
				if hidden[slot] != nil || worlds*len(values) > 2000 {
					continue
				}
				worlds *= len(values)
				hidden[slot] = values
				q.Values[slot] = profile.Unknown
			}
			seen, matters := tryAll(c, q, hidden)
			want := open
			switch {
			case !seen[no]:
				want = yes
			case !seen[yes]:
				want = no
			}
			s.program.read(&q, &read)
			require.Equal(t, want, s.program.decide(c.root, &read), "%s with %d unknown", query, len(hidden))
			if want == open {
				require.Equal(t, matters, c.diagram.missing(&q), "missing facts of %s", query)
			}
		})
	}
}

func slotsOf(c *condition) []int {
	var slots []int
	c.diagram.formula.each(false, func(t *test, _ bool) {
		for _, slot := range []int{t.slot, t.other} {
			if slot >= 0 && !slices.Contains(slots, slot) {
				slots = append(slots, slot)
			}
		}
	})
	return slots
}

func comparesTwo(c *condition) bool {
	found := false
	c.diagram.formula.each(false, func(t *test, _ bool) { found = found || t.other >= 0 })
	return found
}

// representatives gives values on, beside and between all constants of a fact.
func representatives(f *profile.Fact, constants []profile.Value) []profile.Value {
	var values []profile.Value
	switch f.Type {
	case profile.BooleanType:
		return []profile.Value{profile.TruthValue(false), profile.TruthValue(true)}
	case profile.EnumType:
		for _, c := range f.Values {
			values = append(values, profile.TextValue(c.ID))
		}
		return values
	case profile.DateType:
		for _, c := range constants {
			values = append(values, profile.DateValue(c.Date()-1), c, profile.DateValue(c.Date()+1))
		}
	default:
		step := int64(1)
		if f.Integer {
			step = profile.Scale
		}
		for _, c := range append(slices.Clone(constants), profile.NumberValue(0)) {
			values = append(values, profile.NumberValue(c.Micro()-step), c, profile.NumberValue(c.Micro()+step))
		}
	}
	slices.SortFunc(values, order)
	return slices.DeleteFunc(slices.Compact(values), func(v profile.Value) bool {
		return f.Min.IsKnown() && order(v, f.Min) < 0 || f.Max.IsKnown() && order(v, f.Max) > 0
	})
}

// tryAll answers a condition in every completion of the hidden facts by its formula alone, and
// finds the facts that change the answer in some completion of the others.
func tryAll(c *condition, p profile.Profile, hidden map[int][]profile.Value) (seen map[truth]bool, matters []int) {
	slots := make([]int, 0, len(hidden))
	for slot := range hidden {
		slots = append(slots, slot)
	}
	slices.Sort(slots)
	seen = map[truth]bool{}
	matter := map[int]bool{}
	var walk func(int)
	walk = func(i int) {
		if i < len(slots) {
			for _, v := range hidden[slots[i]] {
				p.Values[slots[i]] = v
				walk(i + 1)
			}
			p.Values[slots[i]] = profile.Unknown
			return
		}
		answer := c.diagram.formula.kleene(&p)
		seen[answer] = true
		for _, slot := range slots {
			if matter[slot] {
				continue
			}
			kept := p.Values[slot]
			for _, v := range hidden[slot] {
				p.Values[slot] = v
				if c.diagram.formula.kleene(&p) != answer {
					matter[slot] = true
					break
				}
			}
			p.Values[slot] = kept
		}
	}
	q := p.Clone()
	p = q
	walk(0)
	for _, slot := range slots {
		if matter[slot] {
			matters = append(matters, slot)
		}
	}
	return seen, matters
}

// The shipped rules are answered exactly: no diagram reaches its bound.
func TestNoShippedRuleReachesTheBoundOnWork(t *testing.T) {
	s := shipped(t)
	nodes := 0
	s.eachCondition(func(query string, c *condition) {
		require.False(t, c.diagram.bounded, query)
		nodes += len(c.diagram.nodes)
	})
	t.Logf("%d nodes in all", nodes)
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(policies.FS); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDecide(b *testing.B) {
	s := shipped(b)
	p := randomProject(rand.New(rand.NewPCG(1, 1)), s, constantsOf(s))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := s.Decide(p, profile.Defaults); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOutline(b *testing.B) {
	s := shipped(b)
	p := randomProject(rand.New(rand.NewPCG(1, 1)), s, constantsOf(s))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := s.Outline(p, profile.Defaults); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkVerdicts is the bare decision: every condition of every item for one project.
func BenchmarkVerdicts(b *testing.B) {
	s := shipped(b)
	p := randomProject(rand.New(rand.NewPCG(1, 1)), s, constantsOf(s))
	var read state
	sum := 0
	b.ReportAllocs()
	for b.Loop() {
		s.program.read(&p, &read)
		for _, item := range s.items {
			sum += int(s.program.decide(item.applies.root, &read))
		}
	}
	_ = sum
}

// input writes every known fact as OPA reads it.
func (s *Set) input(p *profile.Profile) ast.Value {
	var slots []int
	for slot := range s.facts.List {
		slots = append(slots, slot)
	}
	return s.inputOf(p, slots)
}
