package items.construction_permit_test

import data.items.construction_permit
import data.lib.cases

default applies(_) := false

applies(facts) if construction_permit.applies with input as cases.project(facts)

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

refusals(facts) := reasons if reasons := construction_permit.refusals with input as cases.project(facts)

free := {"works_contract_wan": 6000, "works_floor_area_m2": 32000}

test_refusals[note] if {
	some note, tc in {
		"an enterprise's plain workshop may commit": {"facts": {}, "want": set()},
		"a blacklisted applicant may not": {
			"facts": {"credit_blacklisted": true},
			"want": {"credit_blacklisted"},
		},
		"nor a government project": {"facts": {"investment_mode": "government"}, "want": {"not_by_enterprise"}},
		"a foreign enterprise may": {"facts": {"investment_mode": "foreign-enterprise"}, "want": set()},
		"nor special works": {"facts": {"fire_hotel_mall_m2": 10001}, "want": {"special_fire_project"}},
		"works at the limit of special works may": {"facts": {"fire_hotel_mall_m2": 10000}, "want": set()},
		"special works could not on the day the commitment began": {
			"facts": {"fire_hotel_mall_m2": 10001, "reference_date": "2019-03-13"},
			"want": {"special_fire_project"},
		},
		"works at the limit could": {
			"facts": {"fire_hotel_mall_m2": 10000, "reference_date": "2019-03-13"},
			"want": set(),
		},
	}
	got := refusals(object.union(free, tc.facts))
	got == tc.want
}

default may_commit(_) := false

may_commit(facts) if construction_permit.may_commit with input as cases.project(facts)

test_may_commit_only_without_a_reason_against_it if {
	may_commit(free)
	not may_commit(object.union(free, {"credit_blacklisted": true}))
}

ids(kind) := {edge.id | some edge in construction_permit.prerequisites; edge.kind == kind}

test_must_wait_for if {
	ids("hard") == {
		"construction_drawing_review",
		"engineering_planning_permit",
		"facade_change_planning",
		"fire_design_review",
		"fire_design_review_2017",
		"fit_out_structure_consent",
		"hazchem_safety_design",
		"land_allocation",
		"land_construction_approval",
		"land_use_planning_permit",
		"lightning_design_review",
		"overlimit_seismic_review",
		"rural_planning_permit",
		"state_land_grant",
		"tendering",
		"use_change_planning",
	}
}

test_waits_by_custom_for if {
	ids("soft") == {
		"civil_air_defence_relocation",
		"infrastructure_fee",
		"migrant_wage_guarantee",
		"quality_safety_supervision",
		"radiation_protection_preassessment",
	}
}

test_edges_that_change if {
	special := {edge | some edge in construction_permit.prerequisites; count(edge) > 2}
	special == {
		{"id": "construction_drawing_review", "kind": "hard", "relaxed_by": "commitment"},
		{"id": "quality_safety_supervision", "kind": "soft", "hard_before": "2019-04-23"},
		{"id": "migrant_wage_guarantee", "kind": "soft", "relaxed_by": "deferral"},
	}
}
