package serve_test

import (
	"context"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/api/account"
	"sevenlists/api/project"
	"sevenlists/api/track"
)

// TestADeskShowsWhatOneMayRead: each person sees the open cases that they may read one by one, and the
// clocks of one.
func TestADeskShowsWhatOneMayRead(t *testing.T) {
	town := newTown(t)
	town.now = town.now.AddDate(0, 0, 4)
	agent := town.person(t, account.Entry{Login: "agent", Roles: []string{"agent"}})
	other := town.person(t, account.Entry{Login: "other", Roles: []string{"agent"}})
	investor := town.person(t, account.Entry{Login: "investor", Roles: []string{"investor"}})
	planner := town.person(t, account.Entry{Login: "planner", Roles: []string{"officer"}, Department: "natural_resources_planning"})
	housing := town.person(t, account.Entry{Login: "housing", Roles: []string{"officer"}, Department: "housing_construction"})
	leader := town.person(t, account.Entry{Login: "leader", Roles: []string{"leader"}})

	p, err := town.projects.Create(context.Background(), project.Call{Account: "x"}, project.Draft{
		Profile: []byte(workshop(t)), Owner: investor.Account.ID, Agent: agent.Account.ID, Street: "cicheng",
	})
	require.NoError(t, err)
	at := "/api/v1/projects/" + p.ID
	enter := func(key, step, on, version string) {
		t.Helper()
		ask(t, town, asked{method: "POST", path: at + "/cases/" + key + "/steps", media: "application/json", body: stating(step, on),
			header: with(carrying(agent), "If-Match", version), status: 200})
	}
	enter(planningPermit, "receive", "2026-06-01", `"1"`)
	enter(planningPermit, "accept", "2026-06-01", `"2"`)
	enter("construction_permit", "receive", "2026-06-02", `"1"`)

	desk := func(s account.Session, query string) (keys []string, d track.Desk) {
		t.Helper()
		w := ask(t, town, asked{method: "GET", path: "/api/v1/cases" + query, header: with(carrying(s), "Accept-Language", "en"), status: 200})
		require.NoError(t, json.Unmarshal(w.Body.Bytes(), &d))
		for _, row := range d.Cases {
			keys = append(keys, row.Case)
		}
		return keys, d
	}
	both := []string{planningPermit, "construction_permit"}
	for _, s := range []account.Session{agent, investor, leader} {
		keys, d := desk(s, "")
		require.ElementsMatch(t, both, keys)
		require.LessOrEqual(t, d.Cases[0].Due, d.Cases[1].Due, "the most urgent first")
	}
	keys, _ := desk(other, "")
	require.Empty(t, keys, "another agent's")
	keys, d := desk(planner, "")
	require.Equal(t, both[:1], keys)
	require.Equal(t, "Planning permit for construction works", d.Cases[0].Name)
	keys, _ = desk(housing, "")
	require.Equal(t, both[1:], keys)
	keys, _ = desk(housing, "?department=natural_resources_planning")
	require.Empty(t, keys)
	keys, _ = desk(agent, "?state=accepted")
	require.Equal(t, both[:1], keys)
	ask(t, town, asked{method: "GET", path: "/api/v1/cases?cursor=none", header: carrying(agent), status: 400, contains: []string{"project.cursor"}})

	w := ask(t, town, asked{method: "GET", path: at + "/cases/" + planningPermit + "/clock", header: carrying(planner), status: 200})
	var x track.CaseClock
	require.NoError(t, json.Unmarshal(w.Body.Bytes(), &x))
	require.Equal(t, 4, x.Promised.Used, "2 to 5 June")
	require.Equal(t, x.Promised.Limit-4, x.Promised.Left)
	require.Equal(t, 4, x.Elapsed.Days)
	require.Equal(t, 4, x.Route.Used)
	require.NotEmpty(t, x.Targets, "the published limits of the whole route")
	require.Equal(t, x.Targets[0].Limit.N, x.Targets[0].Used+x.Targets[0].Left)
	ask(t, town, asked{method: "GET", path: at + "/cases/" + planningPermit + "/clock", header: carrying(other), status: 404})

	w = ask(t, town, asked{method: "GET", path: at + "/clock", header: carrying(agent), status: 200})
	var whole track.ProjectClock
	require.NoError(t, json.Unmarshal(w.Body.Bytes(), &whole))
	require.Equal(t, 2, whole.Lights["green"]+whole.Lights["warning"]+whole.Lights["yellow"])
	require.Equal(t, 1, whole.Route.Open)
}
