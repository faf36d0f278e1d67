package items.navigation_impact_assessment_test

import data.items.navigation_impact_assessment
import data.lib.cases

default applies(_) := false

applies(facts) if navigation_impact_assessment.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"works at a navigable channel need it": {"facts": {"affects_navigation_channel": true}, "want": true},
		"works away from channels do not": {"facts": {"affects_navigation_channel": false}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}

test_waits_for_the_design_scheme if {
	navigation_impact_assessment.prerequisites == {
		{"id": "design_scheme_review", "kind": "soft"},
	}
}
