package items.soil_water_self_acceptance_test

import data.items.soil_water_self_acceptance
import data.lib.cases

default applies(_) := false

applies(facts) if soil_water_self_acceptance.applies with input as cases.project(facts)

plain := {"soil_water_area": true}

test_applies[note] if {
	some note, tc in {
		"half a hectare of disturbed land is enough": {"facts": {"disturbed_land_ha": 0.5}, "want": true},
		"0.49 ha is not": {"facts": {"disturbed_land_ha": 0.49}, "want": false},
		"1000 m³ of earthwork are enough": {"facts": {"earthwork_m3": 1000}, "want": true},
		"999 m³ are not": {"facts": {"earthwork_m3": 999}, "want": false},
		"a project with a report as well": {
			"facts": {"disturbed_land_ha": 20, "earthwork_m3": 90000},
			"want": true,
		},
		"the smallest project on the last day without a lower limit": {
			"facts": {"reference_date": "2019-05-30"},
			"want": true,
		},
		"not the day after": {"facts": {"reference_date": "2019-05-31"}, "want": false},
		"a large project of 2018 as well": {
			"facts": {"disturbed_land_ha": 20, "reference_date": "2018-06-01"},
			"want": true,
		},
		"not on flat land": {"facts": {"soil_water_area": false, "disturbed_land_ha": 20}, "want": false},
		"not under a regional scheme": {
			"facts": {"in_regional_soil_water_scheme": true, "disturbed_land_ha": 20},
			"want": false,
		},
	}
	got := applies(object.union(plain, tc.facts))
	got == tc.want
}

test_waits_for_the_plan_and_the_works if {
	soil_water_self_acceptance.prerequisites == {
		{"id": "soil_water_report_book", "kind": "hard"},
		{"id": "soil_water_report_table", "kind": "hard"},
		{"id": "commencement_check", "kind": "hard"},
	}
}
