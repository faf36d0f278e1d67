package items.quality_completion_acceptance_test

import data.items.quality_completion_acceptance
import data.lib.cases

default applies(_) := false

applies(facts) if quality_completion_acceptance.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"at both limits of the construction permit": {
			"facts": {"works_contract_wan": 200, "works_floor_area_m2": 1000},
			"want": true,
		},
		"not below the limit of the contract": {
			"facts": {"works_contract_wan": 199, "works_floor_area_m2": 1000},
			"want": false,
		},
		"not below the limit of the area": {
			"facts": {"works_contract_wan": 200, "works_floor_area_m2": 999},
			"want": false,
		},
		"municipal works need only the contract": {
			"facts": {"works_contract_wan": 200, "building_category": "municipal-road"},
			"want": true,
		},
		"not municipal works below it": {
			"facts": {"works_contract_wan": 199, "building_category": "municipal-road"},
			"want": false,
		},
		"above the old limits on their last day": {
			"facts": {"works_contract_wan": 31, "works_floor_area_m2": 301, "reference_date": "2020-08-31"},
			"want": true,
		},
		"not the day after": {
			"facts": {"works_contract_wan": 31, "works_floor_area_m2": 301, "reference_date": "2020-09-01"},
			"want": false,
		},
		"not at the old limits themselves": {
			"facts": {"works_contract_wan": 30, "works_floor_area_m2": 300, "reference_date": "2020-08-31"},
			"want": false,
		},
	}
	got := applies(tc.facts)
	got == tc.want
}

test_waits_for_the_works if {
	quality_completion_acceptance.prerequisites == {{"id": "commencement_check", "kind": "hard"}}
}
