package problems.profile.k01_test

import data.lib.cases
import data.problems.profile.k01

default found(_) := false

found(facts) if k01.found with input as cases.project(facts)

test_found[note] if {
	some note, tc in {
		"a workshop fits industrial land": {
			"facts": {"planned_use": "industrial", "building_category": "industrial"},
			"want": false,
		},
		"an office block does not fit industrial land": {
			"facts": {"planned_use": "industrial", "building_category": "office"},
			"want": true,
		},
		"an office block fits innovation-industry land": {
			"facts": {"planned_use": "innovation_industry", "building_category": "office"},
			"want": false,
		},
		"a warehouse does not fit innovation-industry land": {
			"facts": {"planned_use": "innovation_industry", "building_category": "warehouse"},
			"want": true,
		},
		"a warehouse fits land for logistics": {
			"facts": {"planned_use": "warehouse_logistics", "building_category": "warehouse"},
			"want": false,
		},
		"a workshop does not fit land for logistics": {
			"facts": {"planned_use": "warehouse_logistics", "building_category": "industrial"},
			"want": true,
		},
		"a kindergarten fits housing land": {
			"facts": {"planned_use": "residential", "building_category": "kindergarten"},
			"want": false,
		},
		"a mall does not fit housing land": {
			"facts": {"planned_use": "residential", "building_category": "commercial"},
			"want": true,
		},
		"a hotel fits commercial land": {"facts": {"planned_use": "commercial", "building_category": "hotel"}, "want": false},
		"an office block does not fit commercial land": {
			"facts": {"planned_use": "commercial", "building_category": "office"},
			"want": true,
		},
		"an office block fits office land": {"facts": {"planned_use": "office", "building_category": "office"}, "want": false},
		"a mall does not fit office land": {
			"facts": {"planned_use": "office", "building_category": "commercial"},
			"want": true,
		},
		"housing fits mixed land": {"facts": {"planned_use": "mixed", "building_category": "residential"}, "want": false},
		"a road does not fit mixed land": {
			"facts": {"planned_use": "mixed", "building_category": "municipal-road"},
			"want": true,
		},
		"an office block fits land for public administration": {
			"facts": {"planned_use": "admin", "building_category": "office"},
			"want": false,
		},
		"a mall does not fit land for public administration": {
			"facts": {"planned_use": "admin", "building_category": "commercial"},
			"want": true,
		},
		"a sports hall fits land for culture and sport": {
			"facts": {"planned_use": "culture_sport", "building_category": "culture-sport"},
			"want": false,
		},
		"a school does not fit land for culture and sport": {
			"facts": {"planned_use": "culture_sport", "building_category": "school"},
			"want": true,
		},
		"a school fits education land": {"facts": {"planned_use": "education", "building_category": "school"}, "want": false},
		"a hospital does not fit education land": {
			"facts": {"planned_use": "education", "building_category": "hospital"},
			"want": true,
		},
		"an office block fits research land": {
			"facts": {"planned_use": "research", "building_category": "office"},
			"want": false,
		},
		"a workshop does not fit research land": {
			"facts": {"planned_use": "research", "building_category": "industrial"},
			"want": true,
		},
		"a hospital fits health-care land": {
			"facts": {"planned_use": "medical", "building_category": "hospital"},
			"want": false,
		},
		"a home for the elderly does not fit health-care land": {
			"facts": {"planned_use": "medical", "building_category": "elderly-care"},
			"want": true,
		},
		"a home for the elderly fits land for social welfare": {
			"facts": {"planned_use": "elderly_care", "building_category": "elderly-care"},
			"want": false,
		},
		"a hospital does not fit land for social welfare": {
			"facts": {"planned_use": "elderly_care", "building_category": "hospital"},
			"want": true,
		},
		"another public building fits land for special use": {
			"facts": {"planned_use": "special", "building_category": "other-public"},
			"want": false,
		},
		"housing does not fit land for special use": {
			"facts": {"planned_use": "special", "building_category": "residential"},
			"want": true,
		},
		"a bridge fits transport land": {
			"facts": {"planned_use": "road_transport", "building_category": "bridge-tunnel"},
			"want": false,
		},
		"a park does not fit transport land": {
			"facts": {"planned_use": "road_transport", "building_category": "park-green"},
			"want": true,
		},
		"a pumping station fits land for utilities": {
			"facts": {"planned_use": "utility", "building_category": "municipal-utility"},
			"want": false,
		},
		"a road does not fit land for utilities": {
			"facts": {"planned_use": "utility", "building_category": "municipal-road"},
			"want": true,
		},
		"a park fits green space": {"facts": {"planned_use": "green", "building_category": "park-green"}, "want": false},
		"a sports hall does not fit green space": {
			"facts": {"planned_use": "green", "building_category": "culture-sport"},
			"want": true,
		},
		"nothing may be built while the plan leaves the use open": {"facts": {"planned_use": "white"}, "want": true},
		"nothing may be built on land that is no construction land": {
			"facts": {"planned_use": "non_construction", "building_category": "park-green"},
			"want": true,
		},
	}
	got := found(tc.facts)
	got == tc.want
}

choices(id) := {choice.id |
	some group in data.facts
	some fact in group.facts
	fact.id == id
	some choice in fact.values
}

test_every_planned_use_has_its_row if {
	object.keys(data.problems.profile.k01.allowed_uses) == choices("planned_use")
}

test_every_main_use_has_its_land if {
	{category | some category, _ in k01.land_for} == choices("building_category")
}
