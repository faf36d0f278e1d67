package items.early_study_test

import data.items.early_study
import data.lib.cases

default applies(_) := false

applies(facts) if early_study.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"an enterprise project is studied": {"facts": {}, "want": true},
		"so is a government project": {"facts": {"investment_mode": "government"}, "want": true},
		"and a mere fitting out": {"facts": {"project_nature": "fit-out", "land_source": "leased-building"}, "want": true},
	}
	got := applies(tc.facts)
	got == tc.want
}

test_waits_for_the_project_code if {
	early_study.prerequisites == {{"id": "project_code", "kind": "soft"}}
}
