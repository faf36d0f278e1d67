package project_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/api/project"
	"sevenlists/api/store"
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
