package track_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/project"
	"sevenlists/api/track"
	"sevenlists/api/track/handling"
	"sevenlists/planner"
)

// A fresh project lies ahead of its agent exactly as its plan says.
func TestTheLoadOfAnAgentIsWhatThePlansSay(t *testing.T) {
	h := newHouse(t)
	ctx := context.Background()
	id := h.workshop()
	p, err := h.projects.Read(ctx, id)
	require.NoError(t, err)
	plan, _, err := h.projects.Plan(ctx, p, planner.Default())
	require.NoError(t, err)
	starts, first := 0, 0
	for i := range plan.Items {
		row := &plan.Items[i]
		if row.Schedule == nil || row.Kind == "works" {
			continue
		}
		starts++
		if row.Schedule.EarlyStart <= date(t, "2026-06-07") {
			first++
		}
	}
	got, err := h.LoadOf(ctx, "agent", 104)
	require.NoError(t, err)
	require.Equal(t, 1, got.Projects)
	require.Equal(t, track.WeekLoad{From: date(t, "2026-06-01"), To: date(t, "2026-06-07"), Starts: first, Visits: got.Weeks[0].Visits}, got.Weeks[0])
	sum, visits := 0, 0
	for _, w := range got.Weeks {
		sum, visits = sum+w.Starts, visits+w.Visits
	}
	require.Equal(t, starts, sum)
	require.Equal(t, plan.Visits.Total[0], visits)

	// Nobody else has any of it; what is handed over is the other's at once.
	other := "other"
	none, err := h.LoadOf(ctx, other, 2)
	require.NoError(t, err)
	require.Equal(t, 0, none.Projects+none.Cases+none.Weeks[0].Starts+none.Weeks[1].Starts)
	_, err = h.projects.HandOver(ctx, id, project.Call{Account: "agent"}, project.HandedOver{Agent: &other})
	require.NoError(t, err)
	moved, err := h.LoadOf(ctx, other, 104)
	require.NoError(t, err)
	require.Equal(t, got, moved)
}

// A case is due in the week of its next day; once that is past it is late, and its item starts no more.
func TestACaseIsDueInItsWeekAndThenLate(t *testing.T) {
	h := newHouse(t)
	ctx := context.Background()
	id := h.workshop()
	numbered := func(s *handling.Dated) { s.Document = "文〔2026〕1号" }
	before, err := h.LoadOf(ctx, "agent", 4)
	require.NoError(t, err)
	h.enter(id, "engineering_planning_permit", handling.Receive, numbered)
	c := h.enter(id, "engineering_planning_permit", handling.Accept, numbered)
	due := h.Reading(c).Due
	load := func() track.Load {
		t.Helper()
		l, err := h.LoadOf(ctx, "agent", 4)
		require.NoError(t, err)
		return l
	}
	got := load()
	require.Equal(t, 1, got.Cases)
	require.Zero(t, got.Late)
	found := 0
	for _, w := range got.Weeks {
		if w.From <= due && due <= w.To {
			require.Equal(t, 1, w.Due)
			found++
		} else {
			require.Zero(t, w.Due)
		}
	}
	require.Equal(t, 1, found, "due on %s", due)
	require.Equal(t, 7, int(before.Weeks[1].From-before.Weeks[0].From))
	h.clock.Move(time.Duration(int(due)-int(h.Today())+1) * 24 * time.Hour)
	late := load()
	require.Equal(t, 1, late.Late)
	for _, w := range late.Weeks {
		require.Zero(t, w.Due)
	}
}
