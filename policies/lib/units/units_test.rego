package lib.units_test

import data.lib.units

test_percent[note] if {
	some note, tc in {
		"the whole is one hundred": {"part": 22000, "whole": 22000, "want": 100},
		"nothing is zero": {"part": 0, "whole": 500, "want": 0},
		"an even share has no places": {"part": 0.7, "whole": 7, "want": 10},
		"a third is rounded down at the sixth place": {"part": 200, "whole": 600, "want": 33.333333},
		"two thirds are rounded up at the sixth place": {"part": 2, "whole": 3, "want": 66.666667},
		"a trace of a large sum is zero": {"part": 0.000001, "whole": 1000000000, "want": 0},
	}
	got := units.percent(tc.part, tc.whole)
	got == tc.want
}

test_hectares[note] if {
	some note, tc in {
		"ten thousand square metres are one hectare": {"m2": 10000, "want": 1},
		"half a hectare": {"m2": 5000, "want": 0.5},
		"a square metre keeps its four places": {"m2": 4999, "want": 0.4999},
		"less than a hundredth of a square metre is rounded": {"m2": 0.004, "want": 0},
	}
	got := units.hectares(tc.m2)
	got == tc.want
}
