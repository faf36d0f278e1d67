package items.land_registration_test

import data.items.land_registration
import data.lib.cases

default applies(_) := false

applies(facts) if land_registration.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"land at auction counts": {"facts": {"land_source": "granted-auction"}, "want": true},
		"so does standard land": {"facts": {"land_source": "granted-standard-land"}, "want": true},
		"and land granted by agreement": {"facts": {"land_source": "agreement"}, "want": true},
		"and allocated land": {"facts": {"land_source": "allocated"}, "want": true},
		"land that the owner already holds does not": {"facts": {"land_source": "existing-land"}, "want": false},
		"nor a leased building": {"facts": {"land_source": "leased-building"}, "want": false},
		"nor collective land": {"facts": {"land_source": "collective"}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}

refusals(facts) := reasons if reasons := land_registration.refusals with input as cases.project(facts)

test_refusals[note] if {
	some note, tc in {
		"an ordinary applicant may hand in papers later": {"facts": {}, "want": set()},
		"a blacklisted one may not": {"facts": {"credit_blacklisted": true}, "want": {"credit_blacklisted"}},
	}
	got := refusals(tc.facts)
	got == tc.want
}

default may_defer(_) := false

may_defer(facts) if land_registration.may_defer with input as cases.project(facts)

test_may_defer_only_without_a_reason_against_it if {
	may_defer({})
	not may_defer({"credit_blacklisted": true})
}

test_waits_for_the_grant_or_the_allocation if {
	land_registration.prerequisites == {
		{"id": "state_land_grant", "kind": "hard"},
		{"id": "land_allocation", "kind": "hard"},
	}
}
