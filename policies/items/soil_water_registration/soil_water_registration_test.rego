package items.soil_water_registration_test

import data.items.soil_water_registration
import data.lib.cases

default applies(_) := false

applies(facts) if soil_water_registration.applies with input as cases.project(facts)

# Levelled under a regional scheme on erosion-prone land.
base := {"soil_water_area": true, "in_regional_soil_water_scheme": true}

test_applies[note] if {
	some note, tc in {
		"one cubic metre is enough": {"facts": {"earthwork_m3": 1}, "want": true},
		"no earthwork at all is not": {"facts": {"earthwork_m3": 0}, "want": false},
		"without a regional scheme a plan is made instead": {
			"facts": {"earthwork_m3": 1, "in_regional_soil_water_scheme": false},
			"want": false,
		},
		"outside hills and erosion-prone land none is needed": {
			"facts": {"earthwork_m3": 1, "soil_water_area": false},
			"want": false,
		},
	}
	got := applies(object.union(base, tc.facts))
	got == tc.want
}
