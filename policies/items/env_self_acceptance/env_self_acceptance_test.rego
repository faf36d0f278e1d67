package items.env_self_acceptance_test

import data.items.env_self_acceptance
import data.lib.cases

default applies(_) := false

applies(facts) if env_self_acceptance.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"a project with a report": {"facts": {"eia_category": "report-book"}, "want": true},
		"one with a report table": {"facts": {"eia_category": "report-table"}, "want": true},
		"not one with a registration form": {"facts": {"eia_category": "registration"}, "want": false},
		"nor an exempt one": {"facts": {"eia_category": "exempt"}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}

test_waits_for_the_works_and_the_discharge_permit if {
	env_self_acceptance.prerequisites == {
		{"id": "commencement_check", "kind": "hard"},
		{"id": "pollutant_discharge_permit", "kind": "hard"},
	}
}
