package items.fire_design_review_test

import data.items.fire_design_review
import data.lib.cases

default applies(_) := false

applies(facts) if fire_design_review.applies with input as cases.project(facts)

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
		"fit-out into a mall above the limit is special": {
			"facts": {"project_nature": "fit-out", "fire_hotel_mall_m2": 12000},
			"want": true,
		},
		"10001 m2 of mall are above the limit on the first day after the transfer": {
			"facts": {"fire_hotel_mall_m2": 10001, "reference_date": "2019-07-01"},
			"want": true,
		},
		"10000 m2 are not on the first day after the transfer": {
			"facts": {"fire_hotel_mall_m2": 10000, "reference_date": "2019-07-01"},
			"want": false,
		},
		"10001 m2 of mall are above the limit on the day before the new rules": {
			"facts": {"fire_hotel_mall_m2": 10001, "reference_date": "2020-05-31"},
			"want": true,
		},
		"10000 m2 are not on the day before the new rules": {
			"facts": {"fire_hotel_mall_m2": 10000, "reference_date": "2020-05-31"},
			"want": false,
		},
		"10001 m2 of mall are above the limit on the first day of the new rules": {
			"facts": {"fire_hotel_mall_m2": 10001, "reference_date": "2020-06-01"},
			"want": true,
		},
		"10000 m2 are not on the first day of the new rules": {
			"facts": {"fire_hotel_mall_m2": 10000, "reference_date": "2020-06-01"},
			"want": false,
		},
	}
	got := applies(tc.facts)
	got == tc.want
}

ids(kind) := {edge.id | some edge in fire_design_review.prerequisites; edge.kind == kind}

test_must_wait_for if {
	ids("hard") == {
		"engineering_planning_permit",
		"rural_planning_permit",
	}
}

test_waits_by_custom_for if {
	ids("soft") == {
		"construction_drawing_review",
		"use_change_planning",
	}
}
