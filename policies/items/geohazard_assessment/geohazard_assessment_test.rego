package items.geohazard_assessment_test

import data.items.geohazard_assessment
import data.lib.cases

default applies(_) := false

applies(facts) if geohazard_assessment.applies with input as cases.project(facts)

# In a geohazard area.
base := {"in_geohazard_area": true}

test_applies[note] if {
	some note, tc in {
		"a new building needs it": {"facts": {}, "want": true},
		"an extension does": {"facts": {"project_nature": "extension"}, "want": true},
		"an alteration does": {"facts": {"project_nature": "alteration"}, "want": true},
		"fitting out does not": {"facts": {"project_nature": "fit-out"}, "want": false},
		"a regional assessment takes its place": {"facts": {"regional_geohazard_done": true}, "want": false},
		"outside such areas none is needed": {"facts": {"in_geohazard_area": false}, "want": false},
	}
	got := applies(object.union(base, tc.facts))
	got == tc.want
}
