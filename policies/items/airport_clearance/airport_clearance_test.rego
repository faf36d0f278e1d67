package items.airport_clearance_test

import data.items.airport_clearance
import data.lib.cases

default applies(_) := false

applies(facts) if airport_clearance.applies with input as cases.project(facts)

# In a clearance zone.
base := {"in_airport_clearance_zone": true}

test_applies[note] if {
	some note, tc in {
		"a new building needs it": {"facts": {}, "want": true},
		"an extension does": {"facts": {"project_nature": "extension"}, "want": true},
		"an alteration does": {"facts": {"project_nature": "alteration"}, "want": true},
		"fitting out does not": {"facts": {"project_nature": "fit-out"}, "want": false},
		"outside clearance zones none is needed": {"facts": {"in_airport_clearance_zone": false}, "want": false},
	}
	got := applies(object.union(base, tc.facts))
	got == tc.want
}
