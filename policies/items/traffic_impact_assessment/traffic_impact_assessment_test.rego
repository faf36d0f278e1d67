package items.traffic_impact_assessment_test

import data.items.traffic_impact_assessment
import data.lib.cases

default applies(_) := false

applies(facts) if traffic_impact_assessment.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"a project of the size needs it": {"facts": {"traffic_assessment_required": true}, "want": true},
		"a smaller one does not": {"facts": {"traffic_assessment_required": false}, "want": false},
		"a regional assessment takes its place": {
			"facts": {"traffic_assessment_required": true, "regional_traffic_done": true},
			"want": false,
		},
	}
	got := applies(tc.facts)
	got == tc.want
}
