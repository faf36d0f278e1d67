package items.public_gathering_fire_check_test

import data.items.public_gathering_fire_check
import data.lib.cases

default applies(_) := false

applies(facts) if public_gathering_fire_check.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"a mall": {"facts": {"public_gathering_place": true}, "want": true},
		"not a closed workshop": {"facts": {"public_gathering_place": false}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}

refusals(facts) := reasons if reasons := public_gathering_fire_check.refusals with input as cases.project(facts)

test_refusals[note] if {
	some note, tc in {
		"an honest applicant may commit": {"facts": {}, "want": set()},
		"a blacklisted one may not": {"facts": {"credit_blacklisted": true}, "want": {"credit_blacklisted"}},
	}
	got := refusals(tc.facts)
	got == tc.want
}

default may_commit(_) := false

may_commit(facts) if public_gathering_fire_check.may_commit with input as cases.project(facts)

test_may_commit_only_without_a_reason_against_it if {
	may_commit({})
	not may_commit({"credit_blacklisted": true})
}

test_waits_for_the_fire_acceptance_of_the_building if {
	public_gathering_fire_check.prerequisites == {
		{"id": "fire_acceptance", "kind": "hard"},
		{"id": "fire_acceptance_filing", "kind": "soft"},
		{"id": "commencement_check", "kind": "hard"},
		{"id": "fire_acceptance_2017", "kind": "hard"},
	}
}
