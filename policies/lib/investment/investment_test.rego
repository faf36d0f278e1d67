package lib.investment_test

import data.lib.cases
import data.lib.investment

default filed(_) := false

filed(facts) if investment.subject_to_filing with input as cases.project(facts)

test_subject_to_filing[note] if {
	some note, tc in {
		"an ordinary enterprise project is filed": {"facts": {}, "want": true},
		"one in the verification catalogue is verified": {"facts": {"in_verification_catalogue": true}, "want": false},
		"a forbidden one is not filed": {"facts": {"industry_prohibited": true}, "want": false},
		"a government project is approved": {"facts": {"investment_mode": "government"}, "want": false},
		"a subsidised enterprise stays an enterprise": {
			"facts": {"investment_mode": "government-subsidised-enterprise"},
			"want": true,
		},
	}
	got := filed(tc.facts)
	got == tc.want
}

default decided(_) := false

decided(facts) if investment.decided_by_authority with input as cases.project(facts)

test_decided_by_authority[note] if {
	some note, tc in {
		"a government project is approved": {"facts": {"investment_mode": "government"}, "want": true},
		"an enterprise project in the catalogue is verified": {"facts": {"in_verification_catalogue": true}, "want": true},
		"any other enterprise project is not": {"facts": {}, "want": false},
	}
	got := decided(tc.facts)
	got == tc.want
}
