package items.social_stability_risk_test

import data.items.social_stability_risk
import data.lib.cases

default applies(_) := false

applies(facts) if social_stability_risk.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"land taking is assessed": {"facts": {"involves_expropriation": true}, "want": true},
		"so is a facility that neighbours resist": {"facts": {"nimby_facility": true}, "want": true},
		"and a listed major project": {"facts": {"listed_major_project": true}, "want": true},
		"a plain workshop is not": {"facts": {}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}
