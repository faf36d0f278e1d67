package items.agency_service_test

import data.items.agency_service
import data.lib.cases

default applies(_) := false

applies(facts) if agency_service.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"an investor who asks for an agent gets one": {"facts": {"wants_agency_service": true}, "want": true},
		"nobody else does": {"facts": {"wants_agency_service": false}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}

test_waits_for_the_project_code if {
	agency_service.prerequisites == {{"id": "project_code", "kind": "soft"}}
}
