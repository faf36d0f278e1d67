package lib.energy_test

import data.lib.cases
import data.lib.energy

default over_limit(_) := false

over_limit(facts) if energy.over_limit with input as cases.project(facts)

test_over_limit[note] if {
	some note, tc in {
		"1,000 tce reach the limit": {"facts": {"annual_energy_tce": 1000}, "want": true},
		"999.9 tce do not": {"facts": {"annual_energy_tce": 999.9}, "want": false},
		"1,000 t of coal reach it": {"facts": {"annual_coal_t": 1000}, "want": true},
		"999.9 t of coal do not": {"facts": {"annual_coal_t": 999.9}, "want": false},
		"electricity no longer counts": {"facts": {"annual_electricity_kwh": 5000000}, "want": false},
		"it counted until August 2025": {
			"facts": {"annual_electricity_kwh": 5000000, "reference_date": "2025-08-31"},
			"want": true,
		},
		"coal did not": {"facts": {"annual_coal_t": 1000, "reference_date": "2025-08-31"}, "want": false},
	}
	got := over_limit(tc.facts)
	got == tc.want
}

default below_regional_ceiling(_) := false

below_regional_ceiling(facts) if energy.below_regional_ceiling with input as cases.project(facts)

test_below_regional_ceiling[note] if {
	some note, tc in {
		"4,999.9 tce are below the ceiling": {"facts": {"annual_energy_tce": 4999.9}, "want": true},
		"5,000 tce are at it": {"facts": {"annual_energy_tce": 5000}, "want": false},
		"before the reform there was no ceiling to be below": {
			"facts": {"annual_energy_tce": 0, "reference_date": "2017-12-31"},
			"want": false,
		},
		"the reform holds from its first day": {
			"facts": {"annual_energy_tce": 0, "reference_date": "2018-01-01"},
			"want": true,
		},
	}
	got := below_regional_ceiling(tc.facts)
	got == tc.want
}

default spared_by_region(_) := false

spared_by_region(facts) if {
	energy.spared_by_region with input as cases.project(object.union({"in_regional_energy_zone": true}, facts))
}

test_spared_by_region[note] if {
	some note, tc in {
		"a project in the zone is spared": {"facts": {"annual_energy_tce": 1500}, "want": true},
		"one on the negative list is not": {
			"facts": {"annual_energy_tce": 1500, "on_energy_negative_list": true},
			"want": false,
		},
		"nor is one at the ceiling": {"facts": {"annual_energy_tce": 5000}, "want": false},
		"nor is one outside the zone": {
			"facts": {"annual_energy_tce": 1500, "in_regional_energy_zone": false},
			"want": false,
		},
	}
	got := spared_by_region(tc.facts)
	got == tc.want
}
