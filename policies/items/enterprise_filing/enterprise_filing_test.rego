package items.enterprise_filing_test

import data.items.enterprise_filing
import data.lib.cases

default applies(_) := false

applies(facts) if enterprise_filing.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"an enterprise project is filed": {"facts": {}, "want": true},
		"so is a foreign one": {"facts": {"investment_mode": "foreign-enterprise"}, "want": true},
		"and a subsidised one": {"facts": {"investment_mode": "government-subsidised-enterprise"}, "want": true},
		"a government project is approved instead": {"facts": {"investment_mode": "government"}, "want": false},
		"the catalogue is verified instead": {"facts": {"in_verification_catalogue": true}, "want": false},
		"what is forbidden is not filed": {"facts": {"industry_prohibited": true}, "want": false},
		"technical renovation is filed elsewhere": {"facts": {"technical_renovation": true}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}

refusals(facts) := reasons if reasons := enterprise_filing.refusals with input as cases.project(facts)

test_refusals[note] if {
	some note, tc in {
		"an ordinary applicant may commit": {"facts": {}, "want": set()},
		"a blacklisted one may not": {"facts": {"credit_blacklisted": true}, "want": {"credit_blacklisted"}},
	}
	got := refusals(tc.facts)
	got == tc.want
}

default may_commit(_) := false

may_commit(facts) if enterprise_filing.may_commit with input as cases.project(facts)

test_may_commit_only_without_a_reason_against_it if {
	may_commit({})
	not may_commit({"credit_blacklisted": true})
}

test_waits_for_the_project_code if {
	enterprise_filing.prerequisites == {{"id": "project_code", "kind": "hard"}}
}
