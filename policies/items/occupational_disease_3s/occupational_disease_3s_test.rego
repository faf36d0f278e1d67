package items.occupational_disease_3s_test

import data.items.occupational_disease_3s
import data.lib.cases

default applies(_) := false

applies(facts) if occupational_disease_3s.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"an occupational hazard needs it": {"facts": {"occupational_hazard": true}, "want": true},
		"without one none is needed": {"facts": {"occupational_hazard": false}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}
