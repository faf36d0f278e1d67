package items.flood_impact_approval_test

import data.items.flood_impact_approval
import data.lib.cases

default applies(_) := false

applies(facts) if flood_impact_approval.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"a new building in a flood zone needs it": {"facts": {"in_flood_zone": true}, "want": true},
		"an extension does": {"facts": {"in_flood_zone": true, "project_nature": "extension"}, "want": true},
		"an alteration does": {"facts": {"in_flood_zone": true, "project_nature": "alteration"}, "want": true},
		"fitting out does not": {"facts": {"in_flood_zone": true, "project_nature": "fit-out"}, "want": false},
		"outside flood zones none is needed": {"facts": {"in_flood_zone": false}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}

test_waits_for_the_project_code if {
	flood_impact_approval.prerequisites == {
		{"id": "project_code", "kind": "soft"},
	}
}
