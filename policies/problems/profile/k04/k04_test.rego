package problems.profile.k04_test

import data.lib.cases
import data.problems.profile.k04

default found(_) := false

found(facts) if k04.found with input as cases.project(facts)

test_found[note] if {
	some note, tc in {
		"a density at the upper limit is allowed": {"facts": {"density_pct": 60, "plan_density_max_pct": 60}, "want": false},
		"a tenth above it is not": {"facts": {"density_pct": 60.1, "plan_density_max_pct": 60}, "want": true},
		"a green ratio at the lower limit is enough": {
			"facts": {"green_ratio_pct": 10, "plan_green_ratio_min_pct": 10},
			"want": false,
		},
		"a tenth below it is not": {"facts": {"green_ratio_pct": 9.9, "plan_green_ratio_min_pct": 10}, "want": true},
		"a height at the limit is allowed": {"facts": {"building_height_m": 24, "plan_height_max_m": 24}, "want": false},
		"ten centimetres above it are not": {"facts": {"building_height_m": 24.1, "plan_height_max_m": 24}, "want": true},
	}
	got := found(tc.facts)
	got == tc.want
}
