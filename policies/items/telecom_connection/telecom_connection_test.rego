package items.telecom_connection_test

import data.items.telecom_connection
import data.lib.cases

default applies(_) := false

applies(facts) if telecom_connection.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"a new workshop": {"facts": {}, "want": true},
		"an extended school": {
			"facts": {"project_nature": "extension", "building_category": "school"},
			"want": true,
		},
		"altered housing": {
			"facts": {"project_nature": "alteration", "building_category": "residential"},
			"want": true,
		},
		"not a fit-out": {"facts": {"project_nature": "fit-out"}, "want": false},
		"not a road": {"facts": {"building_category": "municipal-road"}, "want": false},
		"not a park": {"facts": {"building_category": "park-green"}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}
