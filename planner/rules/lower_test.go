package rules

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/stretchr/testify/require"

	"sevenlists/planner/fault"
)

// writer writes rules of every form that lowers, at random.
type writer struct {
	r       *rand.Rand
	helpers []string
	n       int // of variables
}

func (w *writer) pick(choices ...string) string { return choices[w.r.IntN(len(choices))] }

// number is a constant on, beside or between those that the table holds.
func (w *writer) number() string { return w.pick("0", "1", "4.999999", "5", "5.000001", "10", "100") }

func (w *writer) set(words ...string) string {
	var members []string
	for range 1 + w.r.IntN(2) {
		members = append(members, `"`+w.pick(words...)+`"`)
	}
	return "{" + strings.Join(members, ", ") + "}"
}

// expression writes one expression of a body. Factors are sums of powers of two: OPA rounds other
// products, where we do not.
func (w *writer) expression() string {
	numbers := []string{"input.floor_area_m2", "input.annual_energy_tce", "input.far", "input.far_limit", "input.storeys", "input.green_pct"}
	truth := w.pick("input.is_large", "input.in_energy_zone", "input.credit_blacklisted")
	op := w.pick("==", "!=", "<", "<=", ">", ">=")
	negated := w.pick("", "", "not ")
	switch w.r.IntN(16) {
	case 0:
		return negated + truth
	case 1:
		return truth + w.pick(" == true", " == false", " != true", " != false")
	case 2:
		return negated + w.pick(numbers...) + " " + op + " " + w.number()
	case 3:
		return negated + w.number() + " " + op + " " + w.pick(numbers...)
	case 4:
		return negated + `input.investment_mode in ` + w.set("enterprise", "government", "joint")
	case 5:
		return negated + `input.investment_mode ` + w.pick("==", "!=") + ` "` + w.pick("enterprise", "government", "joint") + `"`
	case 6:
		return negated + `input.trade_code ` + w.pick("==", "!=") + ` "` + w.pick("a", "b") + `"`
	case 7:
		return negated + `input.contract_date ` + op + ` "` + w.pick("2017-01-01", "2020-02-29", "2025-08-31", "2025-09-01") + `"`
	case 8:
		return negated + w.pick(numbers[:3]...) + " " + op + " " + w.pick(numbers[3:]...) + w.pick("", "", " * 1.5", " * 0.5")
	case 9:
		return w.pick("2", "1.25") + " * " + w.pick(numbers[:3]...) + " " + op + " " + w.pick(numbers[3:]...)
	case 10:
		w.n++
		return fmt.Sprintf("some row%d in data.lib.table.rows\n\tdates.in_force(row%d, input.%s)\n\t%s >= row%d.limit",
			w.n, w.n, w.pick("reference_date", "contract_date"), w.pick(numbers...), w.n)
	case 11:
		return fmt.Sprintf("every limit in [5, 10] { %s %s limit }", w.pick(numbers...), op)
	case 12:
		return `{"enterprise": true, "government": false}[input.investment_mode]`
	case 13:
		w.n++
		return fmt.Sprintf("some mode%d in data.lib.table.modes\n\tinput.investment_mode == mode%d", w.n, w.n)
	case 14:
		return negated + fmt.Sprintf("over(%s, %s)", w.pick(numbers...), w.number())
	}
	if len(w.helpers) > 0 {
		return negated + w.pick(w.helpers...)
	}
	return truth
}

func (w *writer) rule(b *strings.Builder, head string) {
	b.WriteString("\n# METADATA\n# title: 甲\n# custom:\n#   title_en: A\n" + head + " if {\n")
	for range 1 + w.r.IntN(3) {
		b.WriteString("\t" + w.expression() + "\n")
	}
	b.WriteString("}\n")
}

// module writes a problem that some helpers and a function serve, each with several bodies.
func (w *writer) module() string {
	var b strings.Builder
	b.WriteString("# METADATA\n# title: 甲\n# custom:\n#   title_en: A\npackage problems.profile.k01\n\nimport data.lib.dates\n")
	b.WriteString("\n# METADATA\n# title: 甲\n# custom:\n#   title_en: A\nover(n, limit) if n > limit\n")
	for _, name := range []string{"low", "middle", "high"} {
		for range 1 + w.r.IntN(2) {
			w.rule(&b, name)
		}
		w.helpers = append(w.helpers, name)
	}
	for range 1 + w.r.IntN(3) {
		w.rule(&b, "found")
	}
	// Used, so that none of them counts as misspelt.
	b.WriteString("\n# METADATA\n# title: 甲\n# custom:\n#   title_en: A\nfound if {\n\tlow\n\tmiddle\n\thigh\n\tover(input.far, 1)\n\tdates.in_force({}, input.reference_date)\n}\n")
	return b.String()
}

// randomRules loads a problem whose rules are written at random, in every form that lowers, over a
// table of limits. The set is nil where they are a product of too many alternatives; that it ends in
// time is what counts then.
func randomRules(t *testing.T, r *rand.Rand) (*Set, string) {
	t.Helper()
	const table = `
rows:
  - {to: "2016-12-31", limit: 5}
  - {from: "2017-01-01", to: "2025-08-31", limit: 10}
  - {from: "2025-09-01", limit: 5.000001}
  - {limit: 100}
modes: [government, joint]
`
	module := (&writer{r: r}).module()
	s, err := Load(fixture(t, map[string]string{"problems/profile/k01/k01.rego": module, "lib/table/data.yaml": table}))
	if err != nil && fault.All(err)[0].Code == "rules.too_slow" {
		return nil, module
	}
	require.NoError(t, err, module)
	return s, module
}

// Rules of every form that lowers are written at random, and the lowered form must answer
// complete projects as OPA does.
func TestEveryFormOfRuleLowersToWhatOPAAnswers(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	var read state
	for range cases(150) {
		s, module := randomRules(t, r)
		if s == nil {
			continue
		}
		found := &s.problems[0].found
		if s.problems[0].Origin != "profile" {
			found = &s.problems[1].found
		}
		q, err := rego.New(rego.Query("data.problems.profile.k01.found == true"), rego.Compiler(s.compiler), rego.Store(s.store)).PrepareForEval(context.Background())
		require.NoError(t, err)
		constants := constantsOf(s)
		read = state{}
		for range 30 {
			p := randomProject(r, s, constants)
			result, err := q.Eval(context.Background(), rego.EvalParsedInput(s.input(&p)))
			require.NoError(t, err)
			s.program.read(&p, &read)
			require.Equal(t, truthOf(len(result) > 0), s.program.decide(found.root, &read), "%s\n%v", module, s.input(&p))
		}
	}
}
