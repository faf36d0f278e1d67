package items.eia_registration_test

import data.items.eia_registration
import data.lib.cases

default applies(_) := false

applies(facts) if eia_registration.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"the registration class is filed": {"facts": {"eia_category": "registration"}, "want": true},
		"the table class is approved": {"facts": {"eia_category": "report-table"}, "want": false},
		"so is the report class": {"facts": {"eia_category": "report-book"}, "want": false},
		"an exempt project needs nothing": {"facts": {"eia_category": "exempt"}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}

refusals(facts) := reasons if reasons := eia_registration.refusals with input as cases.project(facts)

test_refusals[note] if {
	some note, tc in {
		"an ordinary applicant may commit": {"facts": {}, "want": set()},
		"a blacklisted one may not": {"facts": {"credit_blacklisted": true}, "want": {"credit_blacklisted"}},
	}
	got := refusals(tc.facts)
	got == tc.want
}

default may_commit(_) := false

may_commit(facts) if eia_registration.may_commit with input as cases.project(facts)

test_may_commit_only_without_a_reason_against_it if {
	may_commit({})
	not may_commit({"credit_blacklisted": true})
}
