package planner_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/whatif"
)

const (
	designOnPlot  = "workshop_on_a_plot"
	standardPlot  = "example_standard_land"
	heritageLevel = "heritage_control_zone_level"
)

// onto puts a design on a published plot at a version; 0 for the newest.
func onto(t testing.TB, p profile.Profile, plot string, version int) profile.Profile {
	t.Helper()
	found, err := planner.PlotOf(shipped(t), profile.Site{Plot: plot, Version: version})
	require.NoError(t, err)
	return p.On(shipped(t).Facts(), found)
}

// without gives a design that names no plot.
func without(p profile.Profile) profile.Profile {
	p = p.Clone()
	p.Site, p.Plot = profile.Site{}, nil
	return p
}

func factRow(t testing.TB, p *planner.Plan, fact string) planner.FactRow {
	t.Helper()
	at := slices.IndexFunc(p.Facts, func(f planner.FactRow) bool { return f.Fact == fact })
	require.GreaterOrEqual(t, at, 0)
	return p.Facts[at]
}

func warningsOf(p *planner.Plan, code string) []string {
	var texts []string
	for _, w := range p.Warnings {
		if w.Code == code {
			texts = append(texts, w.Text)
		}
	}
	return texts
}

// Every question about the land that the design leaves open is one that the plot answers: on the plot
// none of them is asked, and nothing else changes among the questions.
func TestAPlotsSiteQuestionsVanish(t *testing.T) {
	set, design := shipped(t), project(t, designOnPlot)
	alone, err := whatif.Ask(set, without(design), planner.Default())
	require.NoError(t, err)
	settled, err := whatif.Ask(set, design, planner.Default())
	require.NoError(t, err)
	asked := func(q *whatif.Questions) (ids []string) {
		for _, one := range q.Questions {
			ids = append(ids, one.Fact)
		}
		return ids
	}
	require.Greater(t, len(asked(alone)), len(asked(settled))+15)
	plot := set.Plot(standardPlot).Newest()
	for _, id := range asked(settled) {
		require.Nil(t, plot.Fact(id), "%s is asked although the plot says it", id)
	}
}

// A plot says the same as a profile that states every one of its facts: only where it comes from
// differs, in the facts and in what warns of it.
func TestAPlotSaysWhatAProfileWouldState(t *testing.T) {
	set, design := shipped(t), project(t, designOnPlot)
	stated := without(design)
	for _, f := range set.Plot(standardPlot).Newest().Facts {
		stated = stated.With("", slotOf(t, f.Fact), f.Value)
	}
	a, err := planner.Make(set, design, planner.Default())
	require.NoError(t, err)
	b, err := planner.Make(set, stated, planner.Default())
	require.NoError(t, err)
	require.Equal(t, "site", factRow(t, a, heritageLevel).Origin)
	require.Equal(t, "heritage", factRow(t, a, heritageLevel).Site.VouchedBy, "the overlay has a voucher of its own")
	a.Site = nil
	a.Warnings = slices.DeleteFunc(a.Warnings, func(w planner.Warning) bool { return w.Code == "site_unsure" })
	for i := range a.Facts {
		if a.Facts[i].Site = nil; a.Facts[i].Origin == "site" {
			a.Facts[i].Origin = "stated"
		}
	}
	wanted, err := json.Marshal(b)
	require.NoError(t, err)
	got, err := json.Marshal(a)
	require.NoError(t, err)
	require.JSONEq(t, string(wanted), string(got))
}

func TestAProjectsOwnAnswerHoldsAgainstThePlotAndIsMarked(t *testing.T) {
	own := with(t, project(t, designOnPlot), facts{heritageLevel: "city-county", "land_area_m2": 20000, "in_flood_zone": nil})
	p, err := planner.Make(shipped(t), own, planner.Options{Lang: lang.EN, Assume: profile.Defaults})
	require.NoError(t, err)

	row := factRow(t, p, heritageLevel)
	require.Equal(t, "stated", row.Origin)
	require.Equal(t, "city-county", row.Value.Text())
	require.True(t, row.Site.Overridden)
	require.Equal(t, "none", row.Site.Value.Text())
	require.Contains(t, statuses(p), "heritage_control_zone_design")

	said := warningsOf(p, "site_overridden")
	require.Len(t, said, 1, "the same answer as the plot's is no contradiction, and an unknown is no answer")
	require.Contains(t, said[0], "City or county level")
	require.Contains(t, said[0], "the plot says Outside")

	require.False(t, factRow(t, p, "land_area_m2").Site.Overridden)
	require.Equal(t, "site", factRow(t, p, "in_flood_zone").Origin, "what the project calls unknown the plot knows")
}

func statuses(p *planner.Plan) map[string]string {
	by := map[string]string{}
	for i := range p.Items {
		by[p.Items[i].ID] = p.Items[i].Status
	}
	return by
}

// A plan is made on the newest version of a plot unless the profile names one; which it was is
// recorded, and the earlier version gives the same bytes for ever.
func TestAPlanRecordsTheVersionOfItsPlot(t *testing.T) {
	set, design := shipped(t), without(project(t, designOnPlot))
	for name, tc := range map[string]struct {
		site    profile.Site
		version int
		revised bool
	}{
		"the newest where none is named": {profile.Site{Plot: standardPlot}, 2, false},
		"the one that is named":          {profile.Site{Plot: standardPlot, Version: 1}, 1, true},
	} {
		t.Run(name, func(t *testing.T) {
			p := design.Clone()
			p.Site = tc.site
			plan, err := planner.Make(set, p, planner.Default())
			require.NoError(t, err)
			require.Equal(t, tc.version, plan.Site.Version)
			require.Equal(t, 2, plan.Site.Newest)
			require.Equal(t, tc.revised, len(warningsOf(plan, "site_revised")) == 1)

			// The canonical form of the profile names the plot and leads to the same plan.
			again, err := profile.Decode(profile.Encode(p, set.Facts()), set.Facts(), set.Schema())
			require.NoError(t, err)
			require.Equal(t, tc.site.Plot, again.Site.Plot)
			require.Equal(t, tc.site.Version, again.Site.Version)
			repeated, err := planner.Make(set, again, planner.Default())
			require.NoError(t, err)
			first, _ := json.Marshal(plan)
			second, _ := json.Marshal(repeated)
			require.True(t, bytes.Equal(first, second))
		})
	}
}

func TestAPlotThatThereIsNotIsRefused(t *testing.T) {
	for name, tc := range map[string]struct {
		site profile.Site
		code string
		path string
	}{
		"a misspelt plot":               {profile.Site{Plot: "example_standardland", Line: 4}, "plot.unknown", "/site"},
		"a version that there is not":   {profile.Site{Plot: standardPlot, Version: 9, Line: 4}, "plot.version", "/site/version"},
		"a plot of no likely spelling":  {profile.Site{Plot: "x", Line: 4}, "plot.unknown", "/site"},
		"a version of a misspelt plot ": {profile.Site{Plot: "y", Version: 2, Line: 4}, "plot.unknown", "/site"},
	} {
		t.Run(name, func(t *testing.T) {
			p := without(project(t, designOnPlot))
			p.Site = tc.site
			_, err := planner.Make(shipped(t), p, planner.Default())
			faults := fault.All(err)
			require.Len(t, faults, 1)
			require.Equal(t, []any{tc.code, tc.path, 4}, []any{faults[0].Code, faults[0].Path, faults[0].Line})
			require.Equal(t, fault.NotFound, faults[0].Kind)
		})
	}
}

// What a plot says may be relied on up to a day; after it the plan says so.
func TestWhatNoLongerHoldsOfAPlotIsTold(t *testing.T) {
	p := onto(t, without(project(t, designOnPlot)), "example_bundled_area", 0)
	early, err := planner.Make(shipped(t), p, planner.Default())
	require.NoError(t, err)
	require.Empty(t, warningsOf(early, "site_expired"))
	p = p.WithStart(shipped(t).Facts(), calendar.DateOf(2028, 11, 20))
	late, err := planner.Make(shipped(t), p, planner.Default())
	require.NoError(t, err)
	said := warningsOf(late, "site_expired")
	require.Len(t, said, 1)
	require.Contains(t, said[0], "2028-11-19")
}

// A plot holds for the whole of a project: a part has what it says, and a part's own answer is marked.
func TestAPlotHoldsForEveryPart(t *testing.T) {
	set := shipped(t)
	p := project(t, designOnPlot)
	area, flood := slotOf(t, "land_area_m2"), slotOf(t, "in_flood_zone")
	p.Parts = []profile.Part{
		{ID: "north", Name: "north", Kind: profile.Phase, Facts: []profile.PartFact{{Slot: area, Value: profile.NumberValue(12000 * profile.Scale)}}},
		{ID: "south", Name: "south", Kind: profile.Phase, Facts: []profile.PartFact{{Slot: area, Value: profile.NumberValue(8000 * profile.Scale)}}},
	}
	p = planner.Stand(set, p)
	scopes := p.Scopes(set.Facts(), profile.Defaults)
	require.Equal(t, profile.NumberValue(20000*profile.Scale), scopes[0].Value(area), "the whole is what the plot says, not the sum")
	require.Equal(t, profile.Sited, scopes[0].Origin[area])
	require.Equal(t, profile.NumberValue(12000*profile.Scale), scopes[1].Value(area))
	require.Equal(t, profile.Sited, scopes[2].Origin[flood])

	plan, err := planner.Make(set, p, planner.Default())
	require.NoError(t, err)
	require.True(t, plan.Parts[0].Facts[0].Site.Overridden)
	require.Len(t, warningsOf(plan, "site_overridden"), 2)
	require.Empty(t, found(plan, "k17"), "the parts add up to the plot")

	p.Parts[0].Facts[0].Value = profile.NumberValue(15000 * profile.Scale)
	plan, err = planner.Make(set, p, planner.Default())
	require.NoError(t, err)
	require.NotEmpty(t, found(plan, "k17"), "the parts are larger than the plot")
}

func found(p *planner.Plan, problem string) []planner.ProblemRow {
	return slices.DeleteFunc(slices.Clone(p.Problems), func(r planner.ProblemRow) bool { return r.ID != problem || r.Status != "found" })
}

// A revised plot names the profiles it touches: those that name it, with the facts that change for
// each, apart from those that a project states itself.
func TestARevisedPlotNamesTheProfilesItTouches(t *testing.T) {
	set := shipped(t)
	plot := set.Plot(standardPlot)
	design := without(project(t, designOnPlot))
	follows, pinned, other, own := design.Clone(), design.Clone(), design.Clone(), design.Clone()
	follows.Site = profile.Site{Plot: standardPlot}
	pinned.Site = profile.Site{Plot: standardPlot, Version: 1}
	other.Site = profile.Site{Plot: "example_riverside"}
	own = with(t, own, facts{"plan_height_max_m": 25})
	own.Site = follows.Site

	var changed []string
	for _, c := range profile.Revised(plot.Version(1), plot.Version(2)) {
		changed = append(changed, c.Fact)
	}
	require.Contains(t, changed, "plan_far_max")
	require.Contains(t, changed, "in_flood_zone", "what is new in the later version")
	require.NotContains(t, changed, "planned_use", "what both say alike")

	touched := profile.Touched(set.Facts(), plot.Version(1), plot.Version(2), []profile.Profile{follows, other, pinned, design, planner.Stand(set, own)})
	require.Len(t, touched, 3)
	require.Equal(t, []int{0, 2, 4}, []int{touched[0].Profile, touched[1].Profile, touched[2].Profile})
	require.Equal(t, changed, touched[0].Changed)
	require.Equal(t, []bool{false, true, false}, []bool{touched[0].Pinned, touched[1].Pinned, touched[2].Pinned})
	require.Equal(t, []string{"plan_height_max_m"}, touched[2].Own)
	require.NotContains(t, touched[2].Changed, "plan_height_max_m")
}
