package planner_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// A change of law flips exactly the items that it is about, on its day.
func TestALawChangesItsItemsOnItsDay(t *testing.T) {
	granted, allocated := project(t, "ordinary_industrial_2017"), project(t, "government_school")
	mall := project(t, "fit_out_mall")
	none := []string{}
	for name, c := range map[string]struct {
		of            profile.Profile
		before, after string
		adds, drops   []string
	}{
		"2019-09-17: on granted land the approval of construction land is merged into the land-use permit": {
			granted, "2019-09-16", "2019-09-17", none, []string{"land_construction_approval"},
		},
		"2019-09-17: on allocated land siting and pre-examination become one": {
			allocated, "2019-09-16", "2019-09-17",
			[]string{"land_preexam_and_siting"},
			[]string{"site_selection_opinion_2017", "land_preexam_2017", "land_construction_approval"},
		},
		"2019-07-01: the housing authority reviews and accepts special projects in place of the fire police": {
			mall, "2019-06-30", "2019-07-01",
			[]string{"fire_design_review", "fire_acceptance"}, []string{"fire_design_review_2017", "fire_acceptance_2017"},
		},
		"2019-07-01: the fire police no longer files other projects": {
			granted, "2019-06-30", "2019-07-01",
			[]string{"fire_acceptance_filing"}, []string{"fire_design_filing_2017", "fire_acceptance_2017"},
		},
		"2017-10-01: the owner accepts the environmental facilities": {
			granted, "2017-09-30", "2017-10-01", []string{"env_self_acceptance"}, []string{"env_acceptance_2017"},
		},
		"2017-09-22: the owner accepts the soil and water facilities": {
			granted, "2017-09-21", "2017-09-22", []string{"soil_water_self_acceptance"}, []string{"soil_water_acceptance_2017"},
		},
		"2018-05-14: all departments accept the works together": {
			granted, "2018-05-13", "2018-05-14", []string{"joint_acceptance"}, none,
		},
		"2018-07-18: land may be granted as standard land": {
			with(t, granted, facts{"land_source": "granted-standard-land"}), "2018-07-17", "2018-07-18",
			[]string{"standard_land_agreement", "standard_land_performance_check"}, none,
		},
		"2025-03-01: a heritage control zone asks for archaeology": {
			project(t, "standard_land_workshop_near_heritage"), "2025-02-28", "2025-03-01", []string{"archaeology_survey"}, none,
		},
	} {
		t.Run(name, func(t *testing.T) {
			adds, drops := flips(status(plan(t, on(t, c.of, c.before)), "required"), status(plan(t, on(t, c.of, c.after)), "required"))
			assert.ElementsMatch(t, c.adds, adds, "items that the day brings")
			assert.ElementsMatch(t, c.drops, drops, "items that it ends")
		})
	}
}

// From 1 March 2025 relics are looked for before the land is provided; until then the owner had
// it done before works started.
func TestArchaeologyBlocksTheLandGrantFromMarch2025(t *testing.T) {
	site := with(t, project(t, "standard_land_workshop"), facts{"in_underground_relics_area": true})
	before, after := plan(t, on(t, site, "2025-02-28")), plan(t, on(t, site, "2025-03-01"))

	assert.Equal(t, rules.Hard, kindOf(after, "archaeology_survey", "state_land_grant"))
	assert.NotEqual(t, rules.Hard, kindOf(before, "archaeology_survey", "state_land_grant"))
	survey, grant := row(after, "archaeology_survey"), row(after, "state_land_grant")
	assert.LessOrEqual(t, survey.Schedule.EarlyFinish, grant.Schedule.EarlyStart)
	assert.Greater(t, row(before, "archaeology_survey").Schedule.EarlyFinish, row(before, "state_land_grant").Schedule.EarlyStart,
		"the grant did not wait")
	assert.LessOrEqual(t, row(before, "archaeology_survey").Schedule.EarlyFinish, row(before, "commencement_check").Schedule.EarlyStart,
		"the works did")
}

// kindOf gives the kind of an edge of the plan, or none.
func kindOf(p *planner.Plan, from, to string) rules.EdgeKind {
	for _, e := range p.Edges {
		if e.From == from && e.To == to {
			return e.Kind
		}
	}
	return ""
}

// A plan of June 2017 knows no commitment on scheme, drawings or permit, however plain the
// project: the reason names the day from which it may be offered.
func TestCommitmentsBeginOnTheirDays(t *testing.T) {
	workshop := project(t, "standard_land_workshop")
	for item, day := range map[string]string{
		"construction_drawing_review": "2020-01-01",
		"construction_permit":         "2019-03-13",
		"fire_acceptance_filing":      "2023-10-30",
	} {
		first := date(t, day)
		before, after := row(plan(t, on(t, workshop, first.AddDays(-1).String())), item), row(plan(t, on(t, workshop, day)), item)
		require.NotNil(t, before, item)
		require.NotNil(t, after, item)
		assert.False(t, before.Commitment.Offered, "%s the day before %s", item, day)
		assert.Equal(t, []string{"not_yet"}, refusedCodes(before), item)
		assert.True(t, after.Commitment.Offered, "%s on %s", item, day)
	}
}
