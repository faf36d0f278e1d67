package planner_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/profile"
	"sevenlists/planner/route"
)

// plainWorkshop is the workshop on standard land with everything that overlays may refuse: it
// asks for a staged permit and files an environmental table, too.
func plainWorkshop(t testing.TB) profile.Profile {
	return with(t, project(t, "standard_land_workshop"), facts{"wants_staged_permit": true, "eia_category": "report-table"})
}

// sensitive are the items that may not be entered on a commitment at a sensitive site.
var sensitive = []string{
	"eia_report_table", "design_scheme_review", "engineering_planning_permit", "construction_drawing_review", "staged_construction_permit",
}

// overlay is a fact that only a department knows of a site.
type overlay struct {
	fact  string
	value any      // inside it
	code  string   // the reason against a commitment; empty where it is none
	adds  []string // required items that it brings, exactly
}

var overlays = []overlay{
	{"heritage_protection_zone_level", "national", "heritage_protection_zone", []string{"heritage_protection_zone_works", "archaeology_survey"}},
	{"heritage_protection_zone_level", "provincial", "heritage_protection_zone", []string{"heritage_protection_zone_works", "archaeology_survey"}},
	{"heritage_protection_zone_level", "city-county", "heritage_protection_zone", []string{"heritage_protection_zone_works", "archaeology_survey"}},
	{"heritage_control_zone_level", "national", "heritage_control_zone", []string{"heritage_control_zone_design", "archaeology_survey"}},
	{"heritage_control_zone_level", "provincial", "heritage_control_zone", []string{"heritage_control_zone_design", "archaeology_survey"}},
	{"heritage_control_zone_level", "city-county", "heritage_control_zone", []string{"heritage_control_zone_design", "archaeology_survey"}},
	{"in_canal_heritage_area", true, "canal_heritage_area", []string{"canal_heritage_impact"}},
	{"in_canal_buffer_zone", true, "canal_buffer_zone", []string{"canal_heritage_impact"}},
	{"in_historic_core_area", true, "historic_core_area", []string{"historic_town_works"}},
	{"alters_historic_building", true, "historic_building", []string{"historic_town_works"}},
	{"in_river_management_area", true, "river_management_area", []string{"river_works_approval"}},
	{"in_flood_zone", true, "flood_zone", []string{"flood_impact_approval"}},
	{"in_airport_clearance_zone", true, "airport_clearance_zone", []string{"airport_clearance"}},
	{"in_national_security_zone", true, "national_security_zone", []string{"national_security_permit"}},
	// These ask for an item of their own and leave the commitments alone.
	{"in_underground_relics_area", true, "", []string{"archaeology_survey"}},
	{"in_railway_safety_zone", true, "", []string{"railway_safety_zone"}},
	{"touches_highway", true, "", []string{"highway_control_zone"}},
	{"near_oil_gas_pipeline", true, "", []string{"pipeline_protection"}},
	{"in_power_line_zone", true, "", []string{"power_facility_protection"}},
	{"in_geohazard_area", true, "", []string{"geohazard_assessment"}},
	{"overlays_mineral", true, "", []string{"mineral_overlay"}},
	{"seismic_major_project", true, "", []string{"seismic_safety_evaluation"}},
	{"affects_navigation_channel", true, "", []string{"navigation_impact_assessment"}},
	{"occupied_water_area_m2", 0.1, "", []string{"water_area_occupation"}},
	{"occupies_forest", true, "", []string{"farmland_conversion", "forest_land_use"}},
	{"occupies_farmland", true, "", []string{"farmland_conversion"}},
	{"involves_expropriation", true, "", []string{"social_stability_risk", "farmland_conversion"}},
	{"traffic_assessment_required", true, "", []string{"traffic_impact_assessment"}},
	{"in_discharge_permit_list", true, "", []string{"pollutant_discharge_permit"}},
}

// An overlay brings its own item, and where the site is sensitive no commitment on scheme,
// permits or drawings, with the overlay named as the reason.
func TestEveryOverlayIsNamedWhereItRefusesACommitment(t *testing.T) {
	base := plainWorkshop(t)
	outside := plan(t, base)
	require.Subset(t, offered(outside), sensitive, "outside every zone all of these are offered")
	for _, o := range overlays {
		t.Run(o.fact, func(t *testing.T) {
			inside := plan(t, with(t, base, facts{o.fact: o.value}))
			adds, drops := flips(status(outside, "required"), status(inside, "required"))
			assert.ElementsMatch(t, o.adds, adds, "items that the overlay brings")
			assert.Empty(t, drops)
			if o.code == "" {
				assert.Subset(t, offered(inside), offered(outside), "commitments stay")
				return
			}
			_, refused := flips(offered(outside), offered(inside))
			assert.ElementsMatch(t, sensitive, refused, "commitments that it refuses")
			for _, item := range sensitive {
				c := row(inside, item).Commitment
				require.Equal(t, []string{o.code}, refusedCodes(row(inside, item)), "the reason against %s", item)
				assert.Equal(t, value(t, o.fact, o.value), c.RefusedBecause[0].Facts[o.fact], "the reason shows the value")
				assert.NotEmpty(t, c.RefusedBecause[0].Condition)
			}
		})
	}
}

// Whether a site lies in an overlay is never guessed: unknown, it is asked of a department, its
// items are possible, and no commitment that it could refuse is offered.
func TestAnUnknownOverlayIsAQuestionToADepartment(t *testing.T) {
	base := plainWorkshop(t)
	outside := plan(t, base)
	for _, o := range overlays {
		t.Run(o.fact, func(t *testing.T) {
			for how, p := range map[string]profile.Profile{
				"left out": unstated(t, base, o.fact), "said to be unknown": with(t, base, facts{o.fact: nil}),
			} {
				open := plan(t, p)
				assert.Equal(t, status(outside, "required"), status(open, "required"), "%s: it excludes nothing", how)
				assert.ElementsMatch(t, o.adds, status(open, "possible"), "%s: what it could bring is possible", how)
				for _, item := range o.adds {
					assert.Equal(t, []string{o.fact}, row(open, item).Missing, "%s: %s says what would settle it", how, item)
				}
				question := questionOf(open, o.fact)
				require.NotNil(t, question, "%s: it is asked", how)
				assert.NotEqual(t, "system", question.Ask)
				assert.NotEmpty(t, question.AskName)
				assert.Subset(t, question.Items, o.adds)
				if o.code == "" {
					continue
				}
				for _, item := range sensitive {
					c := row(open, item).Commitment
					assert.False(t, c.Offered, "%s: %s is not offered yet", how, item)
					assert.Equal(t, []string{o.fact}, c.Missing)
				}
				assert.Subset(t, question.Items, sensitive)
			}
		})
	}
}

func questionOf(p *planner.Plan, fact string) *planner.QuestionRow {
	for i := range p.Questions {
		if p.Questions[i].Fact == fact {
			return &p.Questions[i]
		}
	}
	return nil
}

// Land granted as standard land is what makes the scheme of a workshop a matter of one day.
func TestStandardLandOffersTheSchemeOnACommitment(t *testing.T) {
	workshop := project(t, "standard_land_workshop")
	committed := func(o *planner.Options) { o.Variant = route.Commitment }
	auction := plan(t, with(t, workshop, facts{"land_source": "granted-auction"}), committed)
	standard := plan(t, workshop, committed)

	scheme := row(auction, "design_scheme_review")
	assert.Equal(t, 10, scheme.ApprovalDays)
	assert.False(t, scheme.Commitment.Offered)
	assert.Equal(t, []string{"neither_standard_land_nor_low_risk"}, refusedCodes(scheme))

	scheme = row(standard, "design_scheme_review")
	assert.Equal(t, 1, scheme.ApprovalDays)
	assert.True(t, scheme.Commitment.Offered)
	assert.True(t, scheme.Commitment.Chosen)

	adds, drops := flips(status(auction, "required"), status(standard, "required"))
	assert.ElementsMatch(t, []string{"standard_land_agreement", "standard_land_performance_check"}, adds)
	assert.Empty(t, drops)
}

// What an applicant or its trade is can refuse commitments, too, and is named.
func TestCreditAndDangerousGoodsRefuseCommitments(t *testing.T) {
	base := plainWorkshop(t)
	everything := offered(plan(t, base))
	for fact, code := range map[string]string{
		"credit_blacklisted": "credit_blacklisted", "hazardous_chemicals": "hazardous_chemicals", "flammable_explosive_use": "flammable_explosive_use",
	} {
		refused := plan(t, with(t, base, facts{fact: true}))
		if fact == "credit_blacklisted" {
			assert.Empty(t, offered(refused), "nothing is offered to an applicant on the list")
		}
		for _, item := range sensitive {
			assert.NotContains(t, offered(refused), item, fact)
			assert.Contains(t, refusedCodes(row(refused, item)), code, item)
		}
		unknown := plan(t, with(t, base, facts{fact: nil}))
		_, open := flips(everything, offered(unknown))
		assert.Subset(t, open, sensitive, "not known, %s offers none of these yet", fact)
	}
}
