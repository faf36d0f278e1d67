package problems.profile.k05_test

import data.lib.cases
import data.problems.profile.k05

default found(_) := false

found(facts) if k05.found with input as cases.project(facts)

test_found[note] if {
	some note, tc in {
		"seven percent are allowed": {"facts": {"admin_service_land_pct": 7}, "want": false},
		"a tenth more is not": {"facts": {"admin_service_land_pct": 7.1}, "want": true},
		"seven percent were allowed on the last day of the index of 2008": {
			"facts": {"admin_service_land_pct": 7, "reference_date": "2022-12-31"},
			"want": false,
		},
		"a tenth more was not": {"facts": {"admin_service_land_pct": 7.1, "reference_date": "2022-12-31"}, "want": true},
		"nor on the first day of the next": {
			"facts": {"admin_service_land_pct": 7.1, "reference_date": "2023-01-01"},
			"want": true,
		},
		"the index binds no warehouse": {
			"facts": {"building_category": "warehouse", "planned_use": "warehouse_logistics", "admin_service_land_pct": 20},
			"want": false,
		},
	}
	got := found(tc.facts)
	got == tc.want
}
