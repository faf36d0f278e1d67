package items.forest_land_use_test

import data.items.forest_land_use
import data.lib.cases

default applies(_) := false

applies(facts) if forest_land_use.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"forest land needs the consent": {"facts": {"occupies_forest": true}, "want": true},
		"farmland alone does not": {"facts": {"occupies_farmland": true}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}
