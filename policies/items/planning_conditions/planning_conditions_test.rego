package items.planning_conditions_test

import data.items.planning_conditions
import data.lib.cases

default applies(_) := false

applies(facts) if planning_conditions.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"land at auction carries conditions": {"facts": {"land_source": "granted-auction"}, "want": true},
		"so does standard land": {"facts": {"land_source": "granted-standard-land"}, "want": true},
		"and land granted by agreement": {"facts": {"land_source": "agreement"}, "want": true},
		"and allocated land": {"facts": {"land_source": "allocated"}, "want": true},
		"land that the owner already holds does not": {"facts": {"land_source": "existing-land"}, "want": false},
		"nor a leased building": {"facts": {"land_source": "leased-building"}, "want": false},
		"nor collective land": {"facts": {"land_source": "collective"}, "want": false},
		"nor fitting out": {"facts": {"project_nature": "fit-out"}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}
