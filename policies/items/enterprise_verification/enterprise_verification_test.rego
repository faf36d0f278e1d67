package items.enterprise_verification_test

import data.items.enterprise_verification
import data.lib.cases

default applies(_) := false

applies(facts) if enterprise_verification.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"an enterprise project in the catalogue is verified": {"facts": {"in_verification_catalogue": true}, "want": true},
		"so is a foreign one": {
			"facts": {"investment_mode": "foreign-enterprise", "in_verification_catalogue": true},
			"want": true,
		},
		"and a subsidised one": {
			"facts": {"investment_mode": "government-subsidised-enterprise", "in_verification_catalogue": true},
			"want": true,
		},
		"outside the catalogue none is": {"facts": {}, "want": false},
		"a government project is approved instead": {
			"facts": {"investment_mode": "government", "in_verification_catalogue": true},
			"want": false,
		},
	}
	got := applies(tc.facts)
	got == tc.want
}

test_waits_for_code_land_and_risk if {
	enterprise_verification.prerequisites == {
		{"id": "project_code", "kind": "hard"},
		{"id": "land_preexam_and_siting", "kind": "hard"},
		{"id": "site_selection_opinion_2017", "kind": "hard"},
		{"id": "land_preexam_2017", "kind": "hard"},
		{"id": "social_stability_risk", "kind": "soft"},
	}
}
