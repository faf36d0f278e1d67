package items.rail_transit_protection_test

import data.items.rail_transit_protection
import data.lib.cases

default applies(_) := false

applies(facts) if rail_transit_protection.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"49.9 m are near enough": {"facts": {"distance_to_rail_transit_m": 49.9}, "want": true},
		"50 m are not": {"facts": {"distance_to_rail_transit_m": 50}, "want": false},
		"above the tunnel counts": {"facts": {"distance_to_rail_transit_m": 0}, "want": true},
		"far away none is needed": {"facts": {"distance_to_rail_transit_m": 9999}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}
