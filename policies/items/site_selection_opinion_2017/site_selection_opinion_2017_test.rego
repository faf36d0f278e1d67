package items.site_selection_opinion_2017_test

import data.items.site_selection_opinion_2017
import data.lib.cases

default applies(_) := false

applies(facts) if site_selection_opinion_2017.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"a government school on allocated land needs it": {
			"facts": {"land_source": "allocated", "investment_mode": "government", "reference_date": "2019-09-16"},
			"want": true,
		},
		"so does a verified enterprise project": {
			"facts": {"land_source": "allocated", "in_verification_catalogue": true, "reference_date": "2019-09-16"},
			"want": true,
		},
		"an enterprise project that is only filed does not": {
			"facts": {"land_source": "allocated", "reference_date": "2019-09-16"},
			"want": false,
		},
		"nor a government project on granted land": {
			"facts": {"land_source": "granted-auction", "investment_mode": "government", "reference_date": "2019-09-16"},
			"want": false,
		},
	}
	got := applies(tc.facts)
	got == tc.want
}

test_waits_for_the_project_code if {
	site_selection_opinion_2017.prerequisites == {{"id": "project_code", "kind": "soft"}}
}
