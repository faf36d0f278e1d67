package items.canal_heritage_impact_test

import data.items.canal_heritage_impact
import data.lib.cases

default applies(_) := false

applies(facts) if canal_heritage_impact.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"a new building in the heritage area needs it": {"facts": {"in_canal_heritage_area": true}, "want": true},
		"so does one in the buffer zone": {"facts": {"in_canal_buffer_zone": true}, "want": true},
		"so does an alteration in the buffer zone": {
			"facts": {"in_canal_buffer_zone": true, "project_nature": "alteration"},
			"want": true,
		},
		"an interior fit-out in the heritage area does not": {
			"facts": {"in_canal_heritage_area": true, "project_nature": "fit-out"},
			"want": false,
		},
		"an interior fit-out in the buffer zone does not": {
			"facts": {"in_canal_buffer_zone": true, "project_nature": "fit-out"},
			"want": false,
		},
		"a fit-out that changes the facade does": {
			"facts": {"in_canal_heritage_area": true, "project_nature": "fit-out", "changes_facade": true},
			"want": true,
		},
		"a fit-out that changes the structure does": {
			"facts": {"in_canal_buffer_zone": true, "project_nature": "fit-out", "changes_structure": true},
			"want": true,
		},
		"away from the canal none is needed": {"facts": {}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}
