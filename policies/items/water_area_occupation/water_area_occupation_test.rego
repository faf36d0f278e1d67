package items.water_area_occupation_test

import data.items.water_area_occupation
import data.lib.cases

default applies(_) := false

applies(facts) if water_area_occupation.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"one square metre is enough": {"facts": {"occupied_water_area_m2": 1}, "want": true},
		"none is not": {"facts": {"occupied_water_area_m2": 0}, "want": false},
		"one square metre was enough on the last day of the measures of 2006": {
			"facts": {"occupied_water_area_m2": 1, "reference_date": "2019-04-30"},
			"want": true,
		},
		"none was not on that day": {"facts": {"occupied_water_area_m2": 0, "reference_date": "2019-04-30"}, "want": false},
		"one square metre is enough on the first day of the measures of 2019": {
			"facts": {"occupied_water_area_m2": 1, "reference_date": "2019-05-01"},
			"want": true,
		},
		"none is not on that day": {"facts": {"occupied_water_area_m2": 0, "reference_date": "2019-05-01"}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}

test_waits_for_the_project_code if {
	water_area_occupation.prerequisites == {
		{"id": "project_code", "kind": "soft"},
	}
}
