package items.radiation_protection_preassessment_test

import data.items.radiation_protection_preassessment
import data.lib.cases

default applies(_) := false

applies(facts) if radiation_protection_preassessment.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"medical radiation needs it": {"facts": {"medical_radiation": true}, "want": true},
		"without it none is needed": {"facts": {"medical_radiation": false}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}
