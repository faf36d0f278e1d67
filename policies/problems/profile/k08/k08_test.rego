package problems.profile.k08_test

import data.lib.cases
import data.problems.profile.k08

default found(_) := false

found(facts) if k08.found with input as cases.project(facts)

test_found[note] if {
	some note, tc in {
		"no overlap": {"facts": {"basic_farmland_overlap_m2": 0}, "want": false},
		"a hundredth of a square metre": {"facts": {"basic_farmland_overlap_m2": 0.01}, "want": true},
	}
	got := found(tc.facts)
	got == tc.want
}
