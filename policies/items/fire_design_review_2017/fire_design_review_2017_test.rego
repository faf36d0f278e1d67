package items.fire_design_review_2017_test

import data.items.fire_design_review_2017
import data.lib.cases

default applies(_) := false

applies(facts) if fire_design_review_2017.applies with input as cases.project(facts)

plain := {"reference_date": "2017-06-01"}

test_applies[note] if {
	some note, tc in {
		"20001 m2 of halls are above the limit": {"facts": {"fire_hall_exhibition_m2": 20001}, "want": true},
		"20000 m2 of halls are not": {"facts": {"fire_hall_exhibition_m2": 20000}, "want": false},
		"15001 m2 of terminals are above the limit": {"facts": {"fire_terminal_m2": 15001}, "want": true},
		"15000 m2 of terminals are not": {"facts": {"fire_terminal_m2": 15000}, "want": false},
		"10001 m2 of hotels and malls are above the limit": {
			"facts": {"fire_hotel_mall_m2": 10001},
			"want": true,
		},
		"10000 m2 of hotels and malls are not": {"facts": {"fire_hotel_mall_m2": 10000}, "want": false},
		"2501 m2 of cinemas and the like are above the limit": {
			"facts": {"fire_mid_assembly_m2": 2501},
			"want": true,
		},
		"2500 m2 of cinemas and the like are not": {"facts": {"fire_mid_assembly_m2": 2500}, "want": false},
		"1001 m2 of places for children, the old and the sick are above the limit": {
			"facts": {"fire_vulnerable_m2": 1001},
			"want": true,
		},
		"1000 m2 of places for children, the old and the sick are not": {
			"facts": {"fire_vulnerable_m2": 1000},
			"want": false,
		},
		"501 m2 of places of entertainment are above the limit": {
			"facts": {"fire_entertainment_m2": 501},
			"want": true,
		},
		"500 m2 of places of entertainment are not": {"facts": {"fire_entertainment_m2": 500}, "want": false},
		"a public building 50.1 m high is special": {
			"facts": {"is_public_building": true, "building_height_m": 50.1},
			"want": true,
		},
		"one of 50 m is not": {"facts": {"is_public_building": true, "building_height_m": 50}, "want": false},
		"a public building of 40001 m2 is special": {
			"facts": {"is_public_building": true, "largest_single_building_m2": 40001},
			"want": true,
		},
		"one of 40000 m2 is not": {
			"facts": {"is_public_building": true, "largest_single_building_m2": 40000},
			"want": false,
		},
		"a tall and large workshop is not special": {
			"facts": {"building_height_m": 60, "largest_single_building_m2": 50000},
			"want": false,
		},
		"first-class high-rise housing is": {"facts": {"first_class_highrise_residential": true}, "want": true},
		"rail, tunnel and power works are": {"facts": {"rail_tunnel_or_large_power": true}, "want": true},
		"makers and stores of flammable goods are": {"facts": {"flammable_explosive_use": true}, "want": true},
		"a dispatch building is": {"facts": {"state_organ_or_dispatch_building": true}, "want": true},
		"a plain workshop is not": {"facts": {}, "want": false},
		"10001 m2 of mall were above the limit on the last day": {
			"facts": {"fire_hotel_mall_m2": 10001, "reference_date": "2019-06-30"},
			"want": true,
		},
		"10000 m2 were not": {
			"facts": {"fire_hotel_mall_m2": 10000, "reference_date": "2019-06-30"},
			"want": false,
		},
	}
	got := applies(object.union(plain, tc.facts))
	got == tc.want
}

test_waits_for_no_more_and_no_less if {
	fire_design_review_2017.prerequisites == {
		{"id": "engineering_planning_permit", "kind": "hard"},
		{"id": "rural_planning_permit", "kind": "hard"},
	}
}
