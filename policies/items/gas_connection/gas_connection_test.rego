package items.gas_connection_test

import data.items.gas_connection
import data.lib.cases

default applies(_) := false

applies(facts) if gas_connection.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"a project that uses gas": {"facts": {"needs_gas": true}, "want": true},
		"not one that uses none": {"facts": {"needs_gas": false}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}
