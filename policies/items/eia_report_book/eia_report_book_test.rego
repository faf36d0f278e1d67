package items.eia_report_book_test

import data.items.eia_report_book
import data.lib.cases

default applies(_) := false

applies(facts) if eia_report_book.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"the report class is approved": {"facts": {"eia_category": "report-book"}, "want": true},
		"the table class has an approval of its own": {"facts": {"eia_category": "report-table"}, "want": false},
		"the registration class is only filed": {"facts": {"eia_category": "registration"}, "want": false},
		"an exempt project needs nothing": {"facts": {"eia_category": "exempt"}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}

test_waits_for_the_project_code if {
	eia_report_book.prerequisites == {{"id": "project_code", "kind": "soft"}}
}
