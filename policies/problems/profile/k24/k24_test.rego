package problems.profile.k24_test

import data.lib.cases
import data.problems.profile.k24

default found(_) := false

found(facts) if k24.found with input as cases.project(facts)

office := {"building_category": "office", "planned_use": "office", "floor_area_above_ground_m2": 2000, "floor_area_total_m2": 2000}

test_found[note] if {
	some note, tc in {
		"2,000 m2 above ground and nothing below": {"facts": {}, "want": true},
		"1,999 m2 owe nothing": {"facts": {"floor_area_above_ground_m2": 1999, "floor_area_total_m2": 1999}, "want": false},
		"ten storeys owe it": {
			"facts": {"floor_area_above_ground_m2": 1999, "floor_area_total_m2": 1999, "floors_above": 10},
			"want": true,
		},
		"nine do not": {
			"facts": {"floor_area_above_ground_m2": 1999, "floor_area_total_m2": 1999, "floors_above": 9},
			"want": false,
		},
		"a foundation of 3 m owes it": {
			"facts": {"floor_area_above_ground_m2": 1999, "floor_area_total_m2": 1999, "foundation_depth_m": 3},
			"want": true,
		},
		"one of 2.9 m does not": {
			"facts": {"floor_area_above_ground_m2": 1999, "floor_area_total_m2": 1999, "foundation_depth_m": 2.9},
			"want": false,
		},
		"a square metre below ground is a basement": {"facts": {"floor_area_total_m2": 2001}, "want": false},
		"less in all than above ground is none": {"facts": {"floor_area_total_m2": 1999}, "want": true},
		"built elsewhere": {"facts": {"cad_relocation_needed": true}, "want": false},
		"a workshop owes none": {"facts": {"building_category": "industrial"}, "want": false},
		"nor does a fit-out": {"facts": {"project_nature": "fit-out"}, "want": false},
		"an alteration does": {"facts": {"project_nature": "alteration"}, "want": true},
	}
	got := found(object.union(office, tc.facts))
	got == tc.want
}
