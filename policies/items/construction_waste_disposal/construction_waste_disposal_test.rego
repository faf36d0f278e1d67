package items.construction_waste_disposal_test

import data.items.construction_waste_disposal
import data.lib.cases

default applies(_) := false

applies(facts) if construction_waste_disposal.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"a little spoil is enough": {"facts": {"spoil_out_m3": 0.1}, "want": true},
		"none is not": {"facts": {"spoil_out_m3": 0}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}

refusals(facts) := reasons if reasons := construction_waste_disposal.refusals with input as cases.project(facts)

test_refusals[note] if {
	some note, tc in {
		"a plain project may commit": {"facts": {}, "want": set()},
		"a blacklisted applicant may not": {
			"facts": {"credit_blacklisted": true},
			"want": {"credit_blacklisted"},
		},
	}
	got := refusals(tc.facts)
	got == tc.want
}

default may_commit(_) := false

may_commit(facts) if construction_waste_disposal.may_commit with input as cases.project(facts)

test_may_commit_only_without_a_reason_against_it if {
	may_commit({})
	not may_commit({"credit_blacklisted": true})
}

test_waits_for_no_more_and_no_less if {
	construction_waste_disposal.prerequisites == {
		{"id": "engineering_planning_permit", "kind": "soft"},
		{"id": "rural_planning_permit", "kind": "soft"},
	}
}
