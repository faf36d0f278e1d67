package serve_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/api/project"
	"sevenlists/api/serve"
	"sevenlists/planner"
	"sevenlists/planner/compare"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/projecttest"
	"sevenlists/planner/route"
)

// createdOf makes a project of a case for somebody.
func createdOf(t testing.TB, s *serve.Server, who, name string) project.Project {
	t.Helper()
	p := projecttest.Project(t, name)
	raw := profile.Encode(p, projecttest.Shipped(t).Facts())
	w := ask(t, s, asked{method: "POST", path: "/api/v1/projects", media: "application/json",
		body: `{"profile": ` + string(raw) + `}`, header: as(who), status: 201})
	var made project.Project
	require.NoError(t, json.Unmarshal(w.Body.Bytes(), &made))
	return made
}

// Stored projects are compared as the command line compares their profiles.
func TestStoredProjectsStandSideBySide(t *testing.T) {
	s := keeping(t)
	names := []string{"standard_land_workshop", "standard_land_workshop_near_heritage", "hospital"}
	ids, profiles := make([]string, len(names)), make([]profile.Profile, len(names))
	for i, name := range names {
		ids[i], profiles[i] = createdOf(t, s, agent, name).ID, projecttest.Project(t, name)
	}
	opt := planner.Default()
	opt.Lang, opt.Preparation, opt.Variant = lang.EN, true, route.Commitment
	want, err := compare.Make(projecttest.Shipped(t), profiles, opt)
	require.NoError(t, err)
	for i := range want.Projects {
		want.Projects[i].Stored = ids[i]
	}
	wanted, err := json.Marshal(want)
	require.NoError(t, err)
	got := ask(t, s, asked{method: "GET", path: "/api/v1/compare?variant=commitment&lang=en&project=" + strings.Join(ids, "&project="), header: as(agent), status: 200})
	require.JSONEq(t, string(wanted), got.Body.String())
	ask(t, s, asked{method: "GET", path: "/api/v1/compare?format=html&project=" + strings.Join(ids, ","), header: as(agent), status: 200,
		contains: []string{"<!DOCTYPE html>", "3 个项目并列比较", "按现在的画像", ids[2]}, lacks: []string{"<script"}})
}

// An issued plan stays as it was beside the project that has moved on.
func TestIssuedPlanStandsBesideTheProjectAsItIs(t *testing.T) {
	s := keeping(t)
	p := createdOf(t, s, agent, "standard_land_workshop")
	at := "/api/v1/projects/" + p.ID
	const media = "application/json"
	ask(t, s, asked{method: "POST", path: at + "/plans", media: media, body: `{"options":{"variant":"sequential"}}`, header: as(agent, "If-Match", `"1"`), status: 201})
	moved := projecttest.Project(t, "standard_land_workshop_near_heritage")
	ask(t, s, asked{method: "PUT", path: at + "/profile", media: media, body: string(profile.Encode(moved, projecttest.Shipped(t).Facts())),
		header: as(agent, "If-Match", `"2"`), status: 200})
	w := ask(t, s, asked{method: "GET", path: "/api/v1/compare?lang=en&project=" + p.ID + ":1," + p.ID, header: as(agent), status: 200})
	var d struct {
		Variant  string
		Projects []struct {
			Stored, Variant string
			Plan            int
		}
		Figures []struct {
			ID     string
			Values []struct{ Number int }
		}
		Differences []struct{ Items []any }
	}
	require.NoError(t, json.Unmarshal(w.Body.Bytes(), &d))
	require.Equal(t, []any{p.ID, 1, "sequential"}, []any{d.Projects[0].Stored, d.Projects[0].Plan, d.Projects[0].Variant})
	require.Equal(t, []any{p.ID, 0, "parallel"}, []any{d.Projects[1].Stored, d.Projects[1].Plan, d.Projects[1].Variant})
	require.Equal(t, "sequential", d.Variant, "that of the first")
	for _, f := range d.Figures {
		if f.ID == "items_required" {
			require.Equal(t, []int{41, 43}, []int{f.Values[0].Number, f.Values[1].Number})
		}
	}
	require.NotEmpty(t, d.Differences[0].Items)
	ask(t, s, asked{method: "GET", path: "/api/v1/compare?format=html&lang=en&project=" + p.ID + ":1," + p.ID, header: as(agent), status: 200,
		contains: []string{"issued plan 1", "as it stands", "Variant: "}})
}

// Whoever may not see one of the projects learns nothing of it, not even whether it is there.
func TestOnlyWhoMaySeeAllOfThemComparesProjects(t *testing.T) {
	s := keeping(t)
	mine, also, theirs := made(t, s, agent, "key-00001").ID, made(t, s, agent, "key-00002").ID, made(t, s, otherAgent, "key-00003").ID
	const nowhere, at = "paaaaaaaaaaaaaaaaaaaaaaaaaa", "/api/v1/compare?lang=en&project="
	for _, tc := range []struct {
		name string
		asked
	}{
		{"nobody", asked{path: at + mine + "," + also, status: 401}},
		{"their agent", asked{path: at + mine + "," + also, header: as(agent), status: 200}},
		{"another agent", asked{path: at + mine + "," + also, header: as(otherAgent), status: 404, contains: []string{"request.unseen"}}},
		{"the agent of the first alone", asked{path: at + mine + "," + theirs, header: as(agent), status: 404, contains: []string{"request.unseen"}}},
		{"the agent of the last alone", asked{path: at + mine + "," + theirs, header: as(otherAgent), status: 404, contains: []string{"request.unseen"}}},
		{"one that there is not looks the same", asked{path: at + mine + "," + nowhere, header: as(agent), status: 404, contains: []string{"request.unseen"}}},
		{"also as the first", asked{path: at + nowhere + "," + mine, header: as(agent), status: 404, contains: []string{"request.unseen"}}},
		{"a leader is told that there is none", asked{path: at + mine + "," + nowhere, header: as("l leader"), status: 404, contains: []string{"project.unknown"}}},
		{"a leader compares all", asked{path: at + mine + "," + theirs, header: as("l leader"), status: 200}},
		{"an author none", asked{path: at + mine + "," + also, header: as("a author"), status: 404}},
		{"one project", asked{path: at + mine, header: as(agent), status: 400, contains: []string{"compare.number"}}},
		{"no project", asked{path: "/api/v1/compare", header: as(agent), status: 400, contains: []string{"request.parameter_missing"}}},
		{"eleven projects", asked{path: at + strings.Repeat(mine+",", 11), header: as(agent), status: 400, contains: []string{"compare.number"}}},
		{"a plan of no number", asked{path: at + mine + ":last," + also, header: as(agent), status: 400, contains: []string{"project.pick"}}},
		{"a plan that was not issued", asked{path: at + mine + "," + also + ":3", header: as(agent), status: 404, contains: []string{"project.plan.unknown", `"project/1"`}}},
		{"another's plan, in the comparison of two plans", asked{path: "/api/v1/projects/" + mine + "/compare?a=1&b=1&with=" + theirs, header: as(agent), status: 404, contains: []string{"request.unseen"}}},
		{"a project that there is not, too", asked{path: "/api/v1/projects/" + mine + "/compare?a=1&b=1&with=" + nowhere, header: as(agent), status: 404, contains: []string{"request.unseen"}}},
		{"a part of none of them", asked{path: at + mine + "," + also + "&commit=nothing&variant=commitment", header: as(agent), status: 404, contains: []string{`"project/0"`}}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			tc.method = "GET"
			ask(t, s, tc.asked)
		})
	}
}
