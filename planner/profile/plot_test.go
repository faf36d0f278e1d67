package profile

import (
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/calendar"
)

// testPlot says some things of a piece of land; one fact is of no rule set and one of another type.
func testPlot() *Plot {
	return &Plot{ID: "mill", Version: 2, Newest: 2, Facts: []PlotFact{
		{Fact: "land_area_m2", Value: NumberValue(900 * Scale)},
		{Fact: "trade_code", Value: TextValue("1310")},
		{Fact: "green_ratio_pct", Value: NumberValue(101 * Scale)},
		{Fact: "building_category", Value: TruthValue(true)},
		{Fact: "contract_start", Value: DateValue(calendar.DateOf(2027, 1, 4))},
		{Fact: "in_a_zone", Value: TruthValue(true)},
	}}
}

func TestAProfileNamesThePlotItStandsOn(t *testing.T) {
	for name, tc := range map[string]struct {
		site string
		want Site
	}{
		"by its id":               {"site: mill\n", Site{Plot: "mill", Line: 3}},
		"by its id and version":   {"site: {plot: mill, version: 2}\n", Site{Plot: "mill", Version: 2, Line: 3}},
		"by its id as a mapping":  {"site: {plot: mill}\n", Site{Plot: "mill", Line: 3}},
		"or none":                 {"", Site{}},
		"or leaves the key empty": {"site:\n", Site{}},
	} {
		t.Run(name, func(t *testing.T) {
			p := mustDecode(t, "id: a\nstart: 2026-06-01\n"+tc.site)
			require.Equal(t, tc.want, p.Site)
			again := mustDecode(t, string(Encode(p, testFacts())))
			require.Equal(t, []any{p.Site.Plot, p.Site.Version}, []any{again.Site.Plot, again.Site.Version})
		})
	}
}

func TestASiteOfAStrangeFormIsRefused(t *testing.T) {
	for name, tc := range map[string]struct {
		site string
		want []string
	}{
		"a list":                    {"site: [mill]\n", []string{"/site:3 profile.site.form list"}},
		"a number":                  {"site: 5\n", []string{"/site:3 profile.site.form number"}},
		"an id with spaces":         {"site: the mill\n", []string{"/site:3 profile.id.form the mill"}},
		"a version without a plot":  {"site: {version: 2}\n", []string{"/site:3 profile.site.missing"}},
		"a version of zero":         {"site: {plot: mill, version: 0}\n", []string{"/site/version:3 profile.site.version number 100000"}},
		"half a version":            {"site: {plot: mill, version: 1.5}\n", []string{"/site/version:3 profile.site.version number 100000"}},
		"a version as a text":       {"site: {plot: mill, version: two}\n", []string{"/site/version:3 profile.site.version text 100000"}},
		"a version that is vast":    {"site: {plot: mill, version: 1e99}\n", []string{"/site/version:3 profile.site.version number 100000"}},
		"a plot that is a list":     {"site: {plot: [mill]}\n", []string{"/site/plot:3 profile.site.form list"}},
		"a key that there is not":   {"site: {plot: mill, versoin: 2}\n", []string{"/site/versoin:3 profile.block.unknown versoin version [plot version]"}},
		"facts inside of the site":  {"site: {plot: mill, land_area_m2: 5}\n", []string{"/site/land_area_m2:3 profile.block.unknown land_area_m2  [plot version]"}},
		"a mapping with no entries": {"site: {}\n", []string{"/site:3 profile.site.missing"}},
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, tc.want, mistakes(t, "id: a\nstart: 2026-06-01\n"+tc.site))
		})
	}
}

// Stated beats sited, sited beats derived and assumed; what a profile calls unknown the plot may know.
func TestAPlotFillsInWhatAProfileDoesNotState(t *testing.T) {
	facts := testFacts()
	p := mustDecode(t, head+"land_area_m2: 1000\n  trade_code: unknown\n  contract_start: null\n").On(facts, testPlot())
	area, origin := of(t, p, "land_area_m2")
	require.Equal(t, []any{NumberValue(1000 * Scale), Stated}, []any{area, origin})
	trade, origin := of(t, p, "trade_code")
	require.Equal(t, []any{TextValue("1310"), Sited}, []any{trade, origin})
	require.Empty(t, p.StatedUnknown)
	require.Equal(t, Site{Plot: "mill", Version: 2}, p.Site)

	slot, _ := facts.Slot("trade_code")
	filled := p.Fill(facts, map[int]Value{slot: TextValue("9999")}, Defaults)
	trade, origin = of(t, filled, "trade_code")
	require.Equal(t, []any{TextValue("1310"), Sited}, []any{trade, origin}, "a derived value does not beat the plot's")
	green, origin := of(t, filled, "green_ratio_pct")
	require.Equal(t, []any{NumberValue(30 * Scale), Assumed}, []any{green, origin}, "what does not fit the fact is passed over")
	category, _ := of(t, p, "building_category")
	require.False(t, category.IsKnown(), "and so is what is of another type")
	require.NotContains(t, string(Encode(p, facts)), "1310", "what the plot says is not written into the profile")
}

// A profile that moves to another plot keeps nothing of the first.
func TestAProfileMovesFromOnePlotToAnother(t *testing.T) {
	facts := testFacts()
	bare := mustDecode(t, "id: a\nstart: 2026-06-01\n")
	empty := &Plot{ID: "field", Version: 1, Newest: 1}
	moved := bare.On(facts, testPlot()).On(facts, empty)
	require.Equal(t, bare.On(facts, empty), moved)
	require.Equal(t, bare.Values, moved.Values)
}

func TestRevisedGivesTheFactsInWhichTwoVersionsDiffer(t *testing.T) {
	before, after := testPlot(), testPlot()
	after.Version = 3
	after.Facts[0].Value = NumberValue(950 * Scale)
	after.Facts[1].Date = calendar.DateOf(2026, 1, 1) // another date is no other value
	after.Facts = append(after.Facts[:5:5], PlotFact{Fact: "works_duration_days", Value: NumberValue(Scale)})
	require.Equal(t, []PlotChange{
		{"land_area_m2", NumberValue(900 * Scale), NumberValue(950 * Scale)},
		{"in_a_zone", TruthValue(true), Unknown},
		{"works_duration_days", Unknown, NumberValue(Scale)},
	}, Revised(before, after))
	require.Empty(t, Revised(before, before))
}
