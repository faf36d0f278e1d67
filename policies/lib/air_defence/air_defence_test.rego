package lib.air_defence_test

import data.lib.air_defence
import data.lib.cases

default duty(_) := false

duty(facts) if {
	air_defence.duty with input as cases.project(object.union({"building_category": "residential"}, facts))
}

test_duty[note] if {
	some note, tc in {
		"housing of 10 storeys owes a basement": {"facts": {"floors_above": 10}, "want": true},
		"one of 9 storeys does not": {"facts": {"floors_above": 9}, "want": false},
		"a foundation 3 m deep brings the duty": {"facts": {"foundation_depth_m": 3}, "want": true},
		"one of 2.9 m does not": {"facts": {"foundation_depth_m": 2.9}, "want": false},
		"2,000 m² above ground bring the duty": {"facts": {"floor_area_above_ground_m2": 2000}, "want": true},
		"1,999.9 m² do not": {"facts": {"floor_area_above_ground_m2": 1999.9}, "want": false},
		"a workshop owes none": {
			"facts": {"building_category": "industrial", "floors_above": 10},
			"want": false,
		},
		"a fit-out owes none": {"facts": {"project_nature": "fit-out", "floors_above": 10}, "want": false},
		"the rules of 2003 hold from their first day": {
			"facts": {"floors_above": 10, "reference_date": "2003-02-21"},
			"want": true,
		},
		"the day before, the same limits stand in": {
			"facts": {"floors_above": 10, "reference_date": "2003-02-20"},
			"want": true,
		},
	}
	got := duty(tc.facts)
	got == tc.want
}
