package items.use_change_planning_test

import data.items.use_change_planning
import data.lib.cases

default applies(_) := false

applies(facts) if use_change_planning.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"a factory that becomes a home for the elderly": {
			"facts": {"changes_building_use": true},
			"want": true,
		},
		"not where the use stays": {"facts": {"changes_building_use": false}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}
