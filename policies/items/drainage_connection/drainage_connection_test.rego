package items.drainage_connection_test

import data.items.drainage_connection
import data.lib.cases

default applies(_) := false

applies(facts) if drainage_connection.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"a project that drains into the sewers has it": {
			"facts": {"discharges_to_municipal_sewer": true},
			"want": true,
		},
		"others have none": {"facts": {}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}

test_waits_for_nothing if not drainage_connection.prerequisites
