package items.green_space_occupation_test

import data.items.green_space_occupation
import data.lib.cases

default applies(_) := false

applies(facts) if green_space_occupation.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"works that touch street trees need it": {"facts": {"affects_public_green": true}, "want": true},
		"others need none": {"facts": {}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}

test_waits_for_nothing if not green_space_occupation.prerequisites
