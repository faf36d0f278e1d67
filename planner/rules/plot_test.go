package rules_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/fault"
	"sevenlists/planner/projecttest"
)

const plotFile = `id: mill
name: {zh: 磨坊, en: Mill}
kind: plot
confidence: low
versions:
  - version: 1
    date: "2026-05-01"
    source: {zh: 踏勘, en: Seen}
    vouched_by: heritage
    facts:
      land_area_m2: 18000
      regional_geohazard_done: true
      heritage_control_zone_level: {value: provincial, date: "2025-01-01", until: "2027-01-01"}
    assessments:
      - {name: {zh: 评估, en: Assessment}, date: "2024-02-03", until: "2029-02-02", vouched_by: water_resources, document: "1", facts: [regional_geohazard_done]}
`

// What a fact of a plot does not say of its source is that of its assessment, else of its version.
func TestAFactOfAPlotHasTheSourceOfWhatItRestsOn(t *testing.T) {
	plot, err := projecttest.Shipped(t).ReadPlot("mill.yaml", []byte(plotFile))
	require.NoError(t, err)
	v := plot.Newest()
	require.Equal(t, []any{"Seen", "2026-05-01", "heritage"}, []any{v.Fact("land_area_m2").Source.EN, v.Fact("land_area_m2").Date.String(), v.Fact("land_area_m2").VouchedBy})
	rests := v.Fact("regional_geohazard_done")
	require.Equal(t, []any{"Assessment (1)", "2024-02-03", "water_resources", "2029-02-02"}, []any{rests.Source.EN, rests.Date.String(), rests.VouchedBy, rests.Until.String()})
	own := v.Fact("heritage_control_zone_level")
	require.Equal(t, []any{"Seen", "2025-01-01", "heritage", "2027-01-01"}, []any{own.Source.EN, own.Date.String(), own.VouchedBy, own.Until.String()})
	require.Nil(t, v.Fact("in_flood_zone"))
	require.Nil(t, plot.Version(2))
}

// A plot may be written as JSON, too; the two give the same.
func TestAPlotIsReadFromJSON(t *testing.T) {
	set := projecttest.Shipped(t)
	for _, plot := range set.Plots() {
		require.NotEmpty(t, plot.Versions)
		require.Equal(t, "low", plot.Confidence, "the plots that come with the program are examples")
		require.True(t, strings.HasPrefix(plot.ID, "example_"))
	}
	asYAML, err := set.ReadPlot("mill.yaml", []byte(plotFile))
	require.NoError(t, err)
	const asJSON = `{"id":"mill","name":{"zh":"磨坊","en":"Mill"},"kind":"plot","confidence":"low","versions":[{"version":1,"date":"2026-05-01",
		"source":{"zh":"踏勘","en":"Seen"},"vouched_by":"heritage","facts":{"land_area_m2":18000,"regional_geohazard_done":true,
		"heritage_control_zone_level":{"value":"provincial","date":"2025-01-01","until":"2027-01-01"}},
		"assessments":[{"name":{"zh":"评估","en":"Assessment"},"date":"2024-02-03","until":"2029-02-02","vouched_by":"water_resources","document":"1","facts":["regional_geohazard_done"]}]}]}`
	require.True(t, json.Valid([]byte(asJSON)))
	other, err := set.ReadPlot("mill.json", []byte(asJSON))
	require.NoError(t, err)
	require.Equal(t, asYAML, other)
}

// Whatever the bytes of a plot, it is read or refused with a place and a word in both languages.
func FuzzReadPlot(f *testing.F) {
	for _, seed := range []string{plotFile, "", "{", "[]", "id: a\nversions: [1]\n", strings.Replace(plotFile, "18000", "1e999", 1), strings.Replace(plotFile, "facts:", "facts: 5 #", 1),
		strings.Repeat("[", 500), strings.Replace(plotFile, "mill", "../mill", 1), strings.Replace(plotFile, "2026-05-01", "2026-02-30", 1)} {
		f.Add([]byte(seed))
	}
	set := projecttest.Shipped(f)
	f.Fuzz(func(t *testing.T, content []byte) {
		plot, err := set.ReadPlot("plot.yaml", content)
		if err == nil {
			require.NotEmpty(t, plot.Versions)
			return
		}
		require.Nil(t, plot)
		for _, e := range fault.All(err) {
			require.Equal(t, fault.Invalid, e.Kind)
			require.True(t, strings.HasPrefix(e.Path, "plot.yaml") || e.Code == "rules.more", e.Path)
			require.NotEqual(t, e.Code, e.Message("en"))
			require.NotEqual(t, e.Code, e.Message("zh"))
		}
	})
}
