package items.fire_design_filing_2017_test

import data.items.fire_design_filing_2017
import data.lib.cases

default applies(_) := false

applies(facts) if fire_design_filing_2017.applies with input as cases.project(facts)

plain := {"reference_date": "2017-06-01"}

test_applies[note] if {
	some note, tc in {
		"more than 300,000 yuan and 300 m2 are enough": {
			"facts": {"works_contract_wan": 31, "works_floor_area_m2": 301},
			"want": true,
		},
		"300,000 yuan are not": {"facts": {"works_contract_wan": 30, "works_floor_area_m2": 301}, "want": false},
		"300 m2 are not": {"facts": {"works_contract_wan": 31, "works_floor_area_m2": 300}, "want": false},
		"municipal works need only the contract": {
			"facts": {"building_category": "municipal-road", "works_contract_wan": 31},
			"want": true,
		},
		"a mall above the limit is reviewed instead": {
			"facts": {"works_contract_wan": 6000, "works_floor_area_m2": 32000, "fire_hotel_mall_m2": 10001},
			"want": false,
		},
		"a mall at the limit is filed": {
			"facts": {"works_contract_wan": 6000, "works_floor_area_m2": 32000, "fire_hotel_mall_m2": 10000},
			"want": true,
		},
		"it held on its last day": {
			"facts": {"works_contract_wan": 31, "works_floor_area_m2": 301, "reference_date": "2019-06-30"},
			"want": true,
		},
	}
	got := applies(object.union(plain, tc.facts))
	got == tc.want
}

test_waits_for_no_more_and_no_less if {
	fire_design_filing_2017.prerequisites == {
		{"id": "construction_permit", "kind": "hard"},
	}
}
