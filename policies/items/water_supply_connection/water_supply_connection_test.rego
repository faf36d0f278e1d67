package items.water_supply_connection_test

import data.items.water_supply_connection
import data.lib.cases

default applies(_) := false

applies(facts) if water_supply_connection.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"a project that needs water has it": {"facts": {"needs_water_supply": true}, "want": true},
		"others have none": {"facts": {}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}

test_waits_for_no_more_and_no_less if {
	water_supply_connection.prerequisites == {
		{"id": "engineering_planning_permit", "kind": "soft"},
		{"id": "rural_planning_permit", "kind": "soft"},
	}
}
