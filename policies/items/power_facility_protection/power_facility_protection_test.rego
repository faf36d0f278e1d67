package items.power_facility_protection_test

import data.items.power_facility_protection
import data.lib.cases

default applies(_) := false

applies(facts) if power_facility_protection.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"works in a power line zone need it": {"facts": {"in_power_line_zone": true}, "want": true},
		"works outside do not": {"facts": {"in_power_line_zone": false}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}
