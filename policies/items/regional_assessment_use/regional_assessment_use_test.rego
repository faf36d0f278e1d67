package items.regional_assessment_use_test

import data.items.regional_assessment_use
import data.lib.cases

default applies(_) := false

applies(facts) if regional_assessment_use.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"a site in an assessed area uses the results": {"facts": {"in_regional_assessment_area": true}, "want": true},
		"a site elsewhere has none to use": {"facts": {"in_regional_assessment_area": false}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}
