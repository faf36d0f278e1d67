package items.seismic_safety_evaluation_test

import data.items.seismic_safety_evaluation
import data.lib.cases

default applies(_) := false

applies(facts) if seismic_safety_evaluation.applies with input as cases.project(facts)

# A major project under the provincial list.
base := {"seismic_major_project": true}

test_applies[note] if {
	some note, tc in {
		"a new building needs it": {"facts": {}, "want": true},
		"an extension does": {"facts": {"project_nature": "extension"}, "want": true},
		"an alteration does": {"facts": {"project_nature": "alteration"}, "want": true},
		"fitting out does not": {"facts": {"project_nature": "fit-out"}, "want": false},
		"a regional evaluation takes its place": {"facts": {"regional_seismic_done": true}, "want": false},
		"an ordinary project follows the national map": {"facts": {"seismic_major_project": false}, "want": false},
	}
	got := applies(object.union(base, tc.facts))
	got == tc.want
}
