package lists_test

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/lists"
	"sevenlists/planner/profile"
	"sevenlists/planner/route"
	"sevenlists/planner/rules"
	"sevenlists/policies"
)

// onlyACaseCanTell are the columns that stay empty until a case is opened, or that the district
// has not yet put into its catalogue.
var onlyACaseCanTell = map[string][]string{
	"items":                   {"promised_by", "section"},
	"route":                   {"actual_finish", "actual_start", "deviation_days", "deviation_reason"},
	"materials":               {"corrections", "handed_in_on", "sample", "version"},
	"commitments":             {"publicity_period", "signer", "standard"},
	"intermediaries_and_fees": {"paid", "price", "provider", "qualification"},
	"problems":                {"changed_facts", "decision_level", "evidence", "result"},
	"responsibilities": {"agent", "answer", "assessment_points", "deputy", "escalation_level", "handled", "leader", "light",
		"officer", "prompted_at"},
}

// manyPlans are plans of one workshop that show every column: two dates, all that is assumed
// and nothing, each with a problem.
func manyPlans(t *testing.T, set *rules.Set) []lists.Input {
	t.Helper()
	content, err := os.ReadFile("testdata/workshop.yaml")
	require.NoError(t, err)
	read := func(content string) profile.Profile {
		p, err := profile.Decode([]byte(content), set.Facts(), set.Schema())
		require.NoError(t, err)
		return p
	}
	stated := read(string(content))
	// Land that is allotted to a government project comes after the first items that ask for its papers.
	allotted := read(strings.Replace(string(content), "land_source: granted-standard-land", "land_source: allocated\n  investment_mode: government", 1))
	kind := set.Problems()
	plans := []lists.Input{dated(t, set, allotted, profile.Defaults, project{})}
	stated.Progress = []profile.Progress{
		{Key: "quality_completion_acceptance@lot1", State: profile.Obtained, Document: "x"}, // gives a paper and has taken some in
		{Key: "geotechnical_survey", State: profile.Waived},
	}
	for _, reference := range []string{"2017-06-01", "2026-06-01"} {
		for _, assume := range []profile.Assume{profile.Defaults, profile.None} {
			p := project{variant: route.Commitment, problems: []lists.Problem{
				{ID: kind[0].ID, Name: "x", Severity: "stop", State: "found", Items: []string{set.Items()[0].ID}, Suggestion: "x", Solver: "x", Due: day(t, reference)}}}
			stated.Parts = []profile.Part{{ID: "lot1", Kind: profile.Lot, Name: "x"}}
			in := dated(t, set, stated.WithReferenceDate(set.Facts(), day(t, reference)), assume, p)
			in.Decision.Items[0].Day = day(t, reference).AddDays(1) // by the law of a day of its own
			in.Marks, in.Making = map[string][]string{}, map[string]map[string]int{}
			for _, item := range set.Items() {
				in.Marks[item.ID], in.Making[item.ID] = []string{"x"}, map[string]int{}
				for _, paper := range item.Materials {
					in.Making[item.ID][paper.ID] = 5
				}
			}
			plans = append(plans, in)
		}
	}
	return plans
}

// Every row has exactly the columns of its list. A column that no plan fills must be one that
// only a case can tell: a column spelt otherwise here than in policies/lists would stay empty.
func TestRowsHaveTheColumnsOfTheirList(t *testing.T) {
	set, err := rules.Load(policies.FS)
	require.NoError(t, err)
	filled := map[string]map[string]bool{}
	for _, in := range manyPlans(t, set) {
		m := lists.Make(in)
		require.Len(t, m.Lists, 7)
		for _, l := range set.Vocabulary().Lists {
			if filled[l.ID] == nil {
				filled[l.ID] = map[string]bool{}
			}
			var want []string
			for _, c := range l.Columns {
				want = append(want, c.ID)
			}
			slices.Sort(want)
			for _, r := range m.Lists[l.ID] {
				require.Equal(t, want, slices.Sorted(maps.Keys(r)), l.ID)
				for _, c := range l.Columns {
					requireType(t, l.ID, c, r[c.ID])
					filled[l.ID][c.ID] = filled[l.ID][c.ID] || r[c.ID] != nil
				}
			}
		}
	}
	for _, l := range set.Vocabulary().Lists {
		var empty []string
		for _, c := range l.Columns {
			if !filled[l.ID][c.ID] {
				empty = append(empty, c.ID)
			}
		}
		slices.Sort(empty)
		require.Equal(t, onlyACaseCanTell[l.ID], empty, l.ID)
	}
}

// requireType holds a cell against the type and the codes that its column promises.
func requireType(t *testing.T, list string, c rules.Column, cell any) {
	t.Helper()
	switch v := cell.(type) {
	case nil:
	case string:
		require.Equal(t, "text", c.Type, "%s.%s", list, c.ID)
		if len(c.Values) > 0 {
			require.NotEqual(t, v, rules.NameOf(c.Values, v, lang.ZH), "%s.%s has no name for %s", list, c.ID, v)
		}
	case []string:
		require.Equal(t, "text", c.Type, "%s.%s", list, c.ID)
	case int:
		require.Equal(t, "number", c.Type, "%s.%s", list, c.ID)
	case int64:
		require.Equal(t, "money", c.Type, "%s.%s", list, c.ID)
	case bool:
		require.Equal(t, "boolean", c.Type, "%s.%s", list, c.ID)
	case calendar.Date:
		require.Equal(t, "date", c.Type, "%s.%s", list, c.ID)
	default:
		require.Fail(t, "no such cell", "%s.%s: %T", list, c.ID, cell)
	}
}

// The same plan gives the same lists, though maps are walked on the way.
func TestTheSamePlanGivesTheSameLists(t *testing.T) {
	set, err := rules.Load(policies.FS)
	require.NoError(t, err)
	for _, in := range manyPlans(t, set) {
		require.Equal(t, lists.Make(in), lists.Make(in))
	}
}

// A district that adds a column finds it empty in every row, one that drops a column finds it
// gone, and a list of its own has no rows.
func TestADistrictDecidesOnTheColumns(t *testing.T) {
	set := smallRules(t)
	v := set.Vocabulary()
	i := slices.IndexFunc(v.Lists, func(l rules.List) bool { return l.ID == "route" })
	v.Lists[i].Columns = []rules.Column{{ID: "item", Type: "text"}, {ID: "remarks", Type: "text"}}
	v.Lists = append(v.Lists, rules.List{ID: "of_our_own"})
	m := made(t, set, project{})
	require.NotEmpty(t, m.Lists["route"])
	for _, r := range m.Lists["route"] {
		require.Equal(t, []string{"item", "remarks"}, slices.Sorted(maps.Keys(r)))
		require.Nil(t, r["remarks"])
	}
	require.Equal(t, []lists.Row{}, m.Lists["of_our_own"])
}
