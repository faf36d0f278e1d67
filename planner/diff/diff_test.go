package diff

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/route"
)

// verdict is one item that came or went, with what it turns on.
type verdict struct {
	item, change, how string
	facts             []string
}

func verdictsOf(d *Document) []verdict {
	var all []verdict
	for i := range d.Items {
		row := &d.Items[i]
		if row.Change == Changed {
			continue
		}
		v := verdict{item: row.ID, change: row.Change, how: row.Why["status"].How}
		for _, c := range row.Why["status"].Causes {
			v.facts = append(v.facts, c.ID)
		}
		all = append(all, v)
	}
	return all
}

func TestEachNearMissNamesTheFactThatDecides(t *testing.T) {
	fire, soil := []string{"fire_vulnerable_m2"}, []string{"disturbed_land_ha", "earthwork_m3"}
	for name, tc := range map[string]struct {
		a, b string
		want []verdict
	}{
		"a heritage zone adds its two items": {"standard_land_workshop", "standard_land_workshop_near_heritage", []verdict{
			{"archaeology_survey", Added, Alone, []string{"heritage_control_zone_level"}},
			{"heritage_control_zone_design", Added, Alone, []string{"heritage_control_zone_level"}},
		}},
		"two limits missed, each in its own item": {"government_school", "government_school_just_below", []verdict{
			{"soil_water_report_book", Dropped, Alone, soil[1:]}, // the land was below its limit before
			{"soil_water_report_table", Added, Alone, soil[1:]},
			{"fire_design_review", Dropped, Alone, fire},
			{"fire_acceptance", Dropped, Alone, fire},
			{"fire_acceptance_filing", Added, Alone, fire},
		}},
		"exactly at the fire limit": {"fit_out_mall", "fit_out_mall_10000", []verdict{
			{"fire_design_review", Dropped, Alone, []string{"fire_hotel_mall_m2"}},
			{"fire_acceptance", Dropped, Alone, []string{"fire_hotel_mall_m2"}},
			{"fire_acceptance_filing", Added, Alone, []string{"fire_hotel_mall_m2"}},
		}},
		"either of two figures would still need the review": {"ordinary_industrial_2017", "ordinary_industrial_2017_just_below", []verdict{
			{"energy_review", Dropped, Together, []string{"annual_energy_tce", "annual_electricity_kwh"}},
			{"soil_water_report_book", Dropped, Together, soil},
			{"soil_water_report_table", Added, Together, soil},
		}},
		"either of two figures is enough to need it": {"ordinary_industrial_2017_just_below", "ordinary_industrial_2017", []verdict{
			{"energy_review", Added, Each, []string{"annual_energy_tce", "annual_electricity_kwh"}},
			{"soil_water_report_book", Added, Each, soil},
			{"soil_water_report_table", Dropped, Each, soil},
		}},
		"longer works add nothing": {"ordinary_industrial_2017", "ordinary_industrial_2017_year_of_works", nil},
	} {
		t.Run(name, func(t *testing.T) {
			d := compared(t, side(t, project(t, tc.a), english()), side(t, project(t, tc.b), english()))
			require.ElementsMatch(t, tc.want, verdictsOf(d))
			require.Equal(t, ByPlanning, d.CausesFrom)
			require.True(t, d.Complete)
			require.False(t, d.Same)
			for _, row := range d.Items {
				if row.Change == Changed && slices.Contains(row.Changed, "dates") {
					require.NotEmpty(t, row.Why["dates"].Causes, "%s has moved for no reason", row.ID)
				}
			}
		})
	}
}

func TestDatesSayWhatDrivesThem(t *testing.T) {
	d := compared(t, side(t, project(t, "standard_land_workshop"), english()), side(t, project(t, "standard_land_workshop_near_heritage"), english()))
	require.Equal(t, 25, d.Moved.Finish)
	require.Equal(t, 25, d.Moved.BeforeStart)
	require.Equal(t, 2, d.Moved.Items)
	require.Equal(t, Alone, d.Moved.Why.How)
	require.Equal(t, []Effect{{Kind: "fact", ID: "heritage_control_zone_level", Name: "Heritage control zone", Alone: &Shift{25, 25, 2}, Without: &Shift{25, 25, 2}}}, d.Effects)
	driven := map[string][]Driver{}
	for _, row := range d.Items {
		driven[row.ID] = row.DrivenBy
	}
	require.Equal(t, []Driver{{What: "only_here", Item: "archaeology_survey", Name: driven["state_land_grant"][0].Name, Side: "b", Days: 30}}, driven["state_land_grant"])
	require.Equal(t, "heritage_control_zone_design", driven["design_scheme_review"][0].Item)
	require.Equal(t, "heritage_control_zone_design", driven["construction_permit"][0].Item, "by way of the scheme and the planning permit")

	d = compared(t, side(t, project(t, "ordinary_industrial_2017"), english()), side(t, project(t, "ordinary_industrial_2017_year_of_works"), english()))
	for _, row := range d.Items {
		if row.ID != "works" && slices.Contains(row.Changed, "dates") {
			require.Equal(t, "longer", row.DrivenBy[0].What, row.ID)
			require.Equal(t, "works", row.DrivenBy[0].Item, row.ID)
		}
	}
}

func TestASettingIsACause(t *testing.T) {
	for name, tc := range map[string]struct {
		project string
		change  func(*planner.Options)
		what    string
	}{
		"commitments change days": {"standard_land_workshop", func(o *planner.Options) { o.Variant = route.Commitment }, "variant"},
		"custom changes dates":    {"workshop_seven_answers", func(o *planner.Options) { o.Variant = route.Customary }, "variant"},
		"a later start":           {"workshop_seven_answers", func(o *planner.Options) { o.Start = calendar.DateOf(2027, 3, 1) }, "start"},
		"nothing assumed":         {"workshop_seven_answers", func(o *planner.Options) { o.Assume = profile.None }, "assume"},
	} {
		t.Run(name, func(t *testing.T) {
			p, opt := project(t, tc.project), english()
			tc.change(&opt)
			d := compared(t, side(t, p, english()), side(t, p, opt))
			require.NotEmpty(t, d.Settings)
			require.Equal(t, tc.what, d.Settings[0].What)
			require.False(t, d.Equal)
			require.NotEmpty(t, d.Items)
			for _, row := range d.Items {
				for what, why := range row.Why {
					require.NotEmpty(t, why.Causes, "%s %s", row.ID, what)
				}
			}
		})
	}
}

// A reader must be able to trust that what a sketch says is what the plan says.
func TestSketchesSayWhatPlansSay(t *testing.T) {
	for _, name := range projectNames(t) {
		r := side(t, project(t, name), english()).again
		plan, _, err := whole(r)
		require.NoError(t, err)
		sketch, _, err := sketched(r)
		require.NoError(t, err)
		for k, state := range sketch {
			require.Equal(t, plan[k], state, "%s: %v", name, k)
		}
	}
}

func TestAPlanEqualsItself(t *testing.T) {
	for _, name := range projectNames(t) {
		s := side(t, project(t, name), english())
		d := compared(t, s, s)
		require.True(t, d.Equal, name)
		require.True(t, d.Same, name)
	}
}

func TestAnotherLanguageIsNoDifference(t *testing.T) {
	p := project(t, "hospital")
	zh := english()
	zh.Lang = lang.ZH
	d := compared(t, side(t, p, english()), side(t, p, zh))
	require.True(t, d.Equal)
	written := Side{Plan: side(t, p, zh).Plan} // cannot be planned again
	d = compared(t, side(t, p, english()), written)
	require.True(t, d.Equal, "the other side is planned in its language")
	d = compared(t, Side{Plan: side(t, p, english()).Plan}, written)
	require.True(t, d.Untold)
	require.True(t, d.Same, "texts are not compared")
}
