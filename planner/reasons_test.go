package planner_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
	"sevenlists/planner/words"
)

// V4: every required item shows a condition that holds, with the project's values and an
// article; every item that is not required shows what fails, with its value.
func TestEveryVerdictShowsItsReason(t *testing.T) {
	t.Parallel()
	eachProject(t, 7, 60, func(t *testing.T, p profile.Profile) {
		made := plan(t, p)
		decided := sketch(t, p, planner.Default()).Decision
		for i := range made.Items {
			if r := &made.Items[i]; r.Kind != "works" {
				checkItem(t, r, valuesOf(t, &decided, r.ID))
			}
		}
		for _, r := range made.NotRequired {
			values := valuesOf(t, &decided, r.ID)
			require.NotEmpty(t, r.Because, r.ID)
			for _, b := range r.Because {
				if b.Code == "ended" || b.Code == "not_yet" || b.Code == rules.Dropped {
					require.NotEmpty(t, b.Condition, r.ID)
					continue
				}
				require.NotEmpty(t, b.Tests, "%s shows no comparison", r.ID)
				for _, test := range b.Tests {
					require.False(t, test.Holds, "%s: %s", r.ID, test.Text)
					require.NotEmpty(t, test.Text, r.ID)
					require.True(t, test.Actual.IsKnown() || test.Fact2 != "", "%s fails on %s, which is not known", r.ID, test.Fact)
					require.Equal(t, values[test.Fact], b.Facts[test.Fact], "%s shows the value of %s", r.ID, test.Fact)
				}
			}
		}
	})
}

// valuesOf are the facts by which an item is decided: those of its part, and of the whole project
// where the law looks at the whole.
func valuesOf(t *testing.T, d *rules.Decision, key string) map[string]profile.Value {
	_, part := profile.CutKey(key)
	values := map[string]profile.Value{}
	for slot, fact := range shipped(t).Facts().List {
		values[fact.ID] = d.ProfileOf(part).Value(slot)
		whole := func(w rules.OfProject) bool { return slices.Contains(w.Facts, fact.ID) }
		if item := shipped(t).Item(strings.Split(key, "@")[0]); item != nil && slices.ContainsFunc(item.Whole(), whole) {
			values[fact.ID] = d.Profile.Value(slot)
		}
	}
	return values
}

func checkItem(t *testing.T, r *planner.ItemRow, values map[string]profile.Value) {
	t.Helper()
	require.NotEmpty(t, r.Because, r.ID)
	if r.Kind == rules.OwnKind { // for which no law asks
		require.NotEmpty(t, r.Marked, r.ID)
		return
	}
	require.NotEmpty(t, r.LegalBasis, "%s quotes no law", r.ID)
	for _, b := range r.Because {
		require.NotEmpty(t, b.Condition, r.ID)
		require.NotEmpty(t, b.LegalBasis, "%s, %s, quotes no law", r.ID, b.Condition)
		for _, test := range b.Tests {
			require.Equal(t, values[test.Fact], b.Facts[test.Fact], "%s shows the value of %s", r.ID, test.Fact)
			if r.Status == "required" && !test.Holds {
				// Certain all the same, where one alternative holds with each answer.
				require.False(t, test.Actual.IsKnown(), "%s, %s: %s", r.ID, b.Condition, test.Text)
				require.Greater(t, len(r.Because), 1, "%s, %s: %s", r.ID, b.Condition, test.Text)
			}
		}
	}
	if r.Status == "possible" {
		require.NotEmpty(t, r.Missing, "%s is possible, and nothing is missing", r.ID)
	} else {
		require.Empty(t, r.Missing, r.ID)
	}
	for _, id := range r.Missing {
		require.False(t, values[id].IsKnown(), "%s misses %s, which is known", r.ID, id)
	}
	if c := r.Commitment; c != nil {
		require.Equal(t, !c.Offered, len(c.RefusedBecause) > 0 || len(c.Missing) > 0, "%s: offered, or why not", r.ID)
		for _, b := range c.RefusedBecause {
			require.True(t, failsVisibly(b), "%s refuses: %s", r.ID, b.Condition)
		}
	}
}

// failsVisibly reports whether a refusal shows the value that makes it, or the day it speaks of.
func failsVisibly(b words.Reason) bool {
	return b.Code == "ended" || b.Code == "not_yet" || b.Code == "under_way" || len(b.Tests) > 0
}

// A near miss shows the number that misses: on each side of every limit of the table, the row
// that is not required names the fact that was moved.
func TestANearMissShowsTheNumberThatFails(t *testing.T) {
	t.Parallel()
	workshop, mall := project(t, "standard_land_workshop"), project(t, "fit_out_mall")
	workshop = with(t, workshop, facts{
		"in_regional_energy_zone": false, "in_regional_soil_water_scheme": false,
		"annual_energy_tce": 0, "annual_electricity_kwh": 0, "annual_coal_t": 0, "disturbed_land_ha": 0, "earthwork_m3": 0,
	})
	mall = with(t, mall, facts{"fire_hotel_mall_m2": 0})
	for _, c := range []struct {
		of    profile.Profile
		fact  string
		value any
		item  string
	}{
		{workshop, "annual_energy_tce", 999.9, "energy_review"},
		{on(t, workshop, "2020-01-01"), "annual_electricity_kwh", 4_999_999, "energy_review"},
		{workshop, "annual_coal_t", 999.9, "energy_review"},
		{workshop, "disturbed_land_ha", 0.49, "soil_water_report_table"},
		{workshop, "earthwork_m3", 999, "soil_water_report_table"},
		{workshop, "disturbed_land_ha", 4.99, "soil_water_report_book"},
		{workshop, "earthwork_m3", 49_999, "soil_water_report_book"},
		{workshop, "works_floor_area_m2", 999, "construction_permit"},
		{workshop, "works_contract_wan", 199, "construction_permit"},
		{mall, "fire_hotel_mall_m2", 10_000, "fire_design_review"},
		{mall, "fire_vulnerable_m2", 1000, "fire_design_review"},
		{mall, "fire_entertainment_m2", 500, "fire_design_review"},
		{mall, "fire_mid_assembly_m2", 2500, "fire_design_review"},
		{mall, "building_height_m", 50, "fire_design_review"},
		{workshop, "distance_to_rail_transit_m", 50, "rail_transit_protection"},
	} {
		made := plan(t, with(t, c.of, facts{c.fact: c.value}))
		var shown []string
		for _, r := range made.NotRequired {
			for _, b := range r.Because {
				for _, test := range b.Tests {
					if r.ID == c.item {
						shown = append(shown, test.Fact)
						if test.Fact == c.fact {
							require.Equal(t, value(t, c.fact, c.value), test.Actual)
						}
					}
				}
			}
		}
		require.Contains(t, shown, c.fact, "%s at %v %s", c.item, c.value, c.fact)
	}
}
