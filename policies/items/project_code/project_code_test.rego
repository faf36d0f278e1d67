package items.project_code_test

import data.items.project_code
import data.lib.cases

default applies(_) := false

applies(facts) if project_code.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"an enterprise project takes a code": {"facts": {}, "want": true},
		"so does a government project": {"facts": {"investment_mode": "government"}, "want": true},
		"and a mere fitting out": {"facts": {"project_nature": "fit-out", "land_source": "leased-building"}, "want": true},
	}
	got := applies(tc.facts)
	got == tc.want
}
