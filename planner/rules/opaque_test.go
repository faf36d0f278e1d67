package rules_test

import (
	"context"
	"fmt"
	"testing"
	"testing/fstest"

	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/stretchr/testify/require"

	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// unlowered are bodies in forms that do not lower. Each reads what it says, through whatever rules.
var unlowered = map[string]struct {
	body  string
	reads []string
}{
	"a product of two facts":   {"input.floor_area_m2 * input.far > 10000", []string{"floor_area_m2", "far"}},
	"a sum":                    {"input.floor_area_m2 + input.annual_energy_tce >= 6000", []string{"floor_area_m2", "annual_energy_tce"}},
	"a count":                  {`count([1 | some m in ["government"]; input.investment_mode == m]) == 1`, []string{"investment_mode"}},
	"a text taken apart":       {`startswith(input.investment_mode, "gov")`, []string{"investment_mode"}},
	"one with plain tests too": {"input.far > 1\n\tround(input.far) == 2", []string{"far"}},
}

// withRule gives the sound rule set with one more rule of the permit.
func withRule(t *testing.T, head, body string) fstest.MapFS {
	t.Helper()
	files := sound(t)
	const name = "items/permit/permit.rego"
	text := string(files[name].Data)
	files[name] = &fstest.MapFile{Data: []byte(text + fmt.Sprintf(`
# METADATA
# title: 另一条
# custom:
#   title_en: One more
#   legal_basis: [{law: practice}]
%s if {
	%s
}
`, head, body))}
	return files
}

// stated gives a project with some facts.
func stated(t *testing.T, set *rules.Set, facts map[string]profile.Value) profile.Profile {
	t.Helper()
	p := profile.Profile{
		Values: make([]profile.Value, len(set.Facts().List)), Origin: make([]profile.Origin, len(set.Facts().List)),
	}
	p = p.WithReferenceDate(set.Facts(), 20600)
	for id, v := range facts {
		slot, ok := set.Facts().Slot(id)
		require.True(t, ok, id)
		p.Values[slot], p.Origin[slot] = v, profile.Stated
	}
	return p
}

// What cannot be lowered is answered by OPA once all that it reads is known, and is open until then.
func TestARuleThatCannotBeLoweredIsAnsweredByOPA(t *testing.T) {
	for name, c := range unlowered {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			set, err := rules.Load(withRule(t, "applies", c.body))
			require.NoError(t, err)
			notes := set.Unlowered()
			require.Len(t, notes, 1)
			require.ElementsMatch(t, c.reads, notes[0].Reads)
			require.Contains(t, notes[0].Place, "items/permit/permit.rego:")
			require.Contains(t, notes[0].Reason.Message(lang.EN), "cannot be lowered")

			query, err := rego.New(rego.Module("q.rego", "package q\nanswer if {\n"+c.body+"\n}"),
				rego.Query("data.q.answer")).PrepareForEval(context.Background())
			require.NoError(t, err)
			for _, area := range []int64{100, 4999, 5000} {
				for _, far := range []int64{1, 2, 3} {
					for _, energy := range []int64{0, 1001} {
						for _, mode := range []string{"enterprise", "government"} {
							known := map[string]profile.Value{
								"floor_area_m2": profile.NumberValue(area * profile.Scale), "far": profile.NumberValue(far * profile.Scale),
								"annual_energy_tce": profile.NumberValue(energy * profile.Scale), "investment_mode": profile.TextValue(mode),
							}
							result, err := query.Eval(context.Background(), rego.EvalInput(map[string]any{
								"floor_area_m2": area, "far": far, "annual_energy_tce": energy, "investment_mode": mode,
							}))
							require.NoError(t, err)
							want := rules.NotRequired
							if mode == "government" || area >= 500 || len(result) > 0 {
								want = rules.Required
							}
							require.Equal(t, want, permit(t, set, stated(t, set, known)).Verdict, "%v", known)

							for _, id := range c.reads {
								less := map[string]profile.Value{}
								for k, v := range known {
									if k != id {
										less[k] = v
									}
								}
								answer := permit(t, set, stated(t, set, less))
								if answer.Verdict == rules.Possible {
									require.Contains(t, answer.Missing, id)
								} else { // decided by the rules that were lowered
									require.Equal(t, want, answer.Verdict)
								}
							}
						}
					}
				}
			}
		})
	}
}

func permit(t *testing.T, set *rules.Set, p profile.Profile) rules.Answer {
	t.Helper()
	d, err := set.Decide(p, profile.None)
	require.NoError(t, err)
	o, err := set.Outline(p, profile.None)
	require.NoError(t, err)
	for i, item := range set.Items() {
		if item.ID == "permit" {
			require.Equal(t, d.Items[i].Verdict, o.Items[i].Verdict)
			return d.Items[i].Answer
		}
	}
	t.Fatal("no permit")
	return rules.Answer{}
}

// Whatever kind of rule it stands in, the set loads and says so.
func TestEveryKindOfRuleMayBeLeftToOPA(t *testing.T) {
	const body = "input.floor_area_m2 * input.far > 10000"
	for _, head := range []string{
		`prerequisites contains {"id": "old_permit", "kind": "soft"}`,
		`refusals contains "one_more"`,
		"may_defer",
	} {
		set, err := rules.Load(withRule(t, head, body))
		require.NoError(t, err, head)
		require.NotEmpty(t, set.Unlowered(), head) // and what reads it through another rule
		for _, far := range []int64{1, 3} {
			_, err := set.Decide(stated(t, set, map[string]profile.Value{
				"floor_area_m2": profile.NumberValue(5000 * profile.Scale), "far": profile.NumberValue(far * profile.Scale),
			}), profile.Defaults)
			require.NoError(t, err)
		}
	}
}
