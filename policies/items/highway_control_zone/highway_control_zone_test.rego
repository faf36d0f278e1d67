package items.highway_control_zone_test

import data.items.highway_control_zone
import data.lib.cases

default applies(_) := false

applies(facts) if highway_control_zone.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"works that touch a highway need it": {"facts": {"touches_highway": true}, "want": true},
		"works away from highways do not": {"facts": {"touches_highway": false}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}
