package items.lightning_acceptance_test

import data.items.lightning_acceptance
import data.lib.cases

default applies(_) := false

applies(facts) if lightning_acceptance.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"an explosives store": {"facts": {"lightning_special_site": true}, "want": true},
		"not a plain building": {"facts": {"lightning_special_site": false}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}

test_waits_for_the_reviewed_design_and_the_works if {
	lightning_acceptance.prerequisites == {
		{"id": "lightning_design_review", "kind": "hard"},
		{"id": "quality_completion_acceptance", "kind": "soft"},
		{"id": "commencement_check", "kind": "hard"},
	}
}
