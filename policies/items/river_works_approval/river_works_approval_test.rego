package items.river_works_approval_test

import data.items.river_works_approval
import data.lib.cases

default applies(_) := false

applies(facts) if river_works_approval.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"works in a river management area need it": {"facts": {"in_river_management_area": true}, "want": true},
		"works outside do not": {"facts": {"in_river_management_area": false}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}

test_waits_for_the_project_code if {
	river_works_approval.prerequisites == {
		{"id": "project_code", "kind": "soft"},
	}
}
