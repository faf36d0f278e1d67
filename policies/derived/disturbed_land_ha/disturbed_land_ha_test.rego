package derived.disturbed_land_ha_test

import data.derived.disturbed_land_ha
import data.lib.cases

test_proposal[note] if {
	some note, tc in {
		"a plot of 20,000 m2 is two hectares": {"land_area_m2": 20000, "want": 2},
		"a plot of 4,999 m2 is a little under half a hectare": {"land_area_m2": 4999, "want": 0.4999},
		"no land is none": {"land_area_m2": 0, "want": 0},
	}
	got := disturbed_land_ha.proposal with input as cases.project({"land_area_m2": tc.land_area_m2})
	got == tc.want
}
