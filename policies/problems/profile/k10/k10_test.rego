package problems.profile.k10_test

import data.lib.cases
import data.problems.profile.k10

default found(_) := false

found(facts) if k10.found with input as cases.project(facts)

zone := {"in_airport_clearance_zone": true}

test_found[note] if {
	some note, tc in {
		"a height at the limit is allowed": {"facts": {"building_height_m": 45, "clearance_height_limit_m": 45}, "want": false},
		"ten centimetres above it are not": {
			"facts": {"building_height_m": 45.1, "clearance_height_limit_m": 45},
			"want": true,
		},
		"outside the zone the limit does not bind": {
			"facts": {"in_airport_clearance_zone": false, "building_height_m": 45.1, "clearance_height_limit_m": 45},
			"want": false,
		},
	}
	got := found(object.union(zone, tc.facts))
	got == tc.want
}
