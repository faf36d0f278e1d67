package items.hazchem_safety_design_test

import data.items.hazchem_safety_design
import data.lib.cases

default applies(_) := false

applies(facts) if hazchem_safety_design.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"hazardous chemicals need it": {"facts": {"hazardous_chemicals": true}, "want": true},
		"without them none is needed": {"facts": {"hazardous_chemicals": false}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}

test_waits_for_the_safety_conditions if {
	hazchem_safety_design.prerequisites == {
		{"id": "hazchem_safety_conditions", "kind": "hard"},
	}
}
