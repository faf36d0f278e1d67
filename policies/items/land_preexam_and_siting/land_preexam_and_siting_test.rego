package items.land_preexam_and_siting_test

import data.items.land_preexam_and_siting
import data.lib.cases

default applies(_) := false

applies(facts) if land_preexam_and_siting.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"allocated land needs it": {"facts": {"land_source": "allocated"}, "want": true},
		"so does a government project on new land": {
			"facts": {"needs_new_construction_land": true, "investment_mode": "government"},
			"want": true,
		},
		"and a verified enterprise project on new land": {
			"facts": {"needs_new_construction_land": true, "in_verification_catalogue": true},
			"want": true,
		},
		"an enterprise project that is only filed does not": {
			"facts": {"needs_new_construction_land": true},
			"want": false,
		},
		"nor a government project on granted land already converted": {
			"facts": {"investment_mode": "government"},
			"want": false,
		},
	}
	got := applies(tc.facts)
	got == tc.want
}

test_waits_for_the_project_code if {
	land_preexam_and_siting.prerequisites == {{"id": "project_code", "kind": "soft"}}
}
