package diff

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/lists"
	"sevenlists/planner/profile"
	"sevenlists/planner/projecttest"
	"sevenlists/planner/route"
	"sevenlists/planner/rules"
)

// reread writes a plan and reads it back.
func reread(t testing.TB, p *planner.Plan) *planner.Plan {
	t.Helper()
	content, err := json.MarshalIndent(p, "", "  ")
	require.NoError(t, err)
	require.True(t, IsPlan(content))
	read, err := Decode(content)
	require.NoError(t, err)
	return read
}

func TestAProfileEqualsItsOwnPlan(t *testing.T) {
	for _, name := range projectNames(t) {
		for _, variant := range []route.Variant{route.Parallel, route.Commitment} {
			opt := english()
			opt.Variant = variant
			made := side(t, project(t, name), opt)
			read := reread(t, made.Plan)
			require.Equal(t, string(canonical(made.Plan)), string(canonical(read)), "nothing is lost in reading it back")
			require.True(t, compared(t, made, Read(shipped(t), read)).Equal, name)
			require.True(t, compared(t, made, Side{Plan: read}).Equal, "%s, of which only the plan is known", name)
		}
	}
}

func TestAPlanFileCanBePlannedAgain(t *testing.T) {
	again := 0
	for _, name := range projectNames(t) {
		for _, assume := range []profile.Assume{profile.Defaults, profile.None} {
			opt := english()
			opt.Assume = assume
			s := Read(shipped(t), reread(t, side(t, project(t, name), opt).Plan))
			if s.Repeats() {
				again++
				require.Equal(t, lang.EN, s.again.opt.Lang)
			} else {
				require.Equal(t, "workshop_under_way", name, "only what was dropped by hand cannot be read off a plan")
			}
		}
	}
	require.Greater(t, again, 30)

	opt := english()
	opt.Variant, opt.Commit = route.Commitment, []string{"design_scheme_review"}
	s := Read(shipped(t), reread(t, side(t, project(t, "standard_land_workshop"), opt).Plan))
	require.True(t, s.Repeats())
	require.Equal(t, opt.Commit, s.again.opt.Commit)

	touched := reread(t, side(t, project(t, "hospital"), english()).Plan)
	touched.Items[3].Department = "somebody else"
	require.False(t, Read(shipped(t), touched).Repeats(), "a plan that was edited is not what the rules give")
}

func TestReasonsNameTheCausesOfWrittenPlans(t *testing.T) {
	written := func(name string) Side { return Side{Plan: reread(t, side(t, project(t, name), english()).Plan)} }
	d := compared(t, written("government_school"), written("government_school_just_below"))
	require.Equal(t, ByReasons, d.CausesFrom)
	require.False(t, d.Complete)
	require.Empty(t, d.Effects)
	for _, v := range verdictsOf(d) {
		require.Equal(t, Named, v.how, v.item)
		want := "fire_vulnerable_m2"
		if strings.HasPrefix(v.item, "soil") {
			want = "earthwork_m3"
		}
		require.Contains(t, v.facts, want, v.item)
	}
	d = compared(t, written("standard_land_workshop"), written("standard_land_workshop_near_heritage"))
	for _, row := range d.Items {
		if row.ID == "state_land_grant" {
			require.Equal(t, Follows, row.Why["dates"].How)
			require.Equal(t, "archaeology_survey", row.Why["dates"].Causes[0].ID)
		}
	}
}

// copied gives the shipped rules with one text of one file replaced.
func copied(t testing.TB, file, old, with string) *rules.Set {
	t.Helper()
	set, err := rules.Load(projecttest.Edited(t, file, old, with))
	require.NoError(t, err)
	return set
}

func TestAChangedRuleIsNamed(t *testing.T) {
	for name, tc := range map[string]struct {
		project, file, old, with string
		item, change             string
		place, a, b              string
	}{
		"a threshold in the item's own data": {
			"ordinary_industrial_2017_just_below", "items/energy_review/data.yaml",
			"to: \"2023-05-31\"\n    energy_tce: 1000", "to: \"2023-05-31\"\n    energy_tce: 900",
			"energy_review", Added, "items/energy_review/data.yaml", "1000", "900",
		},
		"the rule itself": {
			"hospital", "items/radiation_protection_preassessment/radiation_protection_preassessment.rego",
			"input.medical_radiation", "input.in_flood_zone",
			"radiation_protection_preassessment", Dropped, "items/radiation_protection_preassessment/radiation_protection_preassessment.rego", "medical_radiation", "in_flood_zone",
		},
		"the days": {
			"hospital", "items/energy_review/data.yaml", "promised: {n: 7,", "promised: {n: 9,",
			"energy_review", Changed, "items/energy_review/data.yaml", "7", "9",
		},
	} {
		t.Run(name, func(t *testing.T) {
			p, other := project(t, tc.project), copied(t, tc.file, tc.old, tc.with)
			again, err := profile.Decode(profile.Encode(p, shipped(t).Facts()), other.Facts(), other.Schema())
			require.NoError(t, err)
			a := side(t, p, english())
			b, err := Make(other, again, english())
			require.NoError(t, err)
			d := compared(t, a, b)
			require.NotEmpty(t, d.Rules)
			require.Len(t, d.Effects, 1, "only the rules differ")
			var found *Item
			for i := range d.Items {
				if d.Items[i].ID == tc.item {
					found = &d.Items[i]
				}
			}
			require.NotNil(t, found)
			require.Equal(t, tc.change, found.Change)
			what := "status"
			if tc.change == Changed {
				what = "days"
			}
			require.Equal(t, Alone, found.Why[what].How)
			require.Len(t, found.Why[what].Causes, 1)
			cause := found.Why[what].Causes[0]
			require.Equal(t, "rule", cause.Kind)
			require.Equal(t, "items/"+tc.item, cause.ID)
			require.Contains(t, cause.Place, tc.place)
			require.Contains(t, cause.A.String(), tc.a)
			require.Contains(t, cause.B.String(), tc.b)
			if tc.change != Changed {
				require.NotEmpty(t, cause.Law)
			}
			require.NotEmpty(t, compared(t, b, a).Rules)
		})
	}
}

func TestARuleOfWrittenPlansIsNamedByItsComparisons(t *testing.T) {
	p := project(t, "ordinary_industrial_2017_just_below")
	other := copied(t, "items/energy_review/data.yaml", "to: \"2023-05-31\"\n    energy_tce: 1000", "to: \"2023-05-31\"\n    energy_tce: 900")
	b, err := Make(other, p, english())
	require.NoError(t, err)
	d := compared(t, Side{Plan: reread(t, side(t, p, english()).Plan)}, Side{Plan: reread(t, b.Plan)})
	require.Equal(t, "rules", d.Settings[0].What)
	require.Equal(t, []string{"energy_review", Added}, []string{d.Items[0].ID, d.Items[0].Change})
	why := d.Items[0].Why["status"]
	require.Equal(t, Named, why.How)
	require.Len(t, why.Causes, 1)
	require.Equal(t, []string{"rule", "items/energy_review"}, []string{why.Causes[0].Kind, why.Causes[0].ID})
	require.Contains(t, why.Causes[0].B.String(), "900 tonnes")
	require.NotEmpty(t, why.Causes[0].Law)
}

func TestAWrongPlanIsRefused(t *testing.T) {
	content := string(canonical(side(t, project(t, "fit_out_mall"), english()).Plan))
	with := func(old, new string) string {
		require.Contains(t, content, old)
		return strings.Replace(content, old, new, 1)
	}
	for name, tc := range map[string]struct{ content, want string }{
		"nothing":                   {"", "plan.empty"},
		"a profile":                 {"id: a\nstart: 2026-06-01\n", "plan.not_a_plan"},
		"a list of plans":           {"[" + content + "]", "plan.not_a_plan"},
		"two lines of ndjson":       {content + "\n" + content, "plan.syntax"},
		"a plan cut off":            {content[:strings.LastIndex(content[:len(content)/2], ",")], "plan.syntax"},
		"no text":                   {content[:40] + "\xff" + content[40:], "plan.not_text"},
		"nothing but a project":     {`{"project":{"id":"a","name":"a"}}`, "plan.missing"},
		"a number for a text":       {with(`"variant":"parallel"`, `"variant":5`), "/variant plan.type"},
		"a text for a number":       {with(`"total_float_days":`, `"total_float_days":"x","was":`), "plan.type"},
		"a day that does not exist": {with(`"start":"`, `"start":"2026-02-30","was":"`), "/start plan.date"},
		"a number beyond all":       {with(`"duration_days":`, `"duration_days":1e99,"was":`), "plan.type"},
		"a fact beyond all":         {with(`"value":`, `"value":1e99,"was":`), "plan.number"},
		"a key twice":               {with(`"variant":`, `"start":"2026-06-01","variant":`), "/start plan.duplicate_key"},
		"an item twice":             {with(`"id":"early_study"`, `"id":"project_code"`), "plan.twice"},
		"100,000 levels":            {`{"project":` + strings.Repeat("[", 100_000) + "}", "plan.too_deep"},
		"a million entries":         {`{"project":[` + strings.Repeat("0,", 1_000_000) + "0]}", "plan.too_many"},
		"nine megabytes":            {`{"project":"` + strings.Repeat("a", 9<<20) + `"}`, "plan.too_large"},
	} {
		t.Run(name, func(t *testing.T) {
			p, err := Decode([]byte(tc.content))
			require.Nil(t, p)
			require.Error(t, err)
			var told []string
			for _, f := range fault.All(err) {
				require.Equal(t, fault.Invalid, f.Kind)
				require.NotEqual(t, f.Code, f.Message(lang.ZH), "it is said in words")
				told = append(told, strings.TrimSpace(f.Path+" "+f.Code))
			}
			require.Contains(t, strings.Join(told, "\n"), tc.want)
			require.LessOrEqual(t, len(told), maxFindings+1)
		})
	}
	later, err := Decode([]byte(with(`"variant":`, `"moon":"full","variant":`)))
	require.NoError(t, err, "a key of a later version is passed over")
	require.Equal(t, content, string(canonical(later)))
}

func TestWhatLooksLikeAPlan(t *testing.T) {
	for content, want := range map[string]bool{
		"": false, "{}": false, "[]": false, "id: a": false, `{"id":"a","start":"2026-06-01","facts":{}}`: false,
		`{"project":{}`: true, ` {"start":{"a":[1]},"project"`: true, `{"a":`: false, `{"a":{"project":1}}`: false, "\uFEFF{\"project\":1}": true,
	} {
		require.Equal(t, want, IsPlan([]byte(content)), content)
	}
}

// Whatever is read, the decoder neither panics nor accepts what cannot be compared.
func FuzzDecode(f *testing.F) {
	made := side(f, project(f, "fit_out_mall"), english())
	small := *made.Plan // so that a mutation meets every key
	small.Items, small.NotRequired, small.Facts, small.Edges = small.Items[3:5], small.NotRequired[:1], small.Facts[:3], small.Edges[:2]
	small.Checklist, small.Questions = small.Checklist[:1], nil
	small.Lists = map[string][]lists.Row{"items": small.Lists["items"][:2]}
	whole := canonical(&small)
	f.Add(whole)
	f.Add([]byte(`{"project":{"id":"a","name":"\u001b[31m"},"items":[{"id":null}],"facts":[{"value":[]}]}`))
	f.Add(bytes.Replace(whole, []byte(`"early_start":"`), []byte(`"early_start":"1970-01-01`), 1))
	f.Add([]byte(`{"project":{},"lists":{"items":[{"a":{"b":[null,1e400]}}]}}`))
	f.Fuzz(func(t *testing.T, content []byte) {
		IsPlan(content)
		p, err := Decode(content)
		if err != nil {
			require.Nil(t, p)
			return
		}
		for _, pair := range [][2]Side{{made, {Plan: p}}, {{Plan: p}, made}} {
			_, err := Compare(pair[0], pair[1], shipped(t), lang.EN)
			require.NoError(t, err)
		}
	})
}
