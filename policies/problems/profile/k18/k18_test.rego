package problems.profile.k18_test

import data.lib.cases
import data.problems.profile.k18

default found(_) := false

found(facts) if k18.found with input as cases.project(facts)

test_found[note] if {
	some note, tc in {
		"an ordinary industry": {"facts": {}, "want": false},
		"a prohibited one": {"facts": {"industry_prohibited": true}, "want": true},
		"one in the verification catalogue is verified and no problem": {
			"facts": {"in_verification_catalogue": true},
			"want": false,
		},
	}
	got := found(tc.facts)
	got == tc.want
}
