package items.joint_surveying_test

import data.items.joint_surveying
import data.lib.cases

default applies(_) := false

applies(facts) if joint_surveying.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"new works": {"facts": {}, "want": true},
		"an extension": {"facts": {"project_nature": "extension"}, "want": true},
		"an alteration": {"facts": {"project_nature": "alteration"}, "want": true},
		"a road as well": {"facts": {"building_category": "municipal-road"}, "want": true},
		"not a fit-out": {"facts": {"project_nature": "fit-out"}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}

test_waits_for_the_works if {
	joint_surveying.prerequisites == {{"id": "commencement_check", "kind": "hard"}}
}
