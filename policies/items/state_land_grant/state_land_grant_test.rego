package items.state_land_grant_test

import data.items.state_land_grant
import data.lib.cases

default applies(_) := false

applies(facts) if state_land_grant.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"land at auction counts": {"facts": {"land_source": "granted-auction"}, "want": true},
		"so does standard land": {"facts": {"land_source": "granted-standard-land"}, "want": true},
		"and land granted by agreement": {"facts": {"land_source": "agreement"}, "want": true},
		"allocated land is not granted": {"facts": {"land_source": "allocated"}, "want": false},
		"land that the owner already holds does not": {"facts": {"land_source": "existing-land"}, "want": false},
		"nor a leased building": {"facts": {"land_source": "leased-building"}, "want": false},
		"nor collective land": {"facts": {"land_source": "collective"}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}

test_waits_for_conditions_conversion_archaeology_regional_results_and_soil if {
	state_land_grant.prerequisites == {
		{"id": "planning_conditions", "kind": "hard"},
		{"id": "farmland_conversion", "kind": "hard"},
		{"id": "archaeology_survey", "kind": "soft", "hard_from": "2025-03-01"},
		{"id": "regional_assessment_use", "kind": "soft"},
		{"id": "soil_contamination_survey", "kind": "hard"},
	}
}
