package items.air_defence_acceptance_filing_test

import data.items.air_defence_acceptance_filing
import data.lib.cases

default applies(_) := false

applies(facts) if air_defence_acceptance_filing.applies with input as cases.project(facts)

plain := {"building_category": "residential"}

test_applies[note] if {
	some note, tc in {
		"ten storeys are enough": {"facts": {"floors_above": 10}, "want": true},
		"nine are not": {"facts": {"floors_above": 9}, "want": false},
		"a foundation of 3 m is enough": {"facts": {"foundation_depth_m": 3}, "want": true},
		"2.9 m are not": {"facts": {"foundation_depth_m": 2.9}, "want": false},
		"2000 m² above ground are enough": {"facts": {"floor_area_above_ground_m2": 2000}, "want": true},
		"1999 m² are not": {"facts": {"floor_area_above_ground_m2": 1999}, "want": false},
		"not where the duty is met elsewhere": {
			"facts": {"floors_above": 10, "cad_relocation_needed": true},
			"want": false,
		},
		"not a workshop": {"facts": {"floors_above": 10, "building_category": "industrial"}, "want": false},
		"not a fit-out": {"facts": {"floors_above": 10, "project_nature": "fit-out"}, "want": false},
	}
	got := applies(object.union(plain, tc.facts))
	got == tc.want
}

test_waits_for_review_acceptance_and_works if {
	air_defence_acceptance_filing.prerequisites == {
		{"id": "civil_air_defence_review", "kind": "hard"},
		{"id": "quality_completion_acceptance", "kind": "hard"},
		{"id": "joint_surveying", "kind": "soft"},
		{"id": "commencement_check", "kind": "physical"},
	}
}
