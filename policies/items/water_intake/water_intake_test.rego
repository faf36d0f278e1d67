package items.water_intake_test

import data.items.water_intake
import data.lib.cases

default applies(_) := false

applies(facts) if water_intake.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"direct intake needs it": {"facts": {"direct_water_intake": true}, "want": true},
		"water from the network does not": {"facts": {"direct_water_intake": false}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}

refusals(facts) := reasons if reasons := water_intake.refusals with input as cases.project(facts)

test_refusals[note] if {
	some note, tc in {
		"an applicant in good standing may commit": {"facts": {}, "want": set()},
		"a blacklisted applicant may not": {"facts": {"credit_blacklisted": true}, "want": {"credit_blacklisted"}},
	}
	got := refusals(tc.facts)
	got == tc.want
}

default may_commit(_) := false

may_commit(facts) if water_intake.may_commit with input as cases.project(facts)

test_may_commit_only_without_a_reason_against_it if {
	may_commit({})
	not may_commit({"credit_blacklisted": true})
}

test_waits_for_the_project_code if {
	water_intake.prerequisites == {
		{"id": "project_code", "kind": "soft"},
	}
}
