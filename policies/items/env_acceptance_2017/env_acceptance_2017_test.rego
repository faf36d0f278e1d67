package items.env_acceptance_2017_test

import data.items.env_acceptance_2017
import data.lib.cases

default applies(_) := false

applies(facts) if env_acceptance_2017.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"a project with a report": {
			"facts": {"eia_category": "report-book", "reference_date": "2017-06-01"},
			"want": true,
		},
		"one with a report table": {
			"facts": {"eia_category": "report-table", "reference_date": "2017-06-01"},
			"want": true,
		},
		"not one with a registration form": {
			"facts": {"eia_category": "registration", "reference_date": "2017-06-01"},
			"want": false,
		},
		"nor an exempt one": {
			"facts": {"eia_category": "exempt", "reference_date": "2017-06-01"},
			"want": false,
		},
	}
	got := applies(tc.facts)
	got == tc.want
}

test_waits_for_the_environmental_approval_and_the_works if {
	env_acceptance_2017.prerequisites == {
		{"id": "eia_report_book", "kind": "hard"},
		{"id": "eia_report_table", "kind": "hard"},
		{"id": "commencement_check", "kind": "hard"},
	}
}
