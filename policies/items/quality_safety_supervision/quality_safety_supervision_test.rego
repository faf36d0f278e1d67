package items.quality_safety_supervision_test

import data.items.quality_safety_supervision
import data.lib.cases

default applies(_) := false

applies(facts) if quality_safety_supervision.applies with input as cases.project(facts)

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
	}
	got := applies(tc.facts)
	got == tc.want
}

test_waits_for_no_more_and_no_less if {
	quality_safety_supervision.prerequisites == {
		{"id": "construction_drawing_review", "kind": "soft"},
		{"id": "tendering", "kind": "soft"},
	}
}
