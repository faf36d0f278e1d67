package items.first_registration_test

import data.items.first_registration
import data.lib.cases

default applies(_) := false

applies(facts) if first_registration.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"a new workshop": {"facts": {}, "want": true},
		"an extended hotel": {
			"facts": {"project_nature": "extension", "building_category": "hotel"},
			"want": true,
		},
		"altered housing": {
			"facts": {"project_nature": "alteration", "building_category": "residential"},
			"want": true,
		},
		"not a fit-out": {"facts": {"project_nature": "fit-out"}, "want": false},
		"not a bridge": {"facts": {"building_category": "bridge-tunnel"}, "want": false},
		"not a pipe": {"facts": {"building_category": "municipal-utility"}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}

test_waits_for_completion_verification_and_the_land_title if {
	first_registration.prerequisites == {
		{"id": "completion_filing", "kind": "soft"},
		{"id": "planning_verification", "kind": "hard"},
		{"id": "land_registration", "kind": "hard"},
		{"id": "quality_completion_acceptance", "kind": "physical"},
	}
}
