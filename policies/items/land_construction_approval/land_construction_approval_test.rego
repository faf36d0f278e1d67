package items.land_construction_approval_test

import data.items.land_construction_approval
import data.lib.cases

default applies(_) := false

applies(facts) if land_construction_approval.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"land at auction counts": {"facts": {"land_source": "granted-auction"}, "want": true},
		"so does standard land": {"facts": {"land_source": "granted-standard-land"}, "want": true},
		"and land granted by agreement": {"facts": {"land_source": "agreement"}, "want": true},
		"and allocated land": {"facts": {"land_source": "allocated"}, "want": true},
		"land that the owner already holds does not": {"facts": {"land_source": "existing-land"}, "want": false},
		"nor a leased building": {"facts": {"land_source": "leased-building"}, "want": false},
		"nor collective land": {"facts": {"land_source": "collective"}, "want": false},
		"fitting out does not": {"facts": {"project_nature": "fit-out"}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}

test_waits_for_the_land_and_its_planning_permit if {
	land_construction_approval.prerequisites == {
		{"id": "state_land_grant", "kind": "hard"},
		{"id": "land_allocation", "kind": "hard"},
		{"id": "land_use_planning_permit", "kind": "hard"},
	}
}
