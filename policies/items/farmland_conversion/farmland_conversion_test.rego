package items.farmland_conversion_test

import data.items.farmland_conversion
import data.lib.cases

default applies(_) := false

applies(facts) if farmland_conversion.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"farmland is converted": {"facts": {"occupies_farmland": true}, "want": true},
		"so is forest land": {"facts": {"occupies_forest": true}, "want": true},
		"land taking is approved": {"facts": {"involves_expropriation": true}, "want": true},
		"a cleared site needs neither": {"facts": {}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}

test_waits_for_forest_risk_and_minerals if {
	farmland_conversion.prerequisites == {
		{"id": "forest_land_use", "kind": "hard"},
		{"id": "social_stability_risk", "kind": "hard"},
		{"id": "mineral_overlay", "kind": "hard"},
	}
}
