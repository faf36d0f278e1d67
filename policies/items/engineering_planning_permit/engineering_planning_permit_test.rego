package items.engineering_planning_permit_test

import data.items.engineering_planning_permit
import data.lib.cases

default applies(_) := false

applies(facts) if engineering_planning_permit.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"a plain new workshop needs it": {"facts": {}, "want": true},
		"so does an extension on existing land": {
			"facts": {"project_nature": "extension", "land_source": "existing-land"},
			"want": true,
		},
		"so does an alteration of a leased building": {
			"facts": {"project_nature": "alteration", "land_source": "leased-building"},
			"want": true,
		},
		"so does a project on allocated land": {"facts": {"land_source": "allocated"}, "want": true},
		"on standard land": {"facts": {"land_source": "granted-standard-land"}, "want": true},
		"and on land by agreement": {"facts": {"land_source": "agreement"}, "want": true},
		"collective land has the rural permit": {"facts": {"land_source": "collective"}, "want": false},
		"fitting out needs none": {"facts": {"project_nature": "fit-out"}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}

refusals(facts) := reasons if reasons := engineering_planning_permit.refusals with input as cases.project(facts)

free := {"land_source": "granted-standard-land"}

test_refusals[note] if {
	some note, tc in {
		"a plain workshop on standard land may commit": {"facts": {}, "want": set()},
		"a blacklisted applicant may not": {
			"facts": {"credit_blacklisted": true},
			"want": {"credit_blacklisted"},
		},
		"nor hazardous chemicals": {"facts": {"hazardous_chemicals": true}, "want": {"hazardous_chemicals"}},
		"nor flammable goods": {"facts": {"flammable_explosive_use": true}, "want": {"flammable_explosive_use"}},
		"nor an office": {"facts": {"building_category": "office"}, "want": {"not_industrial_or_storage"}},
		"a warehouse may": {"facts": {"building_category": "warehouse"}, "want": set()},
		"nor a government project": {"facts": {"investment_mode": "government"}, "want": {"not_by_enterprise"}},
		"a foreign enterprise may": {"facts": {"investment_mode": "foreign-enterprise"}, "want": set()},
		"nor on ordinary granted land": {
			"facts": {"land_source": "granted-auction"},
			"want": {"neither_standard_land_nor_low_risk"},
		},
		"a low-risk small project may on ordinary land too": {
			"facts": {"land_source": "granted-auction", "low_risk_small_project": true},
			"want": set(),
		},
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

may_commit(facts) if engineering_planning_permit.may_commit with input as cases.project(facts)

test_may_commit_only_without_a_reason_against_it if {
	may_commit(free)
	not may_commit(object.union(free, {"credit_blacklisted": true}))
}

ids(kind) := {edge.id | some edge in engineering_planning_permit.prerequisites; edge.kind == kind}

test_must_wait_for if {
	ids("hard") == {
		"airport_clearance",
		"design_scheme_review",
		"enterprise_filing",
		"enterprise_verification",
		"feasibility_study_approval",
		"heritage_control_zone_design",
		"historic_town_works",
		"land_use_planning_permit",
		"national_security_permit",
		"soil_contamination_survey",
		"technical_renovation_filing",
	}
}

test_waits_by_custom_for if {
	ids("soft") == {
		"canal_heritage_impact",
		"civil_air_defence_review",
		"civil_energy_review",
		"land_registration",
		"preliminary_design_approval",
		"rail_transit_protection",
		"river_works_approval",
		"traffic_impact_assessment",
	}
}

test_edges_that_change if {
	special := {edge | some edge in engineering_planning_permit.prerequisites; count(edge) > 2}
	special == {
		{"id": "design_scheme_review", "kind": "hard", "relaxed_by": "commitment"},
		{"id": "civil_air_defence_review", "kind": "soft", "relaxed_by": "commitment", "hard_before": "2018-08-01"},
		{"id": "civil_energy_review", "kind": "soft", "relaxed_by": "commitment", "hard_before": "2018-08-01"},
	}
}
