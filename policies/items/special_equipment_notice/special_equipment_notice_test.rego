package items.special_equipment_notice_test

import data.items.special_equipment_notice
import data.lib.cases

default applies(_) := false

applies(facts) if special_equipment_notice.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"a building with a lift": {"facts": {"has_special_equipment": true}, "want": true},
		"not one without special equipment": {"facts": {"has_special_equipment": false}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}

test_waits_for_the_start_of_works if {
	special_equipment_notice.prerequisites == {{"id": "commencement_check", "kind": "physical"}}
}
