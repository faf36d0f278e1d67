package problems.profile.k07_test

import data.lib.cases
import data.problems.profile.k07

default found(_) := false

found(facts) if k07.found with input as cases.project(facts)

test_found[note] if {
	some note, tc in {
		"no overlap": {"facts": {"ecological_red_line_overlap_m2": 0}, "want": false},
		"a hundredth of a square metre": {"facts": {"ecological_red_line_overlap_m2": 0.01}, "want": true},
	}
	got := found(tc.facts)
	got == tc.want
}
