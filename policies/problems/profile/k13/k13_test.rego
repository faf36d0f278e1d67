package problems.profile.k13_test

import data.lib.cases
import data.problems.profile.k13

default found(_) := false

found(facts) if k13.found with input as cases.project(facts)

near := {"noise_source_distance_m": 49.9}

test_found[note] if {
	some note, tc in {
		"housing at 50 m is far enough": {
			"facts": {"building_category": "residential", "noise_source_distance_m": 50},
			"want": false,
		},
		"housing at 49.9 m is not": {"facts": {"building_category": "residential"}, "want": true},
		"nor is a school": {"facts": {"building_category": "school"}, "want": true},
		"nor is a kindergarten": {"facts": {"building_category": "kindergarten"}, "want": true},
		"nor is a hospital": {"facts": {"building_category": "hospital"}, "want": true},
		"nor is a home for the elderly": {"facts": {"building_category": "elderly-care"}, "want": true},
		"an office minds less": {"facts": {"building_category": "office"}, "want": false},
		"and a workshop too": {"facts": {"building_category": "industrial"}, "want": false},
	}
	got := found(object.union(near, tc.facts))
	got == tc.want
}
