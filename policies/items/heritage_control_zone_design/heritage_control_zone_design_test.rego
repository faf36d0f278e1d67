package items.heritage_control_zone_design_test

import data.items.heritage_control_zone_design
import data.lib.cases

default applies(_) := false

applies(facts) if heritage_control_zone_design.applies with input as cases.project(facts)

# In the control zone of a provincial site.
base := {"heritage_control_zone_level": "provincial"}

test_applies[note] if {
	some note, tc in {
		"a new building needs it": {"facts": {}, "want": true},
		"at a national site too": {"facts": {"heritage_control_zone_level": "national"}, "want": true},
		"at a city or county site too": {"facts": {"heritage_control_zone_level": "city-county"}, "want": true},
		"an extension needs it": {"facts": {"project_nature": "extension"}, "want": true},
		"an alteration needs it": {"facts": {"project_nature": "alteration"}, "want": true},
		"an interior fit-out does not": {"facts": {"project_nature": "fit-out"}, "want": false},
		"a fit-out that changes the facade does": {
			"facts": {"project_nature": "fit-out", "changes_facade": true},
			"want": true,
		},
		"a fit-out that changes the structure does": {
			"facts": {"project_nature": "fit-out", "changes_structure": true},
			"want": true,
		},
		"outside any control zone none is needed": {"facts": {"heritage_control_zone_level": "none"}, "want": false},
	}
	got := applies(object.union(base, tc.facts))
	got == tc.want
}

test_waits_for_the_survey_and_the_project_code if {
	heritage_control_zone_design.prerequisites == {
		{"id": "archaeology_survey", "kind": "soft"},
		{"id": "project_code", "kind": "soft"},
	}
}
