package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/diff"
)

const onAPlot = "../../testdata/projects/workshop_on_a_plot/profile.yaml"

// ownPlot is a plot that nobody has published.
const ownPlot = `id: by_the_mill
name: {zh: 磨坊旁, en: By the mill}
kind: plot
confidence: medium
versions:
  - version: 3
    date: "2026-05-01"
    source: {zh: 现场踏勘, en: Seen on site}
    vouched_by: natural_resources_planning
    facts:
      land_source: granted-auction
      land_area_m2: 18000
      heritage_control_zone_level: {value: provincial, vouched_by: heritage}
`

func written(t testing.TB, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(path, []byte(content), 0o600))
	return path
}

func planOf(t testing.TB, args ...string) *planner.Plan {
	t.Helper()
	r := sevenlists(t, "", append([]string{"plan", "--format", "json"}, args...)...)
	require.Zero(t, r.code, r.err)
	p, err := diff.Decode([]byte(r.out))
	require.NoError(t, err)
	return p
}

// Every command that plans a project takes the plot of --site in place of the profile's.
func TestEveryCommandTakesASite(t *testing.T) {
	plot := written(t, "plot.yaml", ownPlot)
	for name, tc := range map[string]struct {
		args []string
		want string
	}{
		"plan":                              {[]string{"plan", onAPlot, "--site", plot}, "磨坊旁"},
		"html":                              {[]string{"plan", onAPlot, "--site", plot, "--format", "html"}, "地块：磨坊旁（by_the_mill，第 3 版，2026-05-01）"},
		"start":                             {[]string{"start", onAPlot, "--site", plot, "--format", "json"}, "archaeology_survey"},
		"explain":                           {[]string{"explain", onAPlot, "heritage_control_zone_design", "--site", plot, "--lang", "en"}, "Heritage control zone: Provincial"},
		"front":                             {[]string{"plan", onAPlot, "--commit", "pareto", "--site", plot}, "承诺"},
		"ask":                               {[]string{"ask", onAPlot, "--site", plot, "--format", "json"}, `"in_flood_zone"`},
		"whatif":                            {[]string{"whatif", onAPlot, "--site", plot, "--item", "energy_review", "--lang", "en"}, "no Energy conservation review"},
		"diff":                              {[]string{"diff", onAPlot, onAPlot, "--site", "example_standard_land", "--site", plot, "--lang", "en"}, "Plot: example_standard_land@2 → by_the_mill@3"},
		"a published version by its number": {[]string{"plan", onAPlot, "--site", "example_standard_land@1"}, "本方案仍按第1版"},
	} {
		t.Run(name, func(t *testing.T) {
			r := sevenlists(t, "", tc.args...)
			require.Zero(t, r.code, r.err)
			require.Contains(t, r.out, tc.want)
		})
	}
}

func TestASiteThatCannotBeTakenIsRefused(t *testing.T) {
	wrong := written(t, "wrong.yaml", strings.Replace(ownPlot, "land_area_m2: 18000", "land_aera_m2: 18000", 1))
	foreign := written(t, "foreign.yaml", strings.Replace(ownPlot, "land_area_m2: 18000", "total_investment_wan: 18000", 1))
	unnamed := written(t, "unnamed.yaml", strings.Replace(ownPlot, "id: by_the_mill\n", "", 1))
	lost := written(t, "lost.yaml", "id: a\nstart: 2026-06-01\nsite: example_riversid\nfacts: {}\n")
	for name, tc := range map[string]struct {
		args []string
		want []string
	}{
		"a mistyped fact, with file and line":    {[]string{"plan", onAPlot, "--site", wrong}, []string{wrong + ":12", "land_area_m2"}},
		"a fact that is not of the land":         {[]string{"plan", onAPlot, "--site", foreign}, []string{foreign + ":12", "total_investment_wan"}},
		"a file without an id":                   {[]string{"plan", onAPlot, "--site", unnamed}, []string{unnamed, "id"}},
		"a file that is not there":               {[]string{"plan", onAPlot, "--site", "nowhere.yaml"}, []string{"nowhere.yaml"}},
		"an id that nobody published":            {[]string{"plan", onAPlot, "--site", "example_riversides"}, []string{"example_riverside"}},
		"a version that there is not":            {[]string{"plan", onAPlot, "--site", "example_riverside@7"}, []string{"7"}},
		"a profile that names an unknown plot":   {[]string{"plan", lost}, []string{lost + "#/site", "example_riverside", "3"}},
		"two sites where a plan has one":         {[]string{"plan", onAPlot, "--site", wrong, "--site", foreign}, []string{"--site"}},
		"three sites of two projects":            {[]string{"diff", onAPlot, onAPlot, "--site", "a", "--site", "b", "--site", "c"}, []string{"--site"}},
		"one project on one site to compare":     {[]string{"compare", onAPlot, "--site", "example_riverside"}, []string{"2"}},
		"four projects on three sites":           {[]string{"compare", onAPlot, onAPlot, onAPlot, onAPlot, "--site", "example_riverside", "--site", "example_riverside", "--site", "example_riverside"}, []string{"10"}},
		"all that is wrong with several at once": {[]string{"compare", onAPlot, "--site", wrong, "--site", foreign}, []string{wrong + ":12", foreign + ":12"}},
	} {
		t.Run(name, func(t *testing.T) {
			r := sevenlists(t, "", tc.args...)
			require.Equal(t, exitInput, r.code)
			require.Empty(t, r.out)
			for _, want := range tc.want {
				require.Contains(t, r.err, want)
			}
		})
	}
}

// A plot from a file takes the place of one that the profile names and nobody has published.
func TestAProfileMayNameAPlotThatOnlyAFileHas(t *testing.T) {
	p := written(t, "p.yaml", "id: a\nstart: 2026-06-01\nsite: by_the_mill\nfacts: {building_category: industrial}\n")
	require.Equal(t, exitInput, sevenlists(t, "", "plan", p).code)
	plan := planOf(t, p, "--site", written(t, "plot.yaml", ownPlot))
	require.Equal(t, []any{"by_the_mill", 3}, []any{plan.Site.ID, plan.Site.Version})
}

// A profile to fill in for a plot names it, and asks nothing that the plot says; a profile that is made
// of it gives a plan on the plot.
func TestANewProfileForAPlotAsksNothingThatThePlotSays(t *testing.T) {
	r := sevenlists(t, "", "new-profile", "--fact", "building_category=industrial", "--site", "example_standard_land", "--start", "2026-06-01")
	require.Zero(t, r.code, r.err)
	require.Contains(t, r.out, "site: {plot: example_standard_land, version: 2}\n")
	for _, known := range []string{"land_source:", "heritage_control_zone_level:", "in_flood_zone:"} {
		require.NotContains(t, r.out, known)
	}
	require.Contains(t, r.out, "annual_energy_tce: unknown")
	plan := planOf(t, written(t, "new.yaml", r.out))
	require.Equal(t, "example_standard_land", plan.Site.ID)
}

// An answer of the project's own over its plot's stands in every form with both values.
func TestAnAnswerOverAPlotsIsMarkedInEveryForm(t *testing.T) {
	content, err := os.ReadFile(onAPlot)
	require.NoError(t, err)
	own := written(t, "own.yaml", strings.Replace(string(content), "facts:\n", "facts:\n  heritage_control_zone_level: provincial\n", 1))
	for form, want := range map[string][]string{
		"text": {"按项目自己填写的省级文物保护单位，地块为不在范围内"},
		"html": {"按项目自己填写的省级文物保护单位，地块为不在范围内", "申报（地块为不在范围内，请与江北区文化和广电旅游体育局（文物）核实）"},
		"json": {`"site_overridden"`, `"overridden": true`},
	} {
		r := sevenlists(t, "", "plan", own, "--format", form)
		require.Zero(t, r.code, r.err)
		out := strings.NewReplacer("\n    ", "", "\n  ", "").Replace(r.out)
		if form == "json" {
			out = r.out
		}
		for _, w := range want {
			require.Contains(t, out, w, form)
		}
	}
}

// One design on three plots: the columns are the plans on each of them, and what makes them differ is
// told by the facts of the plots.
func TestOneDesignIsComparedOnThreePlots(t *testing.T) {
	plots := []string{"example_standard_land", "example_heritage_edge", "example_riverside"}
	args := []string{"compare", onAPlot, "--format", "json"}
	for _, plot := range plots {
		args = append(args, "--site", plot)
	}
	r := sevenlists(t, "", args...)
	require.Zero(t, r.code, r.err)
	var d struct {
		Projects []struct {
			Site   planner.SiteRow
			Finish calendar.Date
		}
		Figures []struct {
			ID     string
			Values []struct{ Number *int64 }
		}
		Differences []struct{ Effects []struct{ ID string } }
	}
	require.NoError(t, json.Unmarshal([]byte(r.out), &d))
	require.Len(t, d.Projects, len(plots))

	figure := func(id string, of int) int64 {
		for _, f := range d.Figures {
			if f.ID == id && f.Values[of].Number != nil {
				return *f.Values[of].Number
			}
		}
		t.Fatalf("no figure %s", id)
		return 0
	}
	for i, plot := range plots {
		require.Equal(t, plot, d.Projects[i].Site.ID)
		plan := planOf(t, onAPlot, "--site", plot)
		require.Equal(t, plot, plan.Site.ID)
		require.Equal(t, int64(plan.Totals.Items), figure("items_required", i))
		require.Equal(t, int64(plan.Totals.Elapsed.BeforeStart), figure("elapsed_before_start", i))
		require.Equal(t, plan.Totals.Finish, d.Projects[i].Finish)
		require.Equal(t, plan.Money.ByPayer["investor"][0], figure("money_investor", i))
		offered, found := int64(0), int64(0)
		for _, item := range plan.Items {
			if item.Commitment != nil && item.Commitment.Offered {
				offered++
			}
		}
		for _, p := range plan.Problems {
			if p.Status == "found" {
				found++
			}
		}
		require.Equal(t, offered, figure("commitments_offered", i))
		require.Equal(t, found, figure("problems_found", i))
	}
	require.NotEqual(t, figure("items_required", 0), figure("items_required", 2))
	require.NotEqual(t, figure("problems_found", 0), figure("problems_found", 2))

	causes := map[string]bool{}
	for _, e := range d.Differences[0].Effects {
		causes[e.ID] = true
	}
	require.True(t, causes["heritage_control_zone_level"], "the heritage zone of the second plot is among what moves its plan")

	text := sevenlists(t, "", append(args, "--format", "text", "--lang", "en")...)
	require.Zero(t, text.code, text.err)
	for _, plot := range plots {
		require.Contains(t, strings.ReplaceAll(text.out, "\n    ", ""), plot)
	}
}

// A plan that was written on a plot is read again, and is the same plan as the profile makes now.
func TestAPlanOnAPlotIsReadAgain(t *testing.T) {
	plot := written(t, "plot.yaml", ownPlot)
	for name, site := range map[string][]string{"published": nil, "from a file": {"--site", plot}} {
		t.Run(name, func(t *testing.T) {
			r := sevenlists(t, "", append([]string{"plan", onAPlot, "--format", "json"}, site...)...)
			require.Zero(t, r.code, r.err)
			r = sevenlists(t, "", append([]string{"diff", written(t, "plan.json", r.out), onAPlot, "--format", "json"}, site...)...)
			require.Zero(t, r.code, r.err)
			require.Contains(t, r.out, `"equal": true`)
			require.Contains(t, r.out, `"causes_from": "planning"`)
		})
	}
}
