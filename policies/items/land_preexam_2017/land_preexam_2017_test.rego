package items.land_preexam_2017_test

import data.items.land_preexam_2017
import data.lib.cases

default applies(_) := false

applies(facts) if land_preexam_2017.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"new construction land is examined": {
			"facts": {"needs_new_construction_land": true, "reference_date": "2019-09-16"},
			"want": true,
		},
		"so is allocated land": {"facts": {"land_source": "allocated", "reference_date": "2019-09-16"}, "want": true},
		"granted land that is already built-up is not": {"facts": {"reference_date": "2019-09-16"}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}

test_waits_for_the_project_code if {
	land_preexam_2017.prerequisites == {{"id": "project_code", "kind": "soft"}}
}
