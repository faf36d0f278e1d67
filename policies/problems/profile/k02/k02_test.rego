package problems.profile.k02_test

import data.lib.cases
import data.problems.profile.k02

default found(_) := false

found(facts) if k02.found with input as cases.project(facts)

test_found[note] if {
	some note, tc in {
		"a ratio at the upper limit is allowed": {"facts": {"far": 3, "plan_far_max": 3}, "want": false},
		"a hundredth above it is not": {"facts": {"far": 3.01, "plan_far_max": 3}, "want": true},
		"a ratio below it is allowed": {"facts": {"far": 2.99, "plan_far_max": 3}, "want": false},
	}
	got := found(tc.facts)
	got == tc.want
}
