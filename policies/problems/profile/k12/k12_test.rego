package problems.profile.k12_test

import data.lib.cases
import data.problems.profile.k12

default found(_) := false

found(facts) if k12.found with input as cases.project(facts)

test_found[note] if {
	some note, tc in {
		"outside both areas": {"facts": {}, "want": false},
		"new in a historic core": {"facts": {"in_historic_core_area": true}, "want": true},
		"extended in a historic core": {"facts": {"project_nature": "extension", "in_historic_core_area": true}, "want": true},
		"new in the canal heritage area": {"facts": {"in_canal_heritage_area": true}, "want": true},
		"extended in the canal heritage area": {
			"facts": {"project_nature": "extension", "in_canal_heritage_area": true},
			"want": true,
		},
		"altered in a historic core": {"facts": {"project_nature": "alteration", "in_historic_core_area": true}, "want": false},
		"fitted out in the canal heritage area": {
			"facts": {"project_nature": "fit-out", "in_canal_heritage_area": true},
			"want": false,
		},
		"the buffer zone is another matter": {"facts": {"in_canal_buffer_zone": true}, "want": false},
	}
	got := found(tc.facts)
	got == tc.want
}
