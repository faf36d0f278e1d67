package items.land_allocation_test

import data.items.land_allocation
import data.lib.cases

default applies(_) := false

applies(facts) if land_allocation.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"allocated land needs the decision": {"facts": {"land_source": "allocated"}, "want": true},
		"land at auction does not": {"facts": {"land_source": "granted-auction"}, "want": false},
		"nor land that the owner already holds": {"facts": {"land_source": "existing-land"}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}

test_waits_for_approval_land_conditions_soil_archaeology_and_permit if {
	land_allocation.prerequisites == {
		{"id": "feasibility_study_approval", "kind": "hard"},
		{"id": "enterprise_verification", "kind": "hard"},
		{"id": "enterprise_filing", "kind": "hard"},
		{"id": "farmland_conversion", "kind": "hard"},
		{"id": "planning_conditions", "kind": "hard"},
		{"id": "soil_contamination_survey", "kind": "hard"},
		{"id": "archaeology_survey", "kind": "soft", "hard_from": "2025-03-01"},
		{"id": "land_use_planning_permit", "kind": "soft", "hard_before": "2019-09-17"},
	}
}
