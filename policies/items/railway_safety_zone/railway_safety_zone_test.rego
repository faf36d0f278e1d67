package items.railway_safety_zone_test

import data.items.railway_safety_zone
import data.lib.cases

default applies(_) := false

applies(facts) if railway_safety_zone.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"works inside a safety zone need it": {"facts": {"in_railway_safety_zone": true}, "want": true},
		"works outside do not": {"facts": {"in_railway_safety_zone": false}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}
