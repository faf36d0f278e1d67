package items.staged_construction_permit_test

import data.items.staged_construction_permit
import data.lib.cases

default applies(_) := false

applies(facts) if staged_construction_permit.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"an owner who asks for it gets it": {"facts": {"wants_staged_permit": true}, "want": true},
		"others have none": {"facts": {}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}

refusals(facts) := reasons if reasons := staged_construction_permit.refusals with input as cases.project(facts)

test_refusals[note] if {
	some note, tc in {
		"a plain project may commit": {"facts": {}, "want": set()},
		"a blacklisted applicant may not": {
			"facts": {"credit_blacklisted": true},
			"want": {"credit_blacklisted"},
		},
		"nor hazardous chemicals": {"facts": {"hazardous_chemicals": true}, "want": {"hazardous_chemicals"}},
		"nor flammable goods": {"facts": {"flammable_explosive_use": true}, "want": {"flammable_explosive_use"}},
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
		"nor 50 m from rail transit": {
			"facts": {"distance_to_rail_transit_m": 50},
			"want": {"near_rail_transit"},
		},
		"50.1 m away it may": {"facts": {"distance_to_rail_transit_m": 50.1}, "want": set()},
	}
	got := refusals(tc.facts)
	got == tc.want
}

default may_commit(_) := false

may_commit(facts) if staged_construction_permit.may_commit with input as cases.project(facts)

test_may_commit_only_without_a_reason_against_it if {
	may_commit({})
	not may_commit({"credit_blacklisted": true})
}

ids(kind) := {edge.id | some edge in staged_construction_permit.prerequisites; edge.kind == kind}

test_must_wait_for if {
	ids("hard") == {
		"engineering_planning_permit",
		"geotechnical_survey",
		"land_allocation",
		"rural_planning_permit",
		"state_land_grant",
	}
}

test_no_soft_edge if count(ids("soft")) == 0
