package items.spatial_coordination_test

import data.items.spatial_coordination
import data.lib.cases

default applies(_) := false

applies(facts) if spatial_coordination.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"a government school is coordinated": {
			"facts": {"investment_mode": "government", "building_category": "school"},
			"want": true,
		},
		"so is an enterprise on allocated land": {"facts": {"land_source": "allocated"}, "want": true},
		"an enterprise on granted land is not": {"facts": {}, "want": false},
		"nor is the fitting out of a government building": {
			"facts": {"investment_mode": "government", "project_nature": "fit-out"},
			"want": false,
		},
		"nor fitting out on allocated land": {
			"facts": {"land_source": "allocated", "project_nature": "fit-out"},
			"want": false,
		},
		"an extension counts as construction": {
			"facts": {"investment_mode": "government", "project_nature": "extension"},
			"want": true,
		},
	}
	got := applies(tc.facts)
	got == tc.want
}

test_waits_for_the_project_code if {
	spatial_coordination.prerequisites == {{"id": "project_code", "kind": "soft"}}
}
