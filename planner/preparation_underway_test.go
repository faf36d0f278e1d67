package planner_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/profile"
)

// Drawings that are half done take what is left of their days and wait for nothing any more; those
// that are done are prepared no more; a person may give them other days, or a day to be done by.
func TestAPreparationMayBeUnderWay(t *testing.T) {
	p := project(t, "standard_land_workshop")
	p.AsOf = p.Start.AddDays(30)
	drawings := func(p profile.Profile) []planner.PreparationRow {
		return prepares(plan(t, p, withPreparation), "working_drawings")
	}
	begun := p.Clone()
	begun.Progress = []profile.Progress{{Key: "working_drawings", State: profile.InProgress, Accepted: p.Start}}
	rows := drawings(begun)
	require.Equal(t, shipped(t).Calendar().OnOrAfter(p.AsOf), rows[0].Schedule.EarlyStart)
	require.Equal(t, shipped(t).Calendar().Add(p.Start, 45), rows[0].Schedule.EarlyFinish)
	require.Equal(t, profile.InProgress, rows[0].Progress.State)
	require.Less(t, plan(t, begun, withPreparation).WithPreparation.Finish, plan(t, p, withPreparation).WithPreparation.Finish)

	done := p.Clone()
	done.Progress = []profile.Progress{{Key: "working_drawings", State: profile.Obtained, Finished: p.AsOf}}
	require.Empty(t, drawings(done))

	fixed := p.Clone()
	fixed.Constraints = []profile.Constraint{{Key: "working_drawings", OwnDuration: true, Duration: 20, Reason: "任意", MustFinishBy: p.AsOf.AddDays(1)}}
	require.Equal(t, 20, drawings(fixed)[0].Schedule.Duration)
	warned := func(w planner.Warning) bool { return w.Code == "preparation_late" }
	require.True(t, slices.ContainsFunc(plan(t, fixed, withPreparation).WithPreparation.Warnings, warned))

	done.Progress[0].Key = "working_drawings@lot1"
	_, err := planner.Make(shipped(t), done, planner.Default())
	require.ErrorContains(t, err, "lot1")
}
