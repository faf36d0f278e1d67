package project_test

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/planner/profile"
	"sevenlists/planner/projecttest"
	"sevenlists/policies"
)

const firstVersion = `
id: north_field
name: {zh: 北田地块, en: North field}
kind: plot
confidence: high
versions:
  - version: 1
    date: "2026-03-01"
    source: {zh: 规划条件, en: Planning conditions}
    vouched_by: natural_resources_planning
    facts:
      land_area_m2: 20000
      in_geohazard_area: false
`

const secondVersion = firstVersion + `
  - version: 2
    date: "2026-05-01"
    source: {zh: 规划条件修订, en: Revised planning conditions}
    vouched_by: natural_resources_planning
    facts:
      land_area_m2: 20000
      in_geohazard_area: true
`

func TestPublishedPlotGivesItsFactsToProjectsAndAnotherVersionTouchesThem(t *testing.T) {
	h := newHouse(t)
	call := project.Call{Account: "publisher-1"}
	design := []byte(`{"id":"a","start":"2026-06-01","site":"north_field","facts":{"building_category":"industrial"}}`)
	_, err := h.Create(ctx, call, project.Draft{Profile: design})
	require.Equal(t, "plot.unknown", code(t, err))

	one, err := h.PublishPlot(ctx, call, []byte(firstVersion))
	require.NoError(t, err)
	require.Equal(t, 1, one.Newest)
	p, err := h.Create(ctx, call, project.Draft{Profile: design})
	require.NoError(t, err)
	require.Equal(t, "north_field", p.Summary.Plot)
	require.Equal(t, 1, p.Summary.PlotVersion)
	_, issued, err := h.Issue(ctx, p.ID, call, project.Order{})
	require.NoError(t, err)
	require.Equal(t, one.File, issued.Plot)
	_, plan, err := h.PlanBytes(ctx, p.ID, 1)
	require.NoError(t, err)
	require.Contains(t, string(plan), `"vouched_by": "natural_resources_planning"`)

	for name, tc := range map[string]struct{ file, code string }{
		"a version is changed":   {strings.Replace(secondVersion, "20000", "30000", 1), "plot.published"},
		"a version is left out":  {strings.Replace(secondVersion, "  - version: 1", "  - version: 3", 1), "rules.plot.version"},
		"a fact is not known":    {firstVersion + "      nonsense: 1\n", "rules.fact.unknown"},
		"another's id is broken": {strings.Replace(firstVersion, "north_field", "North Field", 1), "rules.plot.id"},
	} {
		_, err := h.PublishPlot(ctx, call, []byte(tc.file))
		require.Equal(t, tc.code, code(t, err), name)
	}
	two, err := h.PublishPlot(ctx, call, []byte(secondVersion))
	require.NoError(t, err)
	require.Equal(t, 2, two.Newest)

	touched, err := h.Touched(ctx, "north_field", project.Filter{})
	require.NoError(t, err)
	require.Len(t, touched.Projects, 1)
	require.Equal(t, p.ID, touched.Projects[0].ID)
	made, err := h.Recompute(ctx, p.ID, 1)
	require.NoError(t, err)
	require.True(t, made.Same, "what was issued on the first version comes out the same")

	moved, err := h.Revise(ctx, p.ID, call, design)
	require.NoError(t, err)
	require.Equal(t, 2, moved.Summary.PlotVersion)
	touched, err = h.Touched(ctx, "north_field", project.Filter{})
	require.NoError(t, err)
	require.Empty(t, touched.Projects)
	_, err = h.Touched(ctx, "nowhere", project.Filter{})
	require.Equal(t, "plot.unknown", code(t, err))

	done, err := store.Rebuild(ctx, h.store, []store.Folding{project.Fold, project.FoldPlot}, nil)
	require.NoError(t, err)
	require.Zero(t, done.Changed)
}

// What a plot counts for is its newest version by date, wherever that was published.
func TestNewestVersionByDateCounts(t *testing.T) {
	const id = "example_bundled_area"
	h := newHouse(t)
	content, err := fs.ReadFile(policies.FS, "plots/"+id+"/data.yaml")
	require.NoError(t, err)
	same := "id: " + id + "\n" + string(content)
	later := same + `
  - version: 2
    date: "2026-05-20"
    source: {zh: 补充, en: Supplement}
    vouched_by: development_and_reform
    facts: {in_regional_assessment_area: false}
`
	newer := openHouse(t, h.store, projecttest.Edited(t, "plots/"+id+"/data.yaml", `date: "2026-03-02"`, `date: "2026-05-01"`))
	for _, tc := range []struct {
		name, publish          string
		here, amongNewer       bool // which counts, beside the rule set and beside one with a later date
		version, versionBeside int
	}{
		{"nothing was published", "", false, false, 1, 1},
		{"the same was published", same, true, false, 1, 1},
		{"a later version was published", later, true, true, 2, 2},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if tc.publish != "" {
				_, err := h.PublishPlot(ctx, project.Call{Account: "publisher-1"}, []byte(tc.publish))
				require.NoError(t, err)
			}
			for _, at := range []struct {
				house   *house
				here    bool
				version int
			}{{h, tc.here, tc.version}, {newer, tc.amongNewer, tc.versionBeside}} {
				plot, err := at.house.Plots().Find(ctx, at.house.Rules(), id)
				require.NoError(t, err)
				require.Equal(t, at.here, plot.File != "")
				version, file, err := at.house.Plots().At(ctx, at.house.Rules(), profile.Site{Plot: id})
				require.NoError(t, err)
				require.Equal(t, at.version, version.Version)
				require.Equal(t, plot.File, file)
				all, err := at.house.Plots().All(ctx, at.house.Rules())
				require.NoError(t, err)
				require.Len(t, all, len(h.Rules().Plots()), "each stands once in the list")
			}
		})
	}
	first, file, err := newer.Plots().At(ctx, newer.Rules(), profile.Site{Plot: id, Version: 1})
	require.NoError(t, err)
	require.Equal(t, "2026-03-02", first.Date.String(), "an earlier version is that of the one that counts")
	require.NotEmpty(t, file)
}
