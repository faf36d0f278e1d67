package items.power_connection_test

import data.items.power_connection
import data.lib.cases

default applies(_) := false

applies(facts) if power_connection.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"one kVA is enough": {"facts": {"power_capacity_kva": 1}, "want": true},
		"no capacity, no connection": {"facts": {"power_capacity_kva": 0}, "want": false},
		"a large supply of 2017 as well": {
			"facts": {"power_capacity_kva": 2000, "reference_date": "2017-06-01"},
			"want": true,
		},
	}
	got := applies(tc.facts)
	got == tc.want
}

test_waits_for_the_project_code if {
	power_connection.prerequisites == {{"id": "project_code", "kind": "soft"}}
}
