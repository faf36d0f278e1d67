package lib.fire_test

import data.lib.cases
import data.lib.fire

default special(_) := false

special(facts) if fire.special_project with input as cases.project(facts)

test_special_project[note] if {
	some note, tc in {
		"a plain workshop is no special project": {"facts": {}, "want": false},
		"halls above 20,000 m² are": {"facts": {"fire_hall_exhibition_m2": 20000.1}, "want": true},
		"of 20,000 m² are not": {"facts": {"fire_hall_exhibition_m2": 20000}, "want": false},
		"terminals above 15,000 m² are": {"facts": {"fire_terminal_m2": 15000.1}, "want": true},
		"of 15,000 m² are not": {"facts": {"fire_terminal_m2": 15000}, "want": false},
		"hotels and malls above 10,000 m² are": {"facts": {"fire_hotel_mall_m2": 10000.1}, "want": true},
		"hotels and malls of 10,000 m² are not": {"facts": {"fire_hotel_mall_m2": 10000}, "want": false},
		"cinemas and gyms above 2,500 m² are": {"facts": {"fire_mid_assembly_m2": 2500.1}, "want": true},
		"cinemas and gyms of 2,500 m² are not": {"facts": {"fire_mid_assembly_m2": 2500}, "want": false},
		"kindergartens and homes above 1,000 m² are": {"facts": {"fire_vulnerable_m2": 1000.1}, "want": true},
		"kindergartens and homes of 1,000 m² are not": {"facts": {"fire_vulnerable_m2": 1000}, "want": false},
		"places of entertainment above 500 m² are": {"facts": {"fire_entertainment_m2": 500.1}, "want": true},
		"places of entertainment of 500 m² are not": {"facts": {"fire_entertainment_m2": 500}, "want": false},
		"a public building above 40,000 m² is": {
			"facts": {"is_public_building": true, "largest_single_building_m2": 40000.1},
			"want": true,
		},
		"a public building of 40,000 m² is not": {
			"facts": {"is_public_building": true, "largest_single_building_m2": 40000},
			"want": false,
		},
		"a public building above 50 m is": {
			"facts": {"is_public_building": true, "building_height_m": 50.1},
			"want": true,
		},
		"a public building of 50 m is not": {
			"facts": {"is_public_building": true, "building_height_m": 50},
			"want": false,
		},
		"size and height count for public buildings only": {
			"facts": {"largest_single_building_m2": 40000.1, "building_height_m": 50.1},
			"want": false,
		},
		"first-class high-rise housing is": {"facts": {"first_class_highrise_residential": true}, "want": true},
		"rail, tunnel and large power works are": {"facts": {"rail_tunnel_or_large_power": true}, "want": true},
		"makers of explosive goods are": {"facts": {"flammable_explosive_use": true}, "want": true},
		"buildings of state organs are": {"facts": {"state_organ_or_dispatch_building": true}, "want": true},
	}
	got := special(tc.facts)
	got == tc.want
}

# The work moved to the housing authority on 1 July 2019 and got new rules on 1 June 2020; one
# set of limits holds on every day.
test_limits_hand_over_without_a_gap[date] if {
	some date in {"2017-06-01", "2019-06-30", "2019-07-01", "2020-05-31", "2020-06-01", "2026-06-01"}
	special({"fire_hotel_mall_m2": 10000.1, "reference_date": date})
	not special({"fire_hotel_mall_m2": 10000, "reference_date": date})
}
