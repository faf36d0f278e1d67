package lib.soil_water_test

import data.lib.cases
import data.lib.soil_water

on_slope(facts) := cases.project(object.union({"soil_water_area": true}, facts))

default plan_needed(_) := false

plan_needed(facts) if soil_water.plan_needed with input as on_slope(facts)

default report_needed(_) := false

report_needed(facts) if soil_water.report_needed with input as on_slope(facts)

default below_report(_) := false

below_report(facts) if soil_water.below_report with input as on_slope(facts)

none := {"plan": false, "report": false, "below": true}

table := {"plan": true, "report": false, "below": true}

report := {"plan": true, "report": true, "below": false}

test_kind_of_plan[note] if {
	some note, tc in {
		"below both lower limits nothing is needed": {
			"facts": {"disturbed_land_ha": 0.49, "earthwork_m3": 999},
			"want": none,
		},
		"half a hectare needs the table": {"facts": {"disturbed_land_ha": 0.5}, "want": table},
		"so do 1,000 m³ of earth": {"facts": {"earthwork_m3": 1000}, "want": table},
		"just below the limits of the report it is still the table": {
			"facts": {"disturbed_land_ha": 4.99, "earthwork_m3": 49999},
			"want": table,
		},
		"5 hectares need the report": {"facts": {"disturbed_land_ha": 5}, "want": report},
		"so do 50,000 m³ of earth": {"facts": {"earthwork_m3": 50000}, "want": report},
		"until May 2019 any size needed the table": {
			"facts": {"disturbed_land_ha": 0, "earthwork_m3": 0, "reference_date": "2019-05-30"},
			"want": table,
		},
		"and one hectare the report": {
			"facts": {"disturbed_land_ha": 1, "reference_date": "2019-05-30"},
			"want": report,
		},
		"so did 10,000 m³ of earth": {
			"facts": {"earthwork_m3": 10000, "reference_date": "2019-05-30"},
			"want": report,
		},
		"the day after, one hectare needs the table": {
			"facts": {"disturbed_land_ha": 1, "reference_date": "2019-05-31"},
			"want": table,
		},
		"the measures of 2023 kept the limits": {
			"facts": {"disturbed_land_ha": 5, "reference_date": "2023-03-01"},
			"want": report,
		},
	}
	got := {"plan": plan_needed(tc.facts), "report": report_needed(tc.facts), "below": below_report(tc.facts)}
	got == tc.want
}

default in_scope(_) := false

in_scope(facts) if soil_water.in_scope with input as on_slope(facts)

test_in_scope[note] if {
	some note, tc in {
		"hills and erosion-prone land are in scope": {"facts": {}, "want": true},
		"other land is not": {"facts": {"soil_water_area": false}, "want": false},
		"nor is a site under a regional scheme": {"facts": {"in_regional_soil_water_scheme": true}, "want": false},
	}
	got := in_scope(tc.facts)
	got == tc.want
}

test_out_of_scope_no_plan_is_needed[note] if {
	some note, facts in {
		"not on plain land": {"soil_water_area": false, "disturbed_land_ha": 5},
		"not under a regional scheme": {"in_regional_soil_water_scheme": true, "disturbed_land_ha": 5},
	}
	got := [plan_needed(facts), report_needed(facts)]
	got == [false, false]
}
