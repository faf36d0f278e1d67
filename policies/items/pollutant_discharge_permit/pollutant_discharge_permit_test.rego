package items.pollutant_discharge_permit_test

import data.items.pollutant_discharge_permit
import data.lib.cases

default applies(_) := false

applies(facts) if pollutant_discharge_permit.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"a listed trade": {"facts": {"in_discharge_permit_list": true}, "want": true},
		"not another one": {"facts": {"in_discharge_permit_list": false}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}

test_waits_for_the_environmental_approval_and_the_works if {
	pollutant_discharge_permit.prerequisites == {
		{"id": "eia_report_book", "kind": "hard"},
		{"id": "eia_report_table", "kind": "hard"},
		{"id": "commencement_check", "kind": "physical"},
	}
}
