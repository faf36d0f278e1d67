package items.overlimit_seismic_review_test

import data.items.overlimit_seismic_review
import data.lib.cases

default applies(_) := false

applies(facts) if overlimit_seismic_review.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"an over-limit high-rise needs it": {"facts": {"over_limit_highrise": true}, "want": true},
		"an ordinary building needs none": {"facts": {}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}

test_waits_for_no_more_and_no_less if {
	overlimit_seismic_review.prerequisites == {
		{"id": "geotechnical_survey", "kind": "hard"},
	}
}
