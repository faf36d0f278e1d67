package lib.works_test

import data.lib.cases
import data.lib.works

default permit_needed(_) := false

permit_needed(facts) if works.permit_needed with input as cases.project(facts)

test_permit_needed[note] if {
	some note, tc in {
		"a contract of 2,000,000 yuan and 1,000 m² need a permit": {
			"facts": {"works_contract_wan": 200, "works_floor_area_m2": 1000},
			"want": true,
		},
		"a smaller contract does not": {
			"facts": {"works_contract_wan": 199.9, "works_floor_area_m2": 1000},
			"want": false,
		},
		"nor does a smaller area": {
			"facts": {"works_contract_wan": 200, "works_floor_area_m2": 999.9},
			"want": false,
		},
		"municipal works are measured by their contract alone": {
			"facts": {"works_contract_wan": 200, "works_floor_area_m2": 0, "building_category": "municipal-road"},
			"want": true,
		},
		"small municipal works need none": {
			"facts": {"works_contract_wan": 199.9, "building_category": "municipal-road"},
			"want": false,
		},
		"until August 2020 more than 300,000 yuan and 300 m² were enough": {
			"facts": {"works_contract_wan": 30.1, "works_floor_area_m2": 300.1, "reference_date": "2020-08-31"},
			"want": true,
		},
		"300,000 yuan were not": {
			"facts": {"works_contract_wan": 30, "works_floor_area_m2": 300.1, "reference_date": "2020-08-31"},
			"want": false,
		},
		"nor were 300 m²": {
			"facts": {"works_contract_wan": 30.1, "works_floor_area_m2": 300, "reference_date": "2020-08-31"},
			"want": false,
		},
		"the day after, such works need none": {
			"facts": {"works_contract_wan": 30.1, "works_floor_area_m2": 300.1, "reference_date": "2020-09-01"},
			"want": false,
		},
		"the limits of today hold from that day on": {
			"facts": {"works_contract_wan": 200, "works_floor_area_m2": 1000, "reference_date": "2020-09-01"},
			"want": true,
		},
		"small municipal works needed one until then": {
			"facts": {"works_contract_wan": 30.1, "building_category": "park-green", "reference_date": "2020-08-31"},
			"want": true,
		},
	}
	got := permit_needed(tc.facts)
	got == tc.want
}

default fit_out(_) := false

fit_out(facts) if works.fit_out with input as cases.project(facts)

default more_than_fit_out(_) := false

more_than_fit_out(facts) if works.more_than_fit_out with input as cases.project(facts)

test_every_project_is_fit_out_or_more[note] if {
	some note, tc in {
		"new works are more": {"nature": "new", "fit_out": false},
		"so is an extension": {"nature": "extension", "fit_out": false},
		"so is an alteration": {"nature": "alteration", "fit_out": false},
		"a fit-out is not": {"nature": "fit-out", "fit_out": true},
	}
	facts := {"project_nature": tc.nature}
	got := [fit_out(facts), more_than_fit_out(facts)]
	got == [tc.fit_out, tc.fit_out == false]
}

default beyond_interior(_) := false

beyond_interior(facts) if works.beyond_interior with input as cases.project(facts)

test_beyond_interior[note] if {
	some note, tc in {
		"new works go beyond the interior": {"facts": {}, "want": true},
		"a plain fit-out does not": {"facts": {"project_nature": "fit-out"}, "want": false},
		"one that changes the facade does": {
			"facts": {"project_nature": "fit-out", "changes_facade": true},
			"want": true,
		},
		"so does one that changes the structure": {
			"facts": {"project_nature": "fit-out", "changes_structure": true},
			"want": true,
		},
	}
	got := beyond_interior(tc.facts)
	got == tc.want
}
