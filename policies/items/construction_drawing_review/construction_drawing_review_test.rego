package items.construction_drawing_review_test

import data.items.construction_drawing_review
import data.lib.cases

default applies(_) := false

applies(facts) if construction_drawing_review.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"2,000,000 yuan and 1000 m2 are enough": {
			"facts": {"works_contract_wan": 200, "works_floor_area_m2": 1000},
			"want": true,
		},
		"1,990,000 yuan are not": {
			"facts": {"works_contract_wan": 199, "works_floor_area_m2": 1000},
			"want": false,
		},
		"999 m2 are not": {"facts": {"works_contract_wan": 200, "works_floor_area_m2": 999}, "want": false},
		"fit-out above the limits counts": {
			"facts": {"project_nature": "fit-out", "works_contract_wan": 200, "works_floor_area_m2": 1000},
			"want": true,
		},
		"municipal works need only the contract": {
			"facts": {"building_category": "municipal-road", "works_contract_wan": 200},
			"want": true,
		},
		"municipal works below 2,000,000 yuan need none": {
			"facts": {"building_category": "municipal-road", "works_contract_wan": 199},
			"want": false,
		},
		"the limits of Zhejiang hold on their first day": {
			"facts": {"works_contract_wan": 199, "works_floor_area_m2": 1000, "reference_date": "2020-09-01"},
			"want": false,
		},
		"on the day before more than 300,000 yuan and 300 m2 were enough": {
			"facts": {"works_contract_wan": 31, "works_floor_area_m2": 301, "reference_date": "2020-08-31"},
			"want": true,
		},
		"300,000 yuan were not": {
			"facts": {"works_contract_wan": 30, "works_floor_area_m2": 301, "reference_date": "2020-08-31"},
			"want": false,
		},
		"300 m2 were not": {
			"facts": {"works_contract_wan": 31, "works_floor_area_m2": 300, "reference_date": "2020-08-31"},
			"want": false,
		},
		"municipal works of more than 300,000 yuan needed it": {
			"facts": {"building_category": "bridge-tunnel", "works_contract_wan": 31, "reference_date": "2020-08-31"},
			"want": true,
		},
		"municipal works of 300,000 yuan did not": {
			"facts": {"building_category": "bridge-tunnel", "works_contract_wan": 30, "reference_date": "2020-08-31"},
			"want": false,
		},
		"an exempt project needs none": {
			"facts": {"works_contract_wan": 6000, "works_floor_area_m2": 32000, "drawing_review_exempt": true},
			"want": false,
		},
		"a low-risk small project needs none": {
			"facts": {"works_contract_wan": 6000, "works_floor_area_m2": 32000, "low_risk_small_project": true},
			"want": false,
		},
		"fit-out of a small municipal building is not reviewed below 300 m2": {
			"facts": {"building_category": "municipal-utility", "project_nature": "fit-out", "works_contract_wan": 200, "works_floor_area_m2": 299.9},
			"want": false,
		},
		"it is from 300 m2": {
			"facts": {"building_category": "municipal-utility", "project_nature": "fit-out", "works_contract_wan": 200, "works_floor_area_m2": 300},
			"want": true,
		},
	}
	got := applies(tc.facts)
	got == tc.want
}

refusals(facts) := reasons if reasons := construction_drawing_review.refusals with input as cases.project(facts)

free := {"works_contract_wan": 6000, "works_floor_area_m2": 32000}

test_refusals[note] if {
	some note, tc in {
		"a plain workshop may commit": {"facts": {}, "want": set()},
		"a blacklisted applicant may not": {
			"facts": {"credit_blacklisted": true},
			"want": {"credit_blacklisted"},
		},
		"nor hazardous chemicals": {"facts": {"hazardous_chemicals": true}, "want": {"hazardous_chemicals"}},
		"nor flammable goods, which are special works too": {
			"facts": {"flammable_explosive_use": true},
			"want": {"flammable_explosive_use", "special_fire_project"},
		},
		"nor an office": {"facts": {"building_category": "office"}, "want": {"not_industrial_or_storage"}},
		"a warehouse may": {"facts": {"building_category": "warehouse"}, "want": set()},
		"nor a government project": {"facts": {"investment_mode": "government"}, "want": {"not_by_enterprise"}},
		"a foreign enterprise may": {"facts": {"investment_mode": "foreign-enterprise"}, "want": set()},
		"nor special works": {"facts": {"fire_vulnerable_m2": 1001}, "want": {"special_fire_project"}},
		"works at the limit of special works may": {"facts": {"fire_vulnerable_m2": 1000}, "want": set()},
		"nor an over-limit high-rise": {"facts": {"over_limit_highrise": true}, "want": {"over_limit_highrise"}},
		"nor in the protection zone of a city heritage site": {
			"facts": {"heritage_protection_zone_level": "city-county"},
			"want": {"heritage_protection_zone"},
		},
		"nor in a provincial control zone": {
			"facts": {"heritage_control_zone_level": "provincial"},
			"want": {"heritage_control_zone"},
		},
		"nor in a river area": {"facts": {"in_river_management_area": true}, "want": {"river_management_area"}},
		"nor in a flood zone": {"facts": {"in_flood_zone": true}, "want": {"flood_zone"}},
		"nor under a clearance surface": {
			"facts": {"in_airport_clearance_zone": true},
			"want": {"airport_clearance_zone"},
		},
		"nor in a state security area": {
			"facts": {"in_national_security_zone": true},
			"want": {"national_security_zone"},
		},
		"nor in the canal heritage area": {
			"facts": {"in_canal_heritage_area": true},
			"want": {"canal_heritage_area"},
		},
		"nor in the canal buffer zone": {"facts": {"in_canal_buffer_zone": true}, "want": {"canal_buffer_zone"}},
		"nor in a historic core": {"facts": {"in_historic_core_area": true}, "want": {"historic_core_area"}},
		"nor on a historic building": {
			"facts": {"alters_historic_building": true},
			"want": {"historic_building"},
		},
	}
	got := refusals(object.union(free, tc.facts))
	got == tc.want
}

default may_commit(_) := false

may_commit(facts) if construction_drawing_review.may_commit with input as cases.project(facts)

test_may_commit_only_without_a_reason_against_it if {
	may_commit(free)
	not may_commit(object.union(free, {"credit_blacklisted": true}))
}

ids(kind) := {edge.id | some edge in construction_drawing_review.prerequisites; edge.kind == kind}

test_must_wait_for if {
	ids("hard") == {
		"design_scheme_review",
		"geotechnical_survey",
		"overlimit_seismic_review",
		"preliminary_design_approval",
	}
}

test_waits_by_custom_for if {
	ids("soft") == {
		"civil_air_defence_review",
		"engineering_planning_permit",
		"rural_planning_permit",
	}
}
