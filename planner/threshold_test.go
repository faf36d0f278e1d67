package planner_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"sevenlists/planner/profile"
)

// on gives a project that starts on a day, under the rules of that day.
func on(t testing.TB, p profile.Profile, day string) profile.Profile {
	t.Helper()
	p = with(t, p, facts{"reference_date": day})
	p.Start = date(t, day)
	return p
}

// crossing is one step over a limit: everything else stays as it is.
type crossing struct {
	of           profile.Profile
	below, above facts
	adds, drops  []string // required items, exactly
}

func (c crossing) check(t *testing.T) {
	t.Helper()
	below := status(plan(t, with(t, c.of, c.below)), "required")
	above := status(plan(t, with(t, c.of, c.above)), "required")
	adds, drops := flips(below, above)
	assert.ElementsMatch(t, c.adds, adds, "items that the step brings")
	assert.ElementsMatch(t, c.drops, drops, "items that it takes away")
}

func checkAll(t *testing.T, table map[string]crossing) {
	t.Helper()
	for name, c := range table {
		t.Run(name, c.check)
	}
}

// Crossing a limit of the energy review flips that review and nothing else, on the days on
// which the limit holds.
func TestTheEnergyReviewBeginsAtItsLimits(t *testing.T) {
	workshop := with(t, project(t, "standard_land_workshop"), facts{
		"in_regional_energy_zone": false, "annual_energy_tce": 999.9, "annual_electricity_kwh": 4_999_999, "annual_coal_t": 999.9,
	})
	tce, kwh, coal := facts{"annual_energy_tce": 1000}, facts{"annual_electricity_kwh": 5_000_000}, facts{"annual_coal_t": 1000}
	review, none := []string{"energy_review"}, []string{}
	zone := with(t, workshop, facts{"in_regional_energy_zone": true})
	checkAll(t, map[string]crossing{
		"1000 tce ask for the review, 999.9 do not":                {workshop, nil, tce, review, none},
		"in the regional reform they ask for a commitment instead": {zone, nil, tce, []string{"energy_commitment_filing"}, none},
		"there the review is back from 5000 tce on":                {zone, facts{"annual_energy_tce": 4999.9}, facts{"annual_energy_tce": 5000}, review, []string{"energy_commitment_filing"}},
		"the review of energy did not exist on 31 December 2016":   {on(t, workshop, "2016-12-31"), nil, tce, none, none},
		"it existed the day after":                                 {on(t, workshop, "2017-01-01"), nil, tce, review, none},
		"1000 tce counted on the last day of the limit for power":  {on(t, workshop, "2025-08-31"), nil, tce, review, none},
		"and on the day after":                                     {on(t, workshop, "2025-09-01"), nil, tce, review, none},
		"5,000,000 kWh asked for the review from 2017 on":          {on(t, workshop, "2017-01-01"), nil, kwh, review, none},
		"until 31 August 2025, with less than 1000 tce":            {on(t, workshop, "2025-08-31"), nil, kwh, review, none},
		"from 1 September 2025 electricity no longer counts":       {on(t, workshop, "2025-09-01"), nil, kwh, none, none},
		"until 31 August 2025 coal did not count":                  {on(t, workshop, "2025-08-31"), nil, coal, none, none},
		"1000 t of coal ask for the review from 1 September 2025":  {on(t, workshop, "2025-09-01"), nil, coal, review, none},
		"and today": {workshop, nil, coal, review, none},
		"an industry of low energy use is spared at every limit": {with(t, workshop, facts{"in_low_energy_industry_list": true}), nil, tce, none, none},
	})
}

// The construction permit brings its group: what is reviewed, secured, supervised and accepted
// because of it.
func TestTheConstructionPermitBeginsWithItsGroup(t *testing.T) {
	group := []string{
		"construction_drawing_review", "quality_safety_supervision", "migrant_wage_guarantee", "construction_permit",
		"construction_drainage_permit", "quality_completion_acceptance", "archives_acceptance", "completion_filing",
	}
	today := append([]string{"fire_acceptance_filing", "joint_acceptance"}, group...)
	in2017 := append([]string{"fire_design_filing_2017", "fire_acceptance_2017"}, group...)
	works := func(m2, wan float64) facts { return facts{"works_floor_area_m2": m2, "works_contract_wan": wan} }
	workshop, old, none := project(t, "standard_land_workshop"), project(t, "ordinary_industrial_2017"), []string{}
	road := project(t, "road_with_bridge")
	checkAll(t, map[string]crossing{
		"from 1000 m2 with a contract of 2,000,000 yuan":              {workshop, works(999, 200), works(1000, 200), today, none},
		"from 2,000,000 yuan with 1000 m2":                            {workshop, works(1000, 199), works(1000, 200), today, none},
		"1000 m2 for less than 2,000,000 yuan need none":              {workshop, works(999, 199), works(1000, 199), none, none},
		"these limits held on 1 September 2020":                       {on(t, workshop, "2020-09-01"), works(999, 200), works(1000, 200), today, none},
		"the day before it was needed on both sides of them":          {on(t, workshop, "2020-08-31"), works(999, 200), works(1000, 200), none, none},
		"the day before it began above 300 m2":                        {on(t, workshop, "2020-08-31"), works(300, 31), works(301, 31), today, none},
		"in 2017 with 301 m2, not with 300":                           {old, works(300, 31), works(301, 31), in2017, none},
		"in 2017 above 300,000 yuan, not at it":                       {old, works(301, 30), works(301, 31), in2017, none},
		"in 2017 with 301 m2 only if the contract is above the limit": {old, works(300, 30), works(301, 30), none, none},
		"a road without floor area needs it for its contract alone": {
			road, facts{"works_contract_wan": 199.9}, facts{"works_contract_wan": 200},
			[]string{
				"construction_drawing_review", "quality_safety_supervision", "migrant_wage_guarantee", "construction_permit",
				"construction_drainage_permit", "quality_completion_acceptance", "archives_acceptance", "completion_filing",
				"fire_acceptance_filing", "joint_acceptance",
			}, none,
		},
	})
}

// The soil and water plan grows from nothing to a table to a report; an acceptance follows it.
func TestTheSoilAndWaterPlanGrowsWithTheDisturbedLand(t *testing.T) {
	workshop := with(t, project(t, "standard_land_workshop"), facts{
		"in_regional_soil_water_scheme": false, "disturbed_land_ha": 0.1, "earthwork_m3": 100,
	})
	ha := func(n float64) facts { return facts{"disturbed_land_ha": n} }
	earth := func(n float64) facts { return facts{"earthwork_m3": n} }
	table, report, none := []string{"soil_water_report_table"}, []string{"soil_water_report_book"}, []string{}
	begins := []string{"soil_water_report_table", "soil_water_self_acceptance"}
	checkAll(t, map[string]crossing{
		"0.5 ha ask for the table and its acceptance":           {workshop, ha(0.49), ha(0.5), begins, none},
		"5 ha ask for the report in place of the table":         {workshop, ha(4.99), ha(5), report, table},
		"1000 m3 ask for the table":                             {workshop, earth(999), earth(1000), begins, none},
		"50,000 m3 ask for the report":                          {workshop, earth(49999), earth(50000), report, table},
		"on 31 May 2019 the limits were those of today":         {on(t, workshop, "2019-05-31"), ha(4.99), ha(5), report, table},
		"1 ha was no limit on that day any more":                {on(t, workshop, "2019-05-31"), ha(0.99), ha(1), none, none},
		"the day before the report began at 1 ha":               {on(t, workshop, "2019-05-30"), ha(0.99), ha(1), report, table},
		"and the table at nothing":                              {on(t, workshop, "2019-05-30"), ha(0.49), ha(0.5), none, none},
		"on 1 June 2017 the report began at 1 ha":               {on(t, workshop, "2017-06-01"), ha(0.99), ha(1), report, table},
		"and at 10,000 m3":                                      {on(t, workshop, "2017-06-01"), earth(9999), earth(10000), report, table},
		"a regional scheme asks for a registration only":        {with(t, workshop, facts{"in_regional_soil_water_scheme": true}), ha(4.99), ha(5), none, none},
		"outside hills and erosion-prone land there is no plan": {with(t, workshop, facts{"soil_water_area": false}), ha(4.99), ha(5), none, none},
	})
}

// Above the area of its use a project is special: its fire design is reviewed and its fire
// safety accepted, in place of a filing. The limits are "more than".
func TestFireReviewBeginsAboveTheAreaOfEachUse(t *testing.T) {
	mall := with(t, project(t, "fit_out_mall"), facts{"fire_hotel_mall_m2": 0})
	workshop := project(t, "standard_land_workshop")
	review, filing := []string{"fire_design_review", "fire_acceptance"}, []string{"fire_acceptance_filing"}
	none := []string{}
	use := func(id string, limit int) crossing {
		return crossing{mall, facts{id: limit}, facts{id: limit + 1}, review, filing}
	}
	checkAll(t, map[string]crossing{
		"a mall of 10,001 m2, not of 10,000":             use("fire_hotel_mall_m2", 10_000),
		"wards or class rooms of 1001 m2, not of 1000":   use("fire_vulnerable_m2", 1000),
		"a dance hall of 501 m2, not of 500":             use("fire_entertainment_m2", 500),
		"a cinema or gym of 2501 m2, not of 2500":        use("fire_mid_assembly_m2", 2500),
		"an exhibition hall of 20,001 m2, not of 20,000": use("fire_hall_exhibition_m2", 20_000),
		"a terminal of 15,001 m2, not of 15,000":         use("fire_terminal_m2", 15_000),
		"a public building of 50.1 m, not of 50":         {mall, facts{"building_height_m": 50}, facts{"building_height_m": 50.1}, review, filing},
		"a public building of 40,001 m2, not of 40,000":  {mall, facts{"largest_single_building_m2": 40_000}, facts{"largest_single_building_m2": 40_001}, review, filing},
		"a workshop may be as high as it likes":          {workshop, facts{"building_height_m": 50}, facts{"building_height_m": 50.1}, none, none},
		"uses do not add up":                             {mall, facts{"fire_hotel_mall_m2": 10_000}, facts{"fire_hotel_mall_m2": 10_000, "fire_mid_assembly_m2": 2500}, none, none},
	})
}

// Works must be tendered when public money pays and the contract reaches the limit of the day.
func TestTenderingBeginsWithPublicMoneyAndTheContract(t *testing.T) {
	workshop := with(t, project(t, "standard_land_workshop"), facts{"budget_fund_wan": 200, "budget_fund_share_pct": 10, "works_contract_wan": 400})
	public := with(t, workshop, facts{"investment_mode": "government", "total_investment_wan": 2999})
	wan := func(n int) facts { return facts{"works_contract_wan": n} }
	tendering, none := []string{"tendering"}, []string{}
	checkAll(t, map[string]crossing{
		"a contract of 4,000,000 yuan, not of 3,990,000":      {workshop, wan(399), wan(400), tendering, none},
		"with 2,000,000 yuan of budget money, not with less":  {workshop, facts{"budget_fund_wan": 199.9}, nil, tendering, none},
		"which are a tenth of the investment, not less":       {workshop, facts{"budget_fund_share_pct": 9.9}, nil, tendering, none},
		"goods for 2,000,000 yuan are enough":                 {with(t, workshop, wan(399)), facts{"goods_contract_wan": 199}, facts{"goods_contract_wan": 200}, tendering, none},
		"and services for 1,000,000 yuan":                     {with(t, workshop, wan(399)), facts{"service_contract_wan": 99}, facts{"service_contract_wan": 100}, tendering, none},
		"these limits held on 1 June 2018":                    {on(t, workshop, "2018-06-01"), wan(399), wan(400), tendering, none},
		"2,000,000 yuan were no limit on that day any more":   {on(t, public, "2018-06-01"), wan(199), wan(200), none, none},
		"the day before a public contract began at 2,000,000": {on(t, public, "2018-05-31"), wan(199), wan(200), tendering, none},
		"without public money no contract has to be tendered": {with(t, workshop, facts{"budget_fund_wan": 0, "budget_fund_share_pct": 0}), wan(399), wan(400), none, none},
	})
}
