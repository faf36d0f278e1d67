package items.facade_change_planning_test

import data.items.facade_change_planning
import data.lib.cases

default applies(_) := false

applies(facts) if facade_change_planning.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"a fit-out with a new facade": {
			"facts": {"project_nature": "fit-out", "changes_facade": true},
			"want": true,
		},
		"not one that leaves the facade": {
			"facts": {"project_nature": "fit-out", "changes_facade": false},
			"want": false,
		},
		"not new works, whose permit covers it": {
			"facts": {"project_nature": "new", "changes_facade": true},
			"want": false,
		},
	}
	got := applies(tc.facts)
	got == tc.want
}
