package items.geotechnical_survey_test

import data.items.geotechnical_survey
import data.lib.cases

default applies(_) := false

applies(facts) if geotechnical_survey.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"a new building needs it": {"facts": {}, "want": true},
		"an extension does": {"facts": {"project_nature": "extension"}, "want": true},
		"an alteration does": {"facts": {"project_nature": "alteration"}, "want": true},
		"fitting out does not": {"facts": {"project_nature": "fit-out"}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}
