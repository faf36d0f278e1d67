package problems.profile.k14_test

import data.lib.cases
import data.problems.profile.k14

default found(_) := false

found(facts) if k14.found with input as cases.project(facts)

suspected := {"contaminated_site_status": "suspected"}

test_found[note] if {
	some note, tc in {
		"housing on a suspected site": {"facts": {"building_category": "residential"}, "want": true},
		"a school on a suspected site": {"facts": {"building_category": "school"}, "want": true},
		"a kindergarten on a suspected site": {"facts": {"building_category": "kindergarten"}, "want": true},
		"a hospital on a suspected site": {"facts": {"building_category": "hospital"}, "want": true},
		"a home for the elderly on a suspected site": {"facts": {"building_category": "elderly-care"}, "want": true},
		"a sports hall on a suspected site": {"facts": {"building_category": "culture-sport"}, "want": true},
		"a public building on a suspected site": {"facts": {"building_category": "other-public"}, "want": true},
		"housing on an untreated site": {
			"facts": {"building_category": "residential", "contaminated_site_status": "contaminated-untreated"},
			"want": true,
		},
		"housing on a treated site": {
			"facts": {"building_category": "residential", "contaminated_site_status": "treated-accepted"},
			"want": false,
		},
		"housing on a clean site": {
			"facts": {"building_category": "residential", "contaminated_site_status": "none"},
			"want": false,
		},
		"a mall is no sensitive use": {"facts": {"building_category": "commercial"}, "want": false},
		"nor is a workshop": {"facts": {"building_category": "industrial"}, "want": false},
	}
	got := found(object.union(suspected, tc.facts))
	got == tc.want
}
