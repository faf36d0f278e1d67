package view_test

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/calendar"
	"sevenlists/planner/compare"
	"sevenlists/planner/diff"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/view"
)

// besideEachOther is a comparison with every kind of value and state in it.
func besideEachOther(l lang.Lang) *compare.Document {
	number := func(n int64) compare.Value { return compare.Value{Number: &n} }
	upTo := func(a, b int64) compare.Value { return compare.Value{Number: &a, UpTo: &b} }
	first := calendar.DateOf(2026, 9, 1)
	whole := differing(l)
	return &compare.Document{
		Lang: l, Variant: "parallel", Assume: "defaults", Revision: "sha256:0123456789abcdef",
		Projects: []compare.Project{
			{ID: "a", Name: "Site \x1b[31mA", Variant: "parallel", Assume: "defaults", Revision: "sha256:0123456789abcdef", Start: calendar.DateOf(2026, 6, 1), ReferenceDate: calendar.DateOf(2026, 6, 1), Finish: first, WorksUnknown: true},
			{ID: "b", Stored: "p2", Plan: 3, Variant: "sequential", Assume: "none", Revision: "sha256:fedcba9876543210", Start: calendar.DateOf(2026, 6, 8), ReferenceDate: calendar.DateOf(2026, 6, 1), AsOf: calendar.DateOf(2026, 6, 9), Finish: first.AddDays(7)},
		},
		Figures: []compare.Figure{
			{ID: "items_required", Group: compare.GroupItems, Name: in(l, "需办理事项", "Items required"), Values: []compare.Value{number(4), number(5)}, Best: []int{0}},
			{ID: "items_possible", Group: compare.GroupItems, Name: in(l, "待定事项", "Items possible"), Values: []compare.Value{number(0), number(0)}},
			{ID: "finish", Group: compare.GroupDays, Name: in(l, "全部办结", "All done"), Values: []compare.Value{{Date: first}, {Date: first.AddDays(7)}}},
			{ID: "latest", Group: compare.GroupDays, Name: in(l, "最晚", "Latest"), Values: []compare.Value{{}, {Date: first}}},
			{ID: "span", Group: compare.GroupProblems, Name: in(l, "范围", "Range"), Values: []compare.Value{upTo(3, 3), upTo(1, 9)}, Best: []int{0}},
		},
		Facts: []compare.Fact{{Fact: "site_ha", Name: in(l, "用地", "Site"), Unit: in(l, "公顷", "ha"), Values: []diff.Stated{
			{Value: profile.NumberValue(2 * profile.Scale), Origin: "assumed"}, {Origin: "unknown"}}}},
		Items:       []compare.Row{{ID: "x", Name: "<X>", States: []string{"required", "possible"}}, {ID: "y", Name: "Y", States: []string{"not_required", "required"}}},
		Problems:    []compare.Row{{ID: "k1", Name: "K1", States: []string{"found", "none"}}, {ID: "k2", Name: "K2", States: []string{"open", "found"}}},
		Commitments: []compare.Row{{ID: "x", Name: "<X>", States: []string{"offered", "refused"}}, {ID: "y", Name: "Y", States: []string{"not_yet", "chosen"}}},
		Differences: []compare.Difference{{Project: 1, Whole: whole}},
	}
}

func TestAComparisonIsAsWanted(t *testing.T) {
	for _, l := range languages {
		for extension, write := range map[string]func(io.Writer) error{
			"txt": func(w io.Writer) error {
				return view.Compare(w, besideEachOther(l), workshopRules(t), view.TextOptions{})
			},
			"html": func(w io.Writer) error { return view.CompareHTML(w, besideEachOther(l), workshopRules(t)) },
		} {
			t.Run(string(l)+" "+extension, func(t *testing.T) {
				var b bytes.Buffer
				require.NoError(t, write(&b))
				require.NotContains(t, b.String(), "\x1b", "a name never steers the terminal")
				require.NotContains(t, b.String(), "compare.", "every phrase is there")
				got := stylesheet.ReplaceAll(b.Bytes(), []byte("<style></style>"))
				name := filepath.Join("testdata", "compare."+string(l)+"."+extension)
				if *update {
					require.NoError(t, os.WriteFile(name, got, 0o644))
				}
				want, err := os.ReadFile(name)
				require.NoError(t, err)
				require.Equal(t, string(want), string(got), "go test ./planner/view -update writes it anew")
				room := failing(1000)
				require.ErrorIs(t, write(&room), io.ErrClosedPipe)
			})
		}
	}
}
