package rules

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/calendar"
	"sevenlists/planner/profile"
)

// reader answers a lowered condition by what it says alone: the data as it is exported, read back
// from its JSON, with numbers as big fractions. It shares no code with what made it.
type reader struct {
	facts *profile.Facts
	p     *profile.Profile
}

// said is a lowered condition as its JSON gives it.
type said struct {
	All, Any []said
	Compare  *struct {
		Fact, Op, Fact2 string
		Value           []any
		Factor          json.Number
	}
	Dates  *struct{ From, To string }
	Always *bool
	Asked  *struct{}
}

func saidOf(t testing.TB, l Lowered) said {
	t.Helper()
	content, err := json.Marshal(l)
	require.NoError(t, err)
	read := json.NewDecoder(bytes.NewReader(content))
	read.UseNumber()
	var s said
	require.NoError(t, read.Decode(&s))
	return s
}

func (r reader) value(fact string) profile.Value {
	slot, _ := r.facts.Slot(fact)
	return r.p.Value(slot)
}

func (r reader) holds(s said) bool {
	switch {
	case s.All != nil:
		return !slices.ContainsFunc(s.All, func(part said) bool { return !r.holds(part) })
	case s.Any != nil:
		return slices.ContainsFunc(s.Any, r.holds)
	case s.Dates != nil:
		day := r.value(profile.ReferenceDate).String() // ISO dates are ordered as texts
		return s.Dates.From <= day && (s.Dates.To == "" || day <= s.Dates.To)
	case s.Always != nil:
		return *s.Always
	}
	c := s.Compare
	have := r.value(c.Fact)
	if c.Fact2 != "" {
		factor := big.NewRat(1, 1)
		if c.Factor != "" {
			factor.SetString(c.Factor.String())
		}
		if have.Kind() == profile.NumberKind {
			other := rat(r.value(c.Fact2))
			return sized(c.Op, rat(have).Cmp(other.Mul(other, factor)))
		}
		return sized(c.Op, compareText(have.String(), r.value(c.Fact2).String()))
	}
	among := func() bool {
		return slices.ContainsFunc(c.Value, func(v any) bool { return equalTo(have, v) })
	}
	switch c.Op {
	case "==", "in":
		return among()
	case "!=", "not in":
		return !among()
	}
	if have.Kind() == profile.NumberKind {
		return sized(c.Op, rat(have).Cmp(rat(c.Value[0].(json.Number))))
	}
	return sized(c.Op, compareText(have.String(), c.Value[0].(string)))
}

func rat(v fmt.Stringer) *big.Rat {
	r, _ := new(big.Rat).SetString(v.String())
	return r
}

func equalTo(have profile.Value, want any) bool {
	switch want := want.(type) {
	case bool:
		return have.String() == map[bool]string{true: "true", false: "false"}[want]
	case json.Number:
		return rat(have).Cmp(rat(want)) == 0
	case string:
		return have.String() == want
	}
	return false
}

func compareText(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func sized(op string, c int) bool {
	return map[string]bool{"==": c == 0, "!=": c != 0, "<": c < 0, "<=": c <= 0, ">": c > 0, ">=": c >= 0}[op]
}

// saidRule is a rule as it is read back.
type saidRule struct {
	code string
	when said
}

func saidRules(t testing.TB, rules []LoweredRule) []saidRule {
	rows := make([]saidRule, len(rules))
	for i, r := range rules {
		rows[i] = saidRule{r.Code, saidOf(t, r.When)}
	}
	return rows
}

func (r reader) some(rules []saidRule) bool {
	return slices.ContainsFunc(rules, func(rule saidRule) bool { return r.holds(rule.when) })
}

// For every item and many complete projects, what is printed of its rules gives the planner's own
// verdict, commitment, reasons against one, prerequisites and days.
func TestWhatIsPrintedOfARuleIsWhatIsDecided(t *testing.T) {
	s := shipped(t)
	type printed struct {
		*LoweredItem
		required, allowed, refusals, edges, days []saidRule
	}
	items := map[string]printed{}
	for _, item := range s.items {
		l, ok := s.Lowered(item.ID)
		require.True(t, ok)
		row := printed{LoweredItem: l, required: saidRules(t, l.Required)}
		if c := l.Commitment; c != nil {
			row.allowed, row.refusals = saidRules(t, c.Allowed), saidRules(t, c.Refusals)
		}
		for _, e := range l.Prerequisites {
			row.edges = append(row.edges, saidRules(t, []LoweredRule{e.LoweredRule})...)
		}
		for _, d := range l.Days {
			if d.Rule != nil {
				row.days = append(row.days, saidRules(t, []LoweredRule{*d.Rule})...)
			}
		}
		items[item.ID] = row
	}
	constants := constantsOf(s)
	random := rand.New(rand.NewPCG(31, 32))
	for range cases(300) {
		p := randomProject(random, s, constants)
		d, err := s.Decide(p, profile.None)
		require.NoError(t, err)
		r := reader{facts: s.facts, p: &d.Profile}
		needed := map[string]bool{}
		for i := range d.Items {
			row := &d.Items[i]
			item := items[row.Item.ID]
			want := item.Effective.Holds(d.ReferenceDate) && r.some(item.required)
			require.Equal(t, want, row.Verdict == Required, "%s is required", item.ID)
			require.Equal(t, !want, row.Verdict == NotRequired, item.ID)
			if needed[item.ID] = want; !want {
				continue
			}
			days := slices.IndexFunc(item.days, func(rule saidRule) bool { return r.holds(rule.when) })
			if days < 0 {
				days = len(item.days)
			}
			if days < len(item.Days) {
				require.Equal(t, item.Days[days].Days, row.Promised, "days of %s", item.ID)
			} else {
				require.Zero(t, row.Promised, item.ID)
			}
			answer := row.Commitment
			if row.Deferral != nil {
				answer = row.Deferral
			}
			if item.Commitment == nil || !item.Commitment.Holds(d.ReferenceDate) {
				require.True(t, answer == nil || !answer.Offered, item.ID)
				continue
			}
			require.Equal(t, r.some(item.allowed), answer.Offered, "a commitment to %s", item.ID)
			var refused, codes []string
			for _, rule := range item.refusals {
				if !answer.Offered && r.holds(rule.when) {
					refused = append(refused, rule.code)
				}
			}
			for _, reason := range answer.Refused {
				if reason.Code != "" {
					codes = append(codes, reason.Code)
				}
			}
			require.Equal(t, refused, codes, "reasons against a commitment to %s", item.ID)
		}
		var want, got []string
		for _, item := range s.items {
			for i, e := range items[item.ID].Prerequisites {
				if needed[e.From] && needed[item.ID] && r.holds(items[item.ID].edges[i].when) {
					want = append(want, e.From+" "+item.ID+" "+string(e.Kind))
				}
			}
		}
		for _, e := range d.Edges {
			got = append(got, e.From+" "+e.To+" "+string(e.Kind))
		}
		require.Equal(t, want, got)
	}
}

func TestWhatIsPrintedOfAProblemIsWhatIsFound(t *testing.T) {
	s := shipped(t)
	constants := constantsOf(s)
	random := rand.New(rand.NewPCG(33, 34))
	problems := map[string][]saidRule{}
	for _, p := range s.problems {
		l, ok := s.LoweredProblem(p.ID)
		require.Equal(t, p.Origin == "profile", ok, p.ID)
		if ok {
			problems[p.ID] = saidRules(t, l.Found)
		}
	}
	for range cases(300) {
		p := randomProject(random, s, constants)
		d, err := s.Outline(p, profile.None)
		require.NoError(t, err)
		found := map[string]bool{}
		for _, row := range d.Problems {
			found[row.Problem.ID] = true
		}
		r := reader{facts: s.facts, p: &d.Profile}
		for id, rules := range problems {
			require.Equal(t, found[id], r.some(rules), id)
		}
	}
}

// Rules of every form, written at random, are printed as what they decide.
func TestRulesOfEveryFormArePrintedExactly(t *testing.T) {
	random := rand.New(rand.NewPCG(35, 36))
	for range cases(60) {
		s, module := randomRules(t, random)
		if s == nil {
			continue
		}
		l, ok := s.LoweredProblem("k01")
		require.True(t, ok)
		rules := saidRules(t, l.Found)
		constants := constantsOf(s)
		var read state
		for range 200 {
			p := randomProject(random, s, constants)
			s.program.read(&p, &read)
			index := slices.IndexFunc(s.problems, func(p *Problem) bool { return p.ID == "k01" })
			want := s.program.decide(s.problems[index].found.root, &read) == yes
			require.Equal(t, want, reader{facts: s.facts, p: &p}.some(rules), "%s\n%v", module, s.input(&p))
		}
	}
}

// Random formulas over facts of few values each, and over the days of one week.
func TestSimplifyingChangesNoAnswer(t *testing.T) {
	facts := profile.NewFacts(nil, append(slices.Clone(smallFacts().List), profile.Fact{ID: profile.ReferenceDate, Type: profile.DateType}))
	day := len(facts.List) - 1
	s := &Set{facts: facts}
	random := rand.New(rand.NewPCG(37, 38))
	date := func() profile.Value {
		return profile.DateValue(calendar.DateOf(2026, 6, 1) + calendar.Date(random.IntN(7)))
	}
	var draw func(depth int) *formula
	draw = func(depth int) *formula {
		if depth == 0 || random.IntN(4) == 0 {
			test := &test{slot: day, other: -1, num: 1, den: 1, op: operator(random.IntN(int(notIn) + 1)), want: []profile.Value{date()}}
			if random.IntN(3) > 0 {
				test = randomTest(random, smallFacts())
			}
			return &formula{kind: compare, test: test}
		}
		if random.IntN(4) == 0 {
			return negation(draw(depth - 1))
		}
		parts := make([]*formula, 2+random.IntN(3))
		for i := range parts {
			parts[i] = draw(depth - 1)
		}
		if random.IntN(2) == 0 {
			return conjunction(parts)
		}
		return disjunction(parts)
	}
	for range cases(2000) {
		f := draw(3)
		l := saidOf(t, s.lowered(f, false))
		for range 40 {
			p := profile.Profile{Values: make([]profile.Value, len(facts.List))}
			p.Values[day] = date()
			for slot := range day {
				values := valuesOf(&facts.List[slot])
				p.Values[slot] = values[random.IntN(len(values))]
			}
			require.Equal(t, f.kleene(&p) == yes, reader{facts: facts, p: &p}.holds(l))
		}
	}
}

// Every pair of comparisons of one fact, joined both ways, for every value.
func TestTwoLimitsOnOneFactAreJoinedExactly(t *testing.T) {
	whole := profile.Fact{ID: "whole", Type: profile.NumberType, Integer: true}
	enum := profile.Fact{ID: "enum", Type: profile.EnumType, Values: []profile.Choice{{ID: "x"}, {ID: "y"}, {ID: "z"}}}
	facts := profile.NewFacts(nil, []profile.Fact{whole, enum, {ID: profile.ReferenceDate, Type: profile.DateType}})
	s := &Set{facts: facts}
	values := [3][]profile.Value{{}, {profile.TextValue("x"), profile.TextValue("y"), profile.TextValue("z")}, {}}
	for n := range 5 {
		values[0] = append(values[0], profile.NumberValue(int64(n)*profile.Scale))
		values[2] = append(values[2], profile.DateValue(calendar.DateOf(2026, 6, 1)+calendar.Date(n)))
	}
	for slot := range facts.List {
		var tests []*formula
		for op := eq; op <= notIn; op++ {
			if facts.List[slot].Type == profile.EnumType && (op == lt || op == le || op == gt || op == ge) {
				continue
			}
			for i, v := range values[slot] {
				want := []profile.Value{v}
				if op == in || op == notIn {
					want = append(want, values[slot][(i+2)%len(values[slot])])
				}
				tests = append(tests, &formula{kind: compare, test: &test{slot: slot, other: -1, num: 1, den: 1, op: op, want: want}})
			}
		}
		for _, a := range tests {
			for _, b := range tests {
				for _, f := range []*formula{conjunction([]*formula{a, b}), disjunction([]*formula{a, b})} {
					l := saidOf(t, s.lowered(f, false))
					for _, v := range values[slot] {
						p := profile.Profile{Values: make([]profile.Value, len(facts.List))}
						p.Values[slot] = v
						require.Equal(t, f.kleene(&p) == yes, reader{facts: facts, p: &p}.holds(l), "%v %v %v %v: %v", f.kind, a.test, b.test, v, l)
					}
				}
			}
		}
	}
}
