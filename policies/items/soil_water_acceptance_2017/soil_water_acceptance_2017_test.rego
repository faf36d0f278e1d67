package items.soil_water_acceptance_2017_test

import data.items.soil_water_acceptance_2017
import data.lib.cases

default applies(_) := false

applies(facts) if soil_water_acceptance_2017.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"a project in the hills": {
			"facts": {"soil_water_area": true, "reference_date": "2017-06-01"},
			"want": true,
		},
		"not on flat land": {
			"facts": {"soil_water_area": false, "reference_date": "2017-06-01"},
			"want": false,
		},
		"not under a regional scheme": {
			"facts": {"soil_water_area": true, "in_regional_soil_water_scheme": true, "reference_date": "2017-06-01"},
			"want": false,
		},
	}
	got := applies(tc.facts)
	got == tc.want
}

test_waits_for_the_plan_and_the_works if {
	soil_water_acceptance_2017.prerequisites == {
		{"id": "soil_water_report_book", "kind": "hard"},
		{"id": "soil_water_report_table", "kind": "hard"},
		{"id": "commencement_check", "kind": "hard"},
	}
}
