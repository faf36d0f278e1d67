package items.fire_acceptance_filing_test

import data.items.fire_acceptance_filing
import data.lib.cases

default applies(_) := false

applies(facts) if fire_acceptance_filing.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"at both limits of the construction permit": {
			"facts": {"works_contract_wan": 200, "works_floor_area_m2": 1000},
			"want": true,
		},
		"not below the limit of the contract": {
			"facts": {"works_contract_wan": 199, "works_floor_area_m2": 1000},
			"want": false,
		},
		"not below the limit of the area": {
			"facts": {"works_contract_wan": 200, "works_floor_area_m2": 999},
			"want": false,
		},
		"municipal works need only the contract": {
			"facts": {"works_contract_wan": 200, "building_category": "municipal-road"},
			"want": true,
		},
		"not municipal works below it": {
			"facts": {"works_contract_wan": 199, "building_category": "municipal-road"},
			"want": false,
		},
		"above the old limits on their last day": {
			"facts": {"works_contract_wan": 31, "works_floor_area_m2": 301, "reference_date": "2020-08-31"},
			"want": true,
		},
		"not the day after": {
			"facts": {"works_contract_wan": 31, "works_floor_area_m2": 301, "reference_date": "2020-09-01"},
			"want": false,
		},
		"not at the old limits themselves": {
			"facts": {"works_contract_wan": 30, "works_floor_area_m2": 300, "reference_date": "2020-08-31"},
			"want": false,
		},
		"not a special project": {
			"facts": {"works_contract_wan": 5000, "works_floor_area_m2": 20000, "fire_hotel_mall_m2": 10001},
			"want": false,
		},
		"a mall at the limit of special projects": {
			"facts": {"works_contract_wan": 5000, "works_floor_area_m2": 20000, "fire_hotel_mall_m2": 10000},
			"want": true,
		},
		"a public building of 50 m": {
			"facts": {"works_contract_wan": 5000, "works_floor_area_m2": 20000, "is_public_building": true, "building_height_m": 50},
			"want": true,
		},
		"not one above 50 m": {
			"facts": {"works_contract_wan": 5000, "works_floor_area_m2": 20000, "is_public_building": true, "building_height_m": 50.1},
			"want": false,
		},
		"not a small explosives plant either": {"facts": {"flammable_explosive_use": true}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}

refusals(facts) := reasons if reasons := fire_acceptance_filing.refusals with input as cases.project(facts)

test_refusals[note] if {
	some note, tc in {
		"a general project may commit": {"facts": {}, "want": set()},
		"a blacklisted applicant may not": {
			"facts": {"credit_blacklisted": true},
			"want": {"credit_blacklisted"},
		},
		"nor a public gathering place": {"facts": {"public_gathering_place": true}, "want": {"key_project"}},
	}
	got := refusals(tc.facts)
	got == tc.want
}

default may_commit(_) := false

may_commit(facts) if fire_acceptance_filing.may_commit with input as cases.project(facts)

test_may_commit_only_without_a_reason_against_it if {
	may_commit({})
	not may_commit({"credit_blacklisted": true})
}

test_waits_for_the_completion_acceptance if {
	fire_acceptance_filing.prerequisites == {{"id": "quality_completion_acceptance", "kind": "hard"}}
}
