package items.heritage_protection_zone_works_test

import data.items.heritage_protection_zone_works
import data.lib.cases

default applies(_) := false

applies(facts) if heritage_protection_zone_works.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"the zone of a national site counts": {"facts": {"heritage_protection_zone_level": "national"}, "want": true},
		"so does that of a provincial site": {"facts": {"heritage_protection_zone_level": "provincial"}, "want": true},
		"so does that of a city or county site": {"facts": {"heritage_protection_zone_level": "city-county"}, "want": true},
		"fitting out inside counts too": {
			"facts": {"heritage_protection_zone_level": "national", "project_nature": "fit-out"},
			"want": true,
		},
		"outside any zone none is needed": {"facts": {"heritage_protection_zone_level": "none"}, "want": false},
		"the control zone alone does not count": {"facts": {"heritage_control_zone_level": "national"}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}

test_waits_for_the_project_code_and_the_survey if {
	heritage_protection_zone_works.prerequisites == {
		{"id": "project_code", "kind": "soft"},
		{"id": "archaeology_survey", "kind": "soft"},
	}
}
