package items.historic_town_works_test

import data.items.historic_town_works
import data.lib.cases

default applies(_) := false

applies(facts) if historic_town_works.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"works in the core area need it": {"facts": {"in_historic_core_area": true}, "want": true},
		"works on a historic building need it": {"facts": {"alters_historic_building": true}, "want": true},
		"fitting out in the core area needs it": {
			"facts": {"in_historic_core_area": true, "project_nature": "fit-out"},
			"want": true,
		},
		"elsewhere none is needed": {"facts": {}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}
