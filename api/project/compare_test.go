package project_test

import (
	"context"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/api/project"
	"sevenlists/planner"
	"sevenlists/planner/compare"
	"sevenlists/planner/diff"
	"sevenlists/policies"
)

// Projects that go by different rules stand side by side, each by its own; the rules are then among the
// causes of a difference.
func TestProjectsOfDifferentRulesStandSideBySide(t *testing.T) {
	disk := newStore(t)
	old := openHouse(t, disk, policies.FS)
	before := old.issue(old.create("before", workshop), "before-1", project.Order{})
	h := openHouse(t, disk, otherRules(t)) // the construction permit takes three days longer
	after := h.create("after", workshop)
	d, first, err := h.SideBySide(context.Background(), []project.Pick{{Project: before.ID}, {Project: after.ID}, {Project: before.ID, Number: 1}}, planner.Default())
	require.NoError(t, err)
	require.Equal(t, old.Rules().Revision(), first.Revision())
	require.Equal(t, []string{old.Rules().Revision(), h.Rules().Revision(), old.Rules().Revision()},
		[]string{d.Projects[0].Revision, d.Projects[1].Revision, d.Projects[2].Revision})
	require.Empty(t, d.Facts, "the profiles are the same")
	at := slices.IndexFunc(d.Figures, func(f compare.Figure) bool { return f.ID == "elapsed_before_start" })
	days := d.Figures[at].Values
	require.Equal(t, *days[0].Number+3, *days[1].Number)
	require.Equal(t, *days[0].Number, *days[2].Number)
	require.Positive(t, d.Differences[0].Moved.Finish)
	require.Contains(t, d.Differences[0].Whole.Settings, diff.Setting{What: "rules", A: old.Rules().Revision(), B: h.Rules().Revision()})
	require.True(t, d.Differences[1].Same)

	gone, cancel := context.WithCancel(context.Background())
	cancel()
	_, _, err = h.SideBySide(gone, []project.Pick{{Project: before.ID}, {Project: after.ID}}, planner.Default())
	require.ErrorIs(t, err, context.Canceled, "nobody waits for it any more")
}

func TestPickIsAnIDWithTheNumberOfAPlanAtMost(t *testing.T) {
	for text, want := range map[string]project.Pick{
		"pabc": {Project: "pabc"}, "pabc:3": {Project: "pabc", Number: 3},
		"": {}, ":3": {}, "pabc:": {}, "pabc:0": {}, "pabc:-1": {}, "pabc:1:2": {}, "pabc:x": {},
	} {
		got, err := project.ParsePick(text)
		require.Equal(t, want, got, text)
		if want.Project == "" {
			require.Equal(t, "project.pick", code(t, err))
		}
	}
}
