package track_test

import (
	"context"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/api/project"
	"sevenlists/api/track"
	"sevenlists/api/track/handling"
	"sevenlists/api/track/reminders"
	"sevenlists/planner/lang"
	"sevenlists/planner/projecttest"
)

// queue is the queue of stuck projects that a filter asks for.
func (h *house) queue(f track.StuckFilter) *track.StuckQueue {
	h.t.Helper()
	q, err := h.Stuck(context.Background(), f)
	require.NoError(h.t, err)
	return q
}

// causes are those of one project, without their texts.
func causes(t *testing.T, q *track.StuckQueue, id string) map[string]track.StuckCause {
	t.Helper()
	found := map[string]track.StuckCause{}
	i := slices.IndexFunc(q.Projects, func(p track.StuckProject) bool { return p.Project == id })
	if i < 0 {
		return found
	}
	for _, c := range q.Projects[i].Causes {
		require.NotEmpty(t, c.Name)
		require.NotEmpty(t, c.Moves)
		found[c.Cause] = c
	}
	return found
}

func TestAProjectIsStuckByWhatItWaitsFor(t *testing.T) {
	h := newHouse(t)
	const permit, office = "engineering_planning_permit", "natural_resources_planning"
	late, waiting, paused, quiet := h.workshop(), h.workshop(), h.workshop(), h.workshop()
	h.through(late, permit, date(t, "2026-06-01"), 0)
	h.enter(waiting, permit, handling.Receive, nil)
	h.enter(waiting, permit, handling.RequestCorrection, func(s *handling.Dated) {
		s.Document, s.Missing = "补正1号", []handling.Missing{{What: "x"}}
	})
	h.through(paused, permit, date(t, "2026-06-01"), 0)
	h.enter(paused, permit, handling.Pause, func(s *handling.Dated) {
		s.Document, s.Kind, s.PlannedEnd = "特别程序1号", "expert_review", date(t, "2026-06-05")
	})
	require.Empty(t, h.queue(track.StuckFilter{}).Projects, "on the first day nothing is stuck")

	h.on("2026-06-08") // the fifth of the five days that were promised
	require.NotContains(t, causes(t, h.queue(track.StuckFilter{}), late), "yellow_light")
	h.on("2026-06-09")
	q := h.queue(track.StuckFilter{})
	x := causes(t, q, late)["yellow_light"]
	require.Equal(t, []any{"department", office, permit, date(t, "2026-06-08"), 1, 1}, []any{x.Whose, x.Department, x.Case, x.Since, x.Days, x.Lost})
	require.Contains(t, causes(t, q, paused), "paused_long", "beyond its planned end, however short")
	require.NotContains(t, causes(t, q, waiting), "waits_for_applicant")

	h.on("2026-06-15")
	x = causes(t, h.queue(track.StuckFilter{}), waiting)["waits_for_applicant"]
	require.Equal(t, []any{"applicant", date(t, "2026-06-01"), 10, 10}, []any{x.Whose, x.Since, x.Days, x.Lost})

	h.on("2026-07-15")
	q = h.queue(track.StuckFilter{Lang: lang.ZH})
	x = causes(t, q, late)["red_light"]
	require.Equal(t, "办件红灯", x.Name)
	require.NotContains(t, causes(t, q, late), "yellow_light", "the most severe light stands for the case")
	require.Contains(t, causes(t, q, late), "idle", "nobody has entered anything since")
	require.NotContains(t, causes(t, q, late), "waits_for_other_item", "what follows has time until 25 August")
	require.Equal(t, []string{"idle"}, slices.Sorted(func(yield func(string) bool) {
		for id := range causes(t, q, quiet) {
			yield(id)
		}
	}), "of a project of which nothing was ever entered, too")
	require.Equal(t, "agent", causes(t, q, quiet)["idle"].Whose)

	h.on("2026-09-01")
	x = causes(t, h.queue(track.StuckFilter{}), late)["waits_for_other_item"]
	require.Equal(t, []any{permit, office, date(t, "2026-08-25"), 5}, []any{x.Case, x.Department, x.Since, x.Days})
	require.ElementsMatch(t, []string{"construction_permit", "infrastructure_fee", "planning_line_check", "planning_verification"}, x.Waiting)
	h.enter(late, permit, handling.Decide, func(s *handling.Dated) { s.Document, s.Outcome = "1", handling.Granted })
	after := causes(t, h.queue(track.StuckFilter{}), late)
	require.NotContains(t, after, "idle")
	require.NotContains(t, after, "waits_for_other_item")
}

func TestAProjectIsStuckByWhatIsOverdueBesideItsCases(t *testing.T) {
	h := newHouse(t)
	id := h.stating(low())
	h.study(id)
	h.remind(id, "")
	h.remind(id, "heritage")
	h.on("2026-06-30")
	found := causes(t, h.queue(track.StuckFilter{}), id)
	require.Equal(t, []any{"department", "heritage", 2}, []any{found["reminder_overdue"].Whose, found["reminder_overdue"].Department, found["reminder_overdue"].Reminder}, "%v", found)
	require.NotZero(t, found["problem_overdue"].Problem)
	require.NotZero(t, found["question_overdue"].Question)
	agents := h.queue(track.StuckFilter{Whose: "agent"})
	require.Len(t, agents.Projects, 1, "the first reminder is to the agent")
	h.reminding(id, supervisor, reminders.Step{Number: 1, Name: reminders.Withdraw, Reason: "x"})
	h.reminding(id, supervisor, reminders.Step{Number: 2, Name: reminders.Withdraw, Reason: "x"})
	require.NotContains(t, causes(t, h.queue(track.StuckFilter{}), id), "reminder_overdue")
}

func TestTheQueueIsFilteredCountedAndPaged(t *testing.T) {
	h := newHouse(t)
	const permit, filing = "engineering_planning_permit", "enterprise_filing"
	ids := []string{h.workshop(), h.workshop(), h.workshop()}
	for i, id := range ids {
		h.on([]string{"2026-06-01", "2026-06-03", "2026-06-05"}[i])
		h.enter(id, permit, handling.Receive, nil)
		h.enter(id, permit, handling.Accept, paper("1"))
	}
	h.on("2026-06-15")
	h.enter(ids[2], filing, handling.Receive, nil)
	h.enter(ids[2], filing, handling.Accept, paper("1"))
	h.on("2026-06-17")
	q := h.queue(track.StuckFilter{})
	order := []string{}
	for _, p := range q.Projects {
		order = append(order, p.Project)
	}
	require.Equal(t, ids, order, "those stuck longest come first")
	require.Equal(t, map[string]int{"natural_resources_planning": 3, "development_and_reform": 1}, q.Departments)
	require.Equal(t, 3, q.Whose["department"])
	one := h.queue(track.StuckFilter{Department: "development_and_reform"})
	require.Equal(t, 1, one.Total)
	require.Equal(t, ids[2], one.Projects[0].Project)
	require.Equal(t, q.Departments, one.Departments, "counts are of all, whatever is asked for")
	require.Empty(t, h.queue(track.StuckFilter{Cause: "paused_long"}).Projects)
	require.Empty(t, h.queue(track.StuckFilter{Street: "zhuangqiao"}).Projects)
	require.Empty(t, h.queue(track.StuckFilter{Agent: "another"}).Projects)
	require.Empty(t, h.queue(track.StuckFilter{Seen: []project.Sight{{Field: "owner", Value: "x"}}}).Projects)

	paged := []string{}
	for cursor := ""; ; {
		page := h.queue(track.StuckFilter{Limit: 1, Cursor: cursor})
		require.Equal(t, 3, page.Total)
		paged = append(paged, page.Projects[0].Project)
		if cursor = page.Next; cursor == "" {
			break
		}
	}
	require.Equal(t, ids, paged)
	_, err := h.Stuck(context.Background(), track.StuckFilter{Cursor: "x"})
	refused(t, "project.cursor", err)
	_, err = h.projects.SetArchived(context.Background(), ids[0], project.Call{Account: "agent"}, true, project.Archived{Reason: "x"})
	require.NoError(t, err)
	require.Equal(t, 2, h.queue(track.StuckFilter{}).Total, "what is archived is stuck no more")
}

func TestWhatIsStuckIsForTheDistrictToSay(t *testing.T) {
	const file = "supervision/stuck/data.yaml"
	for name, tc := range map[string]struct{ old, with string }{
		"something that nobody looks for": {"finds: pause", "finds: weather"},
		"a light that there is not":       {"lights: [red]", "lights: [rot]"},
		"a doer without a name":           {"  agent: {zh: 代办员", "  street: {zh: 代办员"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := track.New(track.Config{Projects: newHouse(t).projects, Rules: projecttest.Edited(t, file, tc.old, tc.with)})
			require.ErrorContains(t, err, "case.book.")
		})
	}
	h := houseBy(t, projecttest.Edited(t, file, "    days: 20\n    name: {zh: 长期没有进展", "    days: 2\n    name: {zh: 长期没有进展"))
	id := h.workshop()
	h.on("2026-06-03")
	require.Contains(t, causes(t, h.queue(track.StuckFilter{}), id), "idle")
}
