package problems.profile.k11_test

import data.lib.cases
import data.problems.profile.k11

default found(_) := false

found(facts) if k11.found with input as cases.project(facts)

zone := {"heritage_control_zone_level": "city-county", "building_height_m": 12.1, "heritage_height_limit_m": 12}

test_found[note] if {
	some note, tc in {
		"a height at the limit is allowed": {"facts": {"building_height_m": 12, "heritage_height_limit_m": 12}, "want": false},
		"ten centimetres above it are not": {"facts": {}, "want": true},
		"nor near a national site": {"facts": {"heritage_control_zone_level": "national"}, "want": true},
		"nor near a provincial one": {"facts": {"heritage_control_zone_level": "provincial"}, "want": true},
		"outside the zone the limit does not bind": {"facts": {"heritage_control_zone_level": "none"}, "want": false},
	}
	got := found(object.union(zone, tc.facts))
	got == tc.want
}
