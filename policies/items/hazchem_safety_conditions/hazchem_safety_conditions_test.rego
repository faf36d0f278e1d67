package items.hazchem_safety_conditions_test

import data.items.hazchem_safety_conditions
import data.lib.cases

default applies(_) := false

applies(facts) if hazchem_safety_conditions.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"hazardous chemicals need it": {"facts": {"hazardous_chemicals": true}, "want": true},
		"without them none is needed": {"facts": {"hazardous_chemicals": false}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}
