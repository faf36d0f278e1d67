package items.civil_air_defence_review_test

import data.items.civil_air_defence_review
import data.lib.cases

default applies(_) := false

applies(facts) if civil_air_defence_review.applies with input as cases.project(facts)

plain := {"building_category": "office"}

test_applies[note] if {
	some note, tc in {
		"ten storeys are enough": {"facts": {"floors_above": 10}, "want": true},
		"nine are not": {"facts": {"floors_above": 9}, "want": false},
		"a foundation 3 m deep is enough": {"facts": {"foundation_depth_m": 3}, "want": true},
		"2.9 m is not": {"facts": {"foundation_depth_m": 2.9}, "want": false},
		"2000 m2 above ground are enough": {"facts": {"floor_area_above_ground_m2": 2000}, "want": true},
		"1999.9 m2 are not": {"facts": {"floor_area_above_ground_m2": 1999.9}, "want": false},
		"a workshop owes none": {
			"facts": {"building_category": "industrial", "floors_above": 12, "floor_area_above_ground_m2": 30000},
			"want": false,
		},
		"fitting out owes none": {"facts": {"project_nature": "fit-out", "floors_above": 12}, "want": false},
		"ten storeys were enough on the day before the rules of 2003": {
			"facts": {"floors_above": 10, "reference_date": "2003-02-20"},
			"want": true,
		},
		"and nine were not": {"facts": {"floors_above": 9, "reference_date": "2003-02-20"}, "want": false},
		"ten storeys are enough on their first day": {
			"facts": {"floors_above": 10, "reference_date": "2003-02-21"},
			"want": true,
		},
		"with nine not": {"facts": {"floors_above": 9, "reference_date": "2003-02-21"}, "want": false},
	}
	got := applies(object.union(plain, tc.facts))
	got == tc.want
}

refusals(facts) := reasons if reasons := civil_air_defence_review.refusals with input as cases.project(facts)

free := {"building_category": "office", "floors_above": 10}

test_refusals[note] if {
	some note, tc in {
		"an office that builds on its site may commit": {"facts": {}, "want": set()},
		"a blacklisted applicant may not": {
			"facts": {"credit_blacklisted": true},
			"want": {"credit_blacklisted"},
		},
		"nor hazardous chemicals": {"facts": {"hazardous_chemicals": true}, "want": {"hazardous_chemicals"}},
		"nor flammable goods": {"facts": {"flammable_explosive_use": true}, "want": {"flammable_explosive_use"}},
		"nor one that builds elsewhere": {
			"facts": {"cad_relocation_needed": true},
			"want": {"air_defence_relocation"},
		},
	}
	got := refusals(object.union(free, tc.facts))
	got == tc.want
}

default may_commit(_) := false

may_commit(facts) if civil_air_defence_review.may_commit with input as cases.project(facts)

test_may_commit_only_without_a_reason_against_it if {
	may_commit(free)
	not may_commit(object.union(free, {"credit_blacklisted": true}))
}

test_waits_for_no_more_and_no_less if {
	civil_air_defence_review.prerequisites == {
		{"id": "planning_conditions", "kind": "soft"},
		{"id": "design_scheme_review", "kind": "soft"},
	}
}
