package problems.profile.k25_test

import data.lib.cases
import data.problems.profile.k25

default found(_) := false

found(facts) if k25.found with input as cases.project(facts)

test_found[note] if {
	some note, tc in {
		"far from all": {"facts": {}, "want": false},
		"50 m from the metro are far enough": {"facts": {"distance_to_rail_transit_m": 50}, "want": false},
		"49.9 m are not": {"facts": {"distance_to_rail_transit_m": 49.9}, "want": true},
		"in a railway safety zone": {"facts": {"in_railway_safety_zone": true}, "want": true},
		"a pipeline near": {"facts": {"near_oil_gas_pipeline": true}, "want": true},
		"in a power line zone": {"facts": {"in_power_line_zone": true}, "want": true},
	}
	got := found(tc.facts)
	got == tc.want
}
