package problems.profile.k16_test

import data.lib.cases
import data.problems.profile.k16

default found(_) := false

found(facts) if k16.found with input as cases.project(facts)

test_found[note] if {
	some note, tc in {
		"an ordinary project agreed to nothing": {
			"facts": {"energy_intensity_tce_per_wan": 0.05, "standard_land_energy_limit": 0.03},
			"want": false,
		},
		"standard land at the agreed energy is allowed": {
			"facts": {"land_source": "granted-standard-land", "standard_land_energy_limit": 0.03, "energy_intensity_tce_per_wan": 0.03},
			"want": false,
		},
		"a millionth above it is not": {
			"facts": {"land_source": "granted-standard-land", "standard_land_energy_limit": 0.03, "energy_intensity_tce_per_wan": 0.030001},
			"want": true,
		},
		"on the negative list of the reform at the limit of the review": {
			"facts": {"annual_energy_tce": 1000, "in_regional_energy_zone": true, "on_energy_negative_list": true},
			"want": true,
		},
		"below that limit there is nothing to file": {
			"facts": {"annual_energy_tce": 999.9, "in_regional_energy_zone": true, "on_energy_negative_list": true},
			"want": false,
		},
		"in the zone and not on the list": {
			"facts": {"annual_energy_tce": 1500, "in_regional_energy_zone": true, "on_energy_negative_list": false},
			"want": false,
		},
		"on the list and not in the zone": {
			"facts": {"annual_energy_tce": 1500, "in_regional_energy_zone": false, "on_energy_negative_list": true},
			"want": false,
		},
	}
	got := found(tc.facts)
	got == tc.want
}
