package track_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/api/track"
	"sevenlists/api/track/handling"
	"sevenlists/api/track/materials"
	"sevenlists/api/track/window"
	"sevenlists/planner/lang"
)

// at says at what time of day something happened at the window.
func at(time string) func(*handling.Dated) {
	return func(s *handling.Dated) { s.Time, s.Window, s.Document, s.Outcome = time, "综合窗口", "文1号", "" }
}

func TestHandOversAreTimedOnBothSides(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	id := h.workshop()
	h.enter(id, planningPermit, handling.Receive, at("09:00"))
	_, err := h.try(id, planningPermit, handling.PassToWindow, nil)
	refused(t, "case.step.not_now", err)
	h.on("2026-06-02") // at nine: half a working day has passed
	desk, err := h.Desk(ctx, track.CaseFilter{})
	require.NoError(t, err)
	require.Equal(t, "window", desk.Cases[0].Side)
	require.True(t, desk.Cases[0].LateHandOver)
	page, err := h.Passed(ctx, track.PassedFilter{Waiting: true})
	require.NoError(t, err)
	require.Len(t, page.Cases, 1)
	require.Equal(t, 210, page.Cases[0].Hands[0].Late, "180 minutes of the morning, 210 of the afternoon and 30 since, less 210")
	require.Equal(t, date(t, "2026-06-01"), page.Cases[0].Hands[0].DueOn)
	require.Equal(t, "14:30", page.Cases[0].Hands[0].DueTime)

	c := h.enter(id, planningPermit, handling.PassToDepartment, func(s *handling.Dated) { s.Officer = "officer" })
	require.Equal(t, handling.AtDepartment, c.Side())
	require.Equal(t, "agent", c.Stays[1].By)
	require.Equal(t, "officer", c.Stays[1].Officer)
	require.Equal(t, "09:00", c.Stays[1].Time, "now, where nobody says")
	_, err = h.try(id, planningPermit, handling.PassToDepartment, nil)
	refused(t, "case.step.not_now", err)
	h.enter(id, planningPermit, handling.Accept, at(""))
	h.on("2026-06-03")
	h.enter(id, planningPermit, handling.Decide, func(s *handling.Dated) { s.Document, s.Outcome, s.Time = "建字1号", handling.Granted, "10:00" })
	h.enter(id, planningPermit, handling.PassToWindow, at("11:00"))
	c = h.enter(id, planningPermit, handling.Deliver, at("15:00"))
	timing := h.Timing(c)
	require.Empty(t, timing.Side)
	require.Len(t, timing.Hands, 3)
	require.Equal(t, 420+120, timing.Window, "a day until it was passed, and from eleven to three")
	require.Equal(t, 420+120-0, timing.Department, "from nine of one day to eleven of the next")
	require.True(t, timing.Late)
	require.False(t, timing.Waiting)
	require.Zero(t, timing.Hands[1].Late, "passed back an hour after the decision")

	page, err = h.Passed(ctx, track.PassedFilter{Waiting: true, CaseFilter: track.CaseFilter{Closed: true}})
	require.NoError(t, err)
	require.Empty(t, page.Cases)
	page, err = h.Passed(ctx, track.PassedFilter{Late: true, CaseFilter: track.CaseFilter{Closed: true}})
	require.NoError(t, err)
	require.Len(t, page.Cases, 1)
	require.Equal(t, 1, page.Late)
}

func TestVisitsAreCountedAndThoseThatNobodyHadToMake(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	id := h.workshop()
	came := func(s *handling.Dated) { s.InPerson, s.Document = true, "文1号" }
	visits := func() track.ProjectVisits {
		p, err := h.projects.Read(ctx, id)
		require.NoError(t, err)
		v, err := h.Visits(ctx, p, lang.EN)
		require.NoError(t, err)
		return v
	}
	before := visits()
	require.Equal(t, 1, before.Goal)
	require.Positive(t, before.Planned)
	require.Equal(t, before.Planned, before.Ahead)
	require.Zero(t, before.Counted)

	h.handIn(id, "design_scheme", func(s *materials.Dated) { s.InPerson = true }, schemeReview)
	h.enter(id, planningPermit, handling.Receive, came)
	h.on("2026-06-10")
	h.enter(id, planningPermit, handling.Accept, paper("受理1号"))
	h.enter(id, planningPermit, handling.Decide, func(s *handling.Dated) { s.Document, s.Outcome = "建字1号", handling.Granted })
	h.enter(id, planningPermit, handling.Deliver, came)
	after := visits()
	require.Equal(t, 2, after.Counted, "what happens on one day at one window is one visit")
	require.Len(t, after.Visits[0].Deeds, 2)
	require.Less(t, after.Ahead, before.Ahead)
	require.Equal(t, window.Again, after.Visits[1].Deeds[0].Spared[0].Reason, "one visit is planned for the permit")
	require.True(t, after.Visits[1].Spared)

	m, err := h.Month(ctx, date(t, "2026-06-01"), lang.EN)
	require.NoError(t, err)
	require.Equal(t, track.VisitFigures{Visits: 2, Projects: 1, Above: 1, Goal: 1}, m.Visits)
	m, err = h.Month(ctx, date(t, "2026-05-01"), lang.EN)
	require.NoError(t, err)
	require.Zero(t, m.Visits.Visits)

	_, err = h.CorrectMaterial(ctx, id, project.Call{Account: "window"}, 0, materials.Correction{Number: 1, Entry: 1, Reason: "没有来"})
	require.NoError(t, err)
	require.Len(t, visits().Visits[0].Deeds, 1)
	rebuilt, err := store.Rebuild(ctx, h.store, []store.Folding{project.Fold, track.Fold}, nil)
	require.NoError(t, err)
	require.Zero(t, rebuilt.Changed)
}
