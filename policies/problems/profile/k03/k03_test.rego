package problems.profile.k03_test

import data.lib.cases
import data.problems.profile.k03

default found(_) := false

found(facts) if k03.found with input as cases.project(facts)

test_found[note] if {
	some note, tc in {
		"a ratio at the lower limit is enough": {"facts": {"far": 1, "plan_far_min": 1}, "want": false},
		"a hundredth below it is not": {"facts": {"far": 0.99, "plan_far_min": 1}, "want": true},
		"a ratio above it is enough": {"facts": {"far": 1.01, "plan_far_min": 1}, "want": false},
	}
	got := found(tc.facts)
	got == tc.want
}
