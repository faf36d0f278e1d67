package lists_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/calendar"
	"sevenlists/planner/lists"
	"sevenlists/planner/route"
	"sevenlists/planner/route/routetest"
	"sevenlists/planner/schedule"
)

// What starts at once stands together; what waits for it on the same day comes in a later group.
func TestTheRouteGoesByParallelGroup(t *testing.T) {
	set := smallRules(t)
	type step struct {
		Item   any
		Group  any
		Start  string
		Finish string
	}
	for name, tc := range map[string]struct {
		project
		want []step
	}{
		"parallel": {project{variant: route.Parallel}, []step{
			{"project_note", 1, "2026-06-01", "2026-06-01"},
			{"site_survey", 1, "2026-06-01", "2026-06-08"},
			{"land_note", 2, "2026-06-01", "2026-06-01"},
			{"big_review", 3, "2026-06-08", "2026-06-30"},
			{"building_permit", 4, "2026-06-30", "2026-07-03"},
			{"commencement_check", 5, "2026-07-03", "2026-07-03"},
			{"works", 6, "2026-07-03", "2026-09-01"},
			{"joint_acceptance", 7, "2026-09-01", "2026-09-03"},
			{"first_registration", 8, "2026-09-03", "2026-09-09"},
		}},
		"on a commitment the permit no longer waits": {project{variant: route.Commitment}, []step{
			{"project_note", 1, "2026-06-01", "2026-06-01"},
			{"site_survey", 1, "2026-06-01", "2026-06-08"},
			{"building_permit", 1, "2026-06-01", "2026-06-02"},
			{"land_note", 2, "2026-06-01", "2026-06-01"},
			{"commencement_check", 3, "2026-06-02", "2026-06-02"},
			{"works", 4, "2026-06-02", "2026-08-03"},
			{"big_review", 5, "2026-06-08", "2026-06-10"},
			{"joint_acceptance", 6, "2026-08-03", "2026-08-05"},
			{"first_registration", 7, "2026-08-05", "2026-08-11"},
		}},
		"one after another nothing is parallel": {project{variant: route.Sequential}, []step{
			{"site_survey", 1, "2026-06-01", "2026-06-08"},
			{"project_note", 2, "2026-06-08", "2026-06-08"},
			{"land_note", 3, "2026-06-08", "2026-06-08"},
			{"big_review", 4, "2026-06-08", "2026-06-30"},
			{"building_permit", 5, "2026-06-30", "2026-07-03"},
			{"commencement_check", 6, "2026-07-03", "2026-07-03"},
			{"works", 7, "2026-07-03", "2026-09-01"},
			{"joint_acceptance", 8, "2026-09-01", "2026-09-03"},
			{"first_registration", 9, "2026-09-03", "2026-09-09"},
		}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []step
			for _, r := range made(t, set, tc.project).Lists["route"] {
				require.Equal(t, r["early_start"], r["planned_start"], "nothing is planned later than it may be")
				require.Equal(t, r["early_finish"], r["planned_finish"])
				got = append(got, step{r["item"], r["parallel_group"],
					r["early_start"].(calendar.Date).String(), r["early_finish"].(calendar.Date).String()})
			}
			require.Equal(t, tc.want, got)
		})
	}
}

func TestTheRouteSaysWhatAStepWaitsFor(t *testing.T) {
	set := smallRules(t)
	m := made(t, set, project{variant: route.Customary})
	permit := row(t, m, "route", "item", "building_permit")
	require.Equal(t, []string{"big_review", "land_note"}, permit["waits_for"])
	require.Equal(t, "construction_permit", permit["phase"])
	require.Equal(t, true, permit["critical"])
	require.Equal(t, 0, permit["total_float_days"])
	require.Equal(t, 3, permit["duration_days"])
	review := row(t, m, "route", "item", "big_review")
	require.Equal(t, []string{"专家评审（5个工作日）"}, review["pauses"])
	note := row(t, m, "route", "item", "land_note")
	require.Equal(t, false, note["critical"])
	require.Equal(t, day(t, "2026-06-30"), note["late_finish"])

	m = made(t, set, project{variant: route.Parallel})
	require.Equal(t, []string{"big_review"}, row(t, m, "route", "item", "building_permit")["waits_for"], "a soft link does not bind")
}

// Nobody in a group waits for another of it, over any number of links; whoever starts the same
// day without waiting may still be in another group, but groups follow time.
func TestNobodyInAGroupWaitsForAnother(t *testing.T) {
	cal, err := calendar.New(nil)
	require.NoError(t, err)
	rng := rand.New(rand.NewPCG(7, 11))
	for range 500 {
		c := routetest.Random(rng)
		g, err := route.Build(c.Nodes, c.Links, c.Milestones)
		require.NoError(t, err)
		for _, v := range route.Networks {
			r := g.In(v, nil)
			s := schedule.CriticalPath(&r, cal, day(t, "2026-06-01"))
			group := lists.Groups(&r, s.Rows)
			waits := closure(&r)
			for a := range group {
				require.Positive(t, group[a])
				for b := range group {
					if group[a] == group[b] && a != b {
						require.Equal(t, s.Rows[a].EarlyStart, s.Rows[b].EarlyStart)
						require.False(t, waits[a][b], "%s and %s of group %d", g.Nodes[a].Key, g.Nodes[b].Key, group[a])
					}
					if s.Rows[a].EarlyStart < s.Rows[b].EarlyStart || waits[b][a] {
						require.Less(t, group[a], group[b])
					}
				}
			}
		}
	}
}

// closure tells for each pair of nodes whether the first waits for the second (Warshall 1962).
func closure(r *route.Route) [][]bool {
	waits := make([][]bool, len(r.Nodes))
	for i := range waits {
		waits[i] = make([]bool, len(r.Nodes))
	}
	for l := range r.Links {
		if from, to := r.Ends(l); r.Binds[l] {
			waits[to][from] = true
		}
	}
	for k := range waits {
		for i := range waits {
			for j := range waits {
				waits[i][j] = waits[i][j] || waits[i][k] && waits[k][j]
			}
		}
	}
	return waits
}

func TestPromptsFallOnWorkingDaysBeforeTheLast(t *testing.T) {
	m := made(t, smallRules(t), project{variant: route.Parallel})
	review := row(t, m, "responsibilities", "step", "big_review")
	require.Equal(t, day(t, "2026-06-30"), review["due"])
	require.Equal(t, day(t, "2026-06-18"), review["prompt_50"], "the 8th of 15 working days")
	require.Equal(t, day(t, "2026-06-25"), review["prompt_80"], "the 12th, the Dragon Boat Festival left out")
	require.Equal(t, review["due"], review["prompt_last_day"])
	note := row(t, m, "responsibilities", "step", "land_note")
	require.Equal(t, day(t, "2026-06-01"), note["due"])
	require.Nil(t, note["prompt_50"], "what takes no days is not prompted")
	require.Nil(t, note["prompt_last_day"])

	survey := row(t, m, "responsibilities", "step", "site_survey")
	require.Equal(t, smallRules(t).DepartmentName("housing_construction", day(t, "2026-06-01")).ZH, survey["department"])
	require.Len(t, survey["helpers"], 1)
	require.Equal(t, smallRules(t).DepartmentName("owner", day(t, "2026-06-01")).ZH, row(t, m, "responsibilities", "step", "works")["department"])
}
