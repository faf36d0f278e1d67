package items.lightning_design_review_test

import data.items.lightning_design_review
import data.lib.cases

default applies(_) := false

applies(facts) if lightning_design_review.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"a fuel depot needs it": {"facts": {"lightning_special_site": true}, "want": true},
		"an ordinary building needs none": {"facts": {}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}

test_waits_for_no_more_and_no_less if {
	lightning_design_review.prerequisites == {
		{"id": "construction_drawing_review", "kind": "soft"},
	}
}
