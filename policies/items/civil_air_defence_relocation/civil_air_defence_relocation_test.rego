package items.civil_air_defence_relocation_test

import data.items.civil_air_defence_relocation
import data.lib.cases

default applies(_) := false

applies(facts) if civil_air_defence_relocation.applies with input as cases.project(facts)

plain := {"building_category": "office", "cad_relocation_needed": true}

test_applies[note] if {
	some note, tc in {
		"ten storeys that cannot be given a basement need it": {"facts": {"floors_above": 10}, "want": true},
		"nine storeys owe nothing": {"facts": {"floors_above": 9}, "want": false},
		"a foundation 3 m deep needs it": {"facts": {"foundation_depth_m": 3}, "want": true},
		"2000 m2 above ground need it": {"facts": {"floor_area_above_ground_m2": 2000}, "want": true},
		"1999.9 m2 owe nothing": {"facts": {"floor_area_above_ground_m2": 1999.9}, "want": false},
		"a basement on the site needs none": {
			"facts": {"floors_above": 10, "cad_relocation_needed": false},
			"want": false,
		},
		"a workshop owes nothing": {
			"facts": {"building_category": "industrial", "floors_above": 10},
			"want": false,
		},
		"fitting out owes nothing": {"facts": {"project_nature": "fit-out", "floors_above": 10}, "want": false},
	}
	got := applies(object.union(plain, tc.facts))
	got == tc.want
}

test_waits_for_no_more_and_no_less if {
	civil_air_defence_relocation.prerequisites == {
		{"id": "civil_air_defence_review", "kind": "hard"},
	}
}
