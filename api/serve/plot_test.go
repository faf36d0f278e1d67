package serve_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/projecttest"
)

// designOnly is a design that names a plot and states nothing of the land.
func designOnly(t testing.TB) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(projecttest.Folder(t), "workshop_on_a_plot", "profile.yaml"))
	require.NoError(t, err)
	return string(content)
}

func TestPublishedPlotsAreServed(t *testing.T) {
	s := bare(t)
	for name, a := range map[string]asked{
		"all of them":           {method: "GET", path: "/api/v1/plots", status: 200, contains: []string{`"example_riverside"`, `"example_bundled_area"`}},
		"those of a kind":       {method: "GET", path: "/api/v1/plots?q=打包", status: 200, contains: []string{`"example_bundled_area"`}, lacks: []string{`"example_riverside"`}},
		"one with its versions": {method: "GET", path: "/api/v1/plots/example_standard_land", status: 200, contains: []string{`"version": 1`, `"version": 2`, `"vouched_by": "heritage"`}},
		"none of that id":       {method: "GET", path: "/api/v1/plots/nowhere", status: 404},
	} {
		t.Run(name, func(t *testing.T) { ask(t, s, a) })
	}
}

// One design on three plots: the figures are those of the plans that previews make on each of them.
func TestOneDesignIsComparedOnThreePlots(t *testing.T) {
	s, yaml := bare(t), "application/yaml"
	answer := ask(t, s, asked{method: "POST", media: yaml, body: designOnly(t), status: 200,
		path: "/api/v1/preview/compare?site=example_standard_land@2&site=example_heritage_edge,example_riverside&lang=en"})
	var d struct {
		Projects []struct {
			Site   planner.SiteRow
			Finish string
		}
		Figures []struct {
			ID     string
			Values []struct{ Number int }
		}
	}
	require.NoError(t, json.Unmarshal(answer.Body.Bytes(), &d))
	require.Len(t, d.Projects, 3)
	for i, plot := range []string{"example_standard_land", "example_heritage_edge", "example_riverside"} {
		require.Equal(t, plot, d.Projects[i].Site.ID)
	}
	plan := ask(t, s, asked{method: "POST", media: yaml, body: designOnly(t), status: 200, path: "/api/v1/preview/plan?fields=totals,site"})
	var own struct {
		Totals struct {
			Items  int
			Finish string
		}
		Site planner.SiteRow
	}
	require.NoError(t, json.Unmarshal(plan.Body.Bytes(), &own))
	require.Equal(t, []any{"example_standard_land", 2}, []any{own.Site.ID, own.Site.Version})
	require.Equal(t, own.Totals.Finish, d.Projects[0].Finish)
	for _, f := range d.Figures {
		if f.ID == "items_required" {
			require.Equal(t, own.Totals.Items, f.Values[0].Number)
			require.NotEqual(t, f.Values[0].Number, f.Values[2].Number)
		}
	}
}

func TestSitesThatCannotBeComparedAreRefused(t *testing.T) {
	s := bare(t)
	for name, tc := range map[string]struct {
		query    string
		body     string
		status   int
		contains []string
	}{
		"no site":                  {"", designOnly(t), 400, []string{"site"}},
		"one site":                 {"?site=example_riverside", designOnly(t), 400, []string{"compare.number"}},
		"five sites":               {"?site=a,b,c,d,e", designOnly(t), 400, []string{"compare.number"}},
		"a plot that there is not": {"?site=example_riverside,example_riversid", designOnly(t), 404, []string{"plot.unknown"}},
		"a version there is not":   {"?site=example_riverside,example_riverside@9", designOnly(t), 404, []string{"plot.version"}},
		"a version of no number":   {"?site=example_riverside,example_riverside@new", designOnly(t), 404, []string{"plot.version"}},
		"a profile with mistakes":  {"?site=example_riverside,example_standard_land", "id: a\nstart: 2026-06-01\nfacts: {colour: red}\n", 400, []string{"profile.fact.unknown"}},
	} {
		t.Run(name, func(t *testing.T) {
			ask(t, s, asked{method: "POST", path: "/api/v1/preview/compare" + tc.query, media: "application/yaml", body: tc.body, status: tc.status, contains: tc.contains})
		})
	}
}
