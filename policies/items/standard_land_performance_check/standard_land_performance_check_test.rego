package items.standard_land_performance_check_test

import data.items.standard_land_performance_check
import data.lib.cases

default applies(_) := false

applies(facts) if standard_land_performance_check.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"standard land": {"facts": {"land_source": "granted-standard-land"}, "want": true},
		"not land granted otherwise": {"facts": {"land_source": "granted-auction"}, "want": false},
		"not allocated land": {"facts": {"land_source": "allocated"}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}

test_waits_for_the_agreement_and_the_accepted_building if {
	standard_land_performance_check.prerequisites == {
		{"id": "standard_land_agreement", "kind": "hard"},
		{"id": "completion_filing", "kind": "physical"},
		{"id": "commencement_check", "kind": "hard"},
		{"id": "joint_acceptance", "kind": "physical"},
	}
}
