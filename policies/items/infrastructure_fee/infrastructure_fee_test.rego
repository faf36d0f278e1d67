package items.infrastructure_fee_test

import data.items.infrastructure_fee
import data.lib.cases

default applies(_) := false

applies(facts) if infrastructure_fee.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"a new workshop pays": {"facts": {}, "want": true},
		"so does an extension of a school": {
			"facts": {"project_nature": "extension", "building_category": "school"},
			"want": true,
		},
		"so does housing": {"facts": {"building_category": "residential"}, "want": true},
		"fitting out does not": {"facts": {"project_nature": "fit-out"}, "want": false},
		"nor does a road": {"facts": {"building_category": "municipal-road"}, "want": false},
		"nor a bridge": {"facts": {"building_category": "bridge-tunnel"}, "want": false},
		"nor a utility": {"facts": {"building_category": "municipal-utility"}, "want": false},
		"nor a park": {"facts": {"building_category": "park-green"}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}

refusals(facts) := reasons if reasons := infrastructure_fee.refusals with input as cases.project(facts)

test_refusals[note] if {
	some note, tc in {
		"a plain project may pay later": {"facts": {}, "want": set()},
		"a blacklisted applicant may not": {
			"facts": {"credit_blacklisted": true},
			"want": {"credit_blacklisted"},
		},
	}
	got := refusals(tc.facts)
	got == tc.want
}

default may_defer(_) := false

may_defer(facts) if infrastructure_fee.may_defer with input as cases.project(facts)

test_may_defer_only_without_a_reason_against_it if {
	may_defer({})
	not may_defer({"credit_blacklisted": true})
}

test_waits_for_no_more_and_no_less if {
	infrastructure_fee.prerequisites == {
		{"id": "engineering_planning_permit", "kind": "physical"},
		{"id": "rural_planning_permit", "kind": "physical"},
	}
}
