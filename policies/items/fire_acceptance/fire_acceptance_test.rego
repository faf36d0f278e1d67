package items.fire_acceptance_test

import data.items.fire_acceptance
import data.lib.cases

default applies(_) := false

applies(facts) if fire_acceptance.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"a mall above its limit": {"facts": {"fire_hotel_mall_m2": 10001}, "want": true},
		"not one at the limit": {"facts": {"fire_hotel_mall_m2": 10000}, "want": false},
		"a home for the elderly above its limit": {"facts": {"fire_vulnerable_m2": 1001}, "want": true},
		"not one at the limit": {"facts": {"fire_vulnerable_m2": 1000}, "want": false},
		"a cinema above its limit": {"facts": {"fire_mid_assembly_m2": 2501}, "want": true},
		"a dance hall above its limit": {"facts": {"fire_entertainment_m2": 501}, "want": true},
		"an exhibition hall above its limit": {"facts": {"fire_hall_exhibition_m2": 20001}, "want": true},
		"a terminal above its limit": {"facts": {"fire_terminal_m2": 15001}, "want": true},
		"a public building above 50 m": {
			"facts": {"is_public_building": true, "building_height_m": 50.1},
			"want": true,
		},
		"not one of 50 m": {"facts": {"is_public_building": true, "building_height_m": 50}, "want": false},
		"a public building above 40,000 m²": {
			"facts": {"is_public_building": true, "largest_single_building_m2": 40001},
			"want": true,
		},
		"not a tall workshop": {"facts": {"building_height_m": 60}, "want": false},
		"first-class high-rise housing": {"facts": {"first_class_highrise_residential": true}, "want": true},
		"a tunnel": {"facts": {"rail_tunnel_or_large_power": true}, "want": true},
		"an explosives plant": {"facts": {"flammable_explosive_use": true}, "want": true},
		"a dispatch building": {"facts": {"state_organ_or_dispatch_building": true}, "want": true},
		"not a plain workshop": {
			"facts": {"works_contract_wan": 5000, "works_floor_area_m2": 20000},
			"want": false,
		},
	}
	got := applies(tc.facts)
	got == tc.want
}

test_waits_for_the_reviewed_design_and_the_completion_acceptance if {
	fire_acceptance.prerequisites == {
		{"id": "fire_design_review", "kind": "hard"},
		{"id": "quality_completion_acceptance", "kind": "hard"},
		{"id": "commencement_check", "kind": "hard"},
	}
}
