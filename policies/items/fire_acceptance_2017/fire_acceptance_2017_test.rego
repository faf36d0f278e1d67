package items.fire_acceptance_2017_test

import data.items.fire_acceptance_2017
import data.lib.cases

default applies(_) := false

applies(facts) if fire_acceptance_2017.applies with input as cases.project(facts)

plain := {"reference_date": "2019-06-30"}

test_applies[note] if {
	some note, tc in {
		"works above the old limits of the construction permit": {
			"facts": {"works_contract_wan": 31, "works_floor_area_m2": 301},
			"want": true,
		},
		"not at the limit of the contract": {
			"facts": {"works_contract_wan": 30, "works_floor_area_m2": 301},
			"want": false,
		},
		"not at the limit of the area": {
			"facts": {"works_contract_wan": 31, "works_floor_area_m2": 300},
			"want": false,
		},
		"a road above the limit of the contract": {
			"facts": {"works_contract_wan": 31, "building_category": "municipal-road"},
			"want": true,
		},
		"a small fit-out of a large mall": {"facts": {"fire_hotel_mall_m2": 10001}, "want": true},
		"not of a mall at the limit": {"facts": {"fire_hotel_mall_m2": 10000}, "want": false},
		"a public building above 50 m": {
			"facts": {"is_public_building": true, "building_height_m": 50.1},
			"want": true,
		},
		"not one of 50 m": {"facts": {"is_public_building": true, "building_height_m": 50}, "want": false},
		"an explosives plant": {"facts": {"flammable_explosive_use": true}, "want": true},
	}
	got := applies(object.union(plain, tc.facts))
	got == tc.want
}

test_waits_for_the_completion_acceptance_and_for_the_works if {
	fire_acceptance_2017.prerequisites == {
		{"id": "quality_completion_acceptance", "kind": "hard"},
		{"id": "commencement_check", "kind": "physical"},
	}
}
