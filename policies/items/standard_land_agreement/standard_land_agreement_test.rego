package items.standard_land_agreement_test

import data.items.standard_land_agreement
import data.lib.cases

default applies(_) := false

applies(facts) if standard_land_agreement.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"standard land needs the agreement": {"facts": {"land_source": "granted-standard-land"}, "want": true},
		"land granted by ordinary auction does not": {"facts": {"land_source": "granted-auction"}, "want": false},
		"nor allocated land": {"facts": {"land_source": "allocated"}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}

refusals(facts) := reasons if reasons := standard_land_agreement.refusals with input as cases.project(facts)

ordinary := {"land_source": "granted-standard-land"}

test_refusals[note] if {
	some note, tc in {
		"a plain workshop on standard land may commit": {"facts": {}, "want": set()},
		"a blacklisted applicant may not": {"facts": {"credit_blacklisted": true}, "want": {"credit_blacklisted"}},
		"nor hazardous chemicals": {"facts": {"hazardous_chemicals": true}, "want": {"hazardous_chemicals"}},
		"nor flammable goods": {"facts": {"flammable_explosive_use": true}, "want": {"flammable_explosive_use"}},
		"nor land granted by ordinary auction": {
			"facts": {"land_source": "granted-auction"},
			"want": {"not_standard_land"},
		},
	}
	got := refusals(object.union(ordinary, tc.facts))
	got == tc.want
}

default may_commit(_) := false

may_commit(facts) if standard_land_agreement.may_commit with input as cases.project(facts)

test_may_commit_only_without_a_reason_against_it if {
	may_commit(ordinary)
	not may_commit(object.union(ordinary, {"credit_blacklisted": true}))
}

test_waits_for_the_land_grant if {
	standard_land_agreement.prerequisites == {{"id": "state_land_grant", "kind": "hard"}}
}
