package view_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/calendar"
	"sevenlists/planner/diff"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/view"
)

// differing is a document with every kind of difference and of cause in it.
func differing(l lang.Lang) *diff.Document {
	n := func(days int) *int { return &days }
	day := calendar.DateOf(2026, 8, 3)
	text := profile.TextValue
	fact := diff.Cause{Kind: "fact", ID: "site_ha", Name: "Site", A: profile.NumberValue(2 * profile.Scale), B: profile.NumberValue(5 * profile.Scale), Enough: true}
	why := func(how string, causes ...diff.Cause) diff.Why { return diff.Why{How: how, Causes: causes} }
	rule := diff.Cause{Kind: "rule", ID: "items/a", Name: "/regimes/0/ha", Place: "items/a/data.yaml", A: text("4"), B: text("5")}
	body := diff.Cause{Kind: "rule", ID: "items/a", Name: "Applies to large sites", Place: "items/a/a.rego:9", A: text("applies if true\n"), B: text("applies if false")}
	total := why(diff.Together, fact, rule)
	start, end := calendar.DateOf(2026, 6, 1), calendar.DateOf(2026, 9, 1)
	state := func(days int, from calendar.Date) *diff.ItemState {
		return &diff.ItemState{Status: "required", Days: n(days), EarlyStart: from, EarlyFinish: from.AddDays(days), Offered: days > 5}
	}
	item := func(id, change string) diff.Item {
		return diff.Item{ID: id, Name: "Item " + id, Change: change, Changed: []string{"status"}, A: &diff.ItemState{Status: "not_required"},
			B: &diff.ItemState{Status: "possible"}, Why: map[string]diff.Why{"status": why(diff.Each, fact, body)}}
	}
	gone := item("gone", diff.Dropped)
	gone.A, gone.B = gone.B, gone.A
	gone.Why["status"] = why(diff.Alone, diff.Cause{Kind: "reference_date", A: text("2026-06-01"), B: text("2026-07-01")})
	moved := item("moved", diff.Changed)
	moved.A, moved.B, moved.Changed, moved.StartMoved, moved.FinishMoved = state(5, start), state(9, day), []string{"days", "offered", "progress", "dates"}, n(45), n(49)
	moved.B.Progress = "obtained, 2026-07-01, No. 7"
	moved.Why = map[string]diff.Why{"days": why(diff.Named, fact), "offered": why(diff.NotFound), "dates": why(diff.Follows, diff.Cause{Kind: "item", ID: "new", Name: "Item new"}),
		"progress": why(diff.Mixed, diff.Cause{Kind: "progress", ID: "moved", Name: "Item moved", B: text("obtained, 2026-07-01")}, diff.Cause{Kind: "constraint", Name: "Item x", A: text("not_before 2026-07-01")})}
	moved.DrivenBy = []diff.Driver{{What: "longer", Item: "b", Name: "Item b", Side: "b", Days: 3}, {What: "only_here", Item: "new", Name: "Item new", Side: "b", Days: 1}}
	earlier := moved
	earlier.ID, earlier.Name, earlier.StartMoved, earlier.FinishMoved, earlier.Changed = "earlier", "Item earlier", n(-2), n(-2), []string{"dates"}
	earlier.DrivenBy = []diff.Driver{{What: "edge", Item: "b", Name: "Item b", Side: "a"}, {What: "before", Item: "c", Name: "Item c", Side: "a", Days: 2}}
	return &diff.Document{
		Lang: l, CausesFrom: diff.ByPlanning, Untold: true,
		A: diff.End{ID: "a", Name: "Project A", Items: 4, Finish: end, BeforeStart: 20}, B: diff.End{ID: "b", Name: "Project \x1b[31mB", Items: 5, Finish: end.AddDays(7), BeforeStart: 18},
		Moved: diff.Moved{Finish: 5, BeforeStart: -2, Items: 1, Why: &total},
		Settings: []diff.Setting{{What: "start", A: "2026-06-01", B: "2026-06-08"}, {What: "variant", A: "parallel", B: "commitment"}, {What: "commitments", B: "all"},
			{What: "assume", A: "defaults", B: "none"}, {What: "rules", A: "sha256:0123456789abcdef", B: "sha256:fedcba9876543210"}, {What: "as_of", B: "2026-07-01"}},
		Facts: []diff.Fact{{Fact: "site_ha", Name: "Site", Unit: "ha", A: diff.Stated{Value: fact.A, Origin: "assumed"}, B: diff.Stated{Value: fact.B, Origin: "stated"}}},
		Effects: []diff.Effect{{Kind: "fact", ID: "site_ha", Name: "Site", Alone: &diff.Shift{Finish: 5, BeforeStart: -2, Items: 1}, Without: &diff.Shift{}},
			{Kind: "progress", ID: "moved", Name: "Item moved", Alone: &diff.Shift{Finish: -3, BeforeStart: -3, Items: -1}, Without: &diff.Shift{Finish: -3, BeforeStart: -3, Items: -1}},
			{Kind: "constraint", ID: "x", Name: "Item x"}, {Kind: "start", Alone: &diff.Shift{}, Without: &diff.Shift{}}, {Kind: "others", Name: "Adjustments", Alone: &diff.Shift{}, Without: &diff.Shift{}}},
		Rules:    []diff.RuleChange{{Folder: "items/a", Name: "/regimes/0/ha", PlaceB: "items/a/data.yaml", A: "4", B: "5"}, {Folder: "items/a", Name: "applies", Title: "Applies", PlaceA: "items/a/a.rego:9", A: "applies"}},
		Items:    []diff.Item{item("new", diff.Added), gone, moved, earlier},
		Edges:    []diff.Edge{{From: "a", To: "new", Change: diff.Added, Why: why(diff.Follows, diff.Cause{Kind: "item", Name: "Item new"})}},
		Problems: []diff.Problem{{ID: "k1", Name: "Problem", Change: diff.Raised, B: "found", Why: why(diff.Alone, fact)}, {ID: "k2", Name: "Another", Change: diff.Changed, A: "open", B: "found", Why: why(diff.NotFound)}},
		Lists: []diff.List{{List: "items", Rows: []diff.Row{{Key: "new", Name: "Item new", Change: diff.Added, About: []string{"new"}},
			{Key: "moved", Name: "Item moved", Change: diff.Changed, Columns: []diff.Column{{Column: "promised_days", A: 5, B: 9}}, Why: &total}}}},
	}
}

func TestADifferenceIsAsWanted(t *testing.T) {
	for _, l := range languages {
		for form, full := range map[string]bool{"": false, "full.": true} {
			t.Run(string(l)+" "+form, func(t *testing.T) {
				var b bytes.Buffer
				require.NoError(t, view.Diff(&b, differing(l), workshopRules(t), view.TextOptions{Full: full}))
				require.NotContains(t, b.String(), "\x1b", "a name never steers the terminal")
				name := filepath.Join("testdata", "diff."+form+string(l)+".txt")
				if *update {
					require.NoError(t, os.WriteFile(name, b.Bytes(), 0o644))
				}
				want, err := os.ReadFile(name)
				require.NoError(t, err)
				require.Equal(t, string(want), b.String(), "go test ./planner/view -update writes it anew")
			})
		}
	}
}

func TestWhatDoesNotDifferIsSaidSo(t *testing.T) {
	for name, tc := range map[string]struct {
		d    diff.Document
		want string
	}{
		"nothing at all": {diff.Document{Lang: lang.EN, Equal: true, Same: true}, "Nothing differs."},
		"only the facts": {diff.Document{Lang: lang.EN, Same: true, Facts: []diff.Fact{{Fact: "f", Name: "Site", B: diff.Stated{Value: profile.TruthValue(true)}}}}, "The plans are the same"},
	} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			require.NoError(t, view.Diff(&b, &tc.d, view.RuleSet{}, view.TextOptions{Width: 60, Color: true}))
			require.Contains(t, b.String(), tc.want)
		})
	}
}
