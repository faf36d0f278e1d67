package problems.profile.k06_test

import data.lib.cases
import data.problems.profile.k06

default found(_) := false

found(facts) if k06.found with input as cases.project(facts)

test_found[note] if {
	some note, tc in {
		"neither river nor water": {"facts": {}, "want": false},
		"inside a river management area": {"facts": {"in_river_management_area": true}, "want": true},
		"a square metre of water is occupied": {"facts": {"occupied_water_area_m2": 1}, "want": true},
		"none is": {"facts": {"occupied_water_area_m2": 0}, "want": false},
		"a square metre on the last day of the measures of 2006": {
			"facts": {"occupied_water_area_m2": 1, "reference_date": "2019-04-30"},
			"want": true,
		},
		"a square metre on the first day of the measures of 2019": {
			"facts": {"occupied_water_area_m2": 1, "reference_date": "2019-05-01"},
			"want": true,
		},
	}
	got := found(tc.facts)
	got == tc.want
}
