package items.planning_verification_test

import data.items.planning_verification
import data.lib.cases

default applies(_) := false

applies(facts) if planning_verification.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"new works": {"facts": {}, "want": true},
		"an extension": {"facts": {"project_nature": "extension"}, "want": true},
		"an alteration": {"facts": {"project_nature": "alteration"}, "want": true},
		"a bridge as well": {"facts": {"building_category": "bridge-tunnel"}, "want": true},
		"not a fit-out": {"facts": {"project_nature": "fit-out"}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}

refusals(facts) := reasons if reasons := planning_verification.refusals with input as cases.project(facts)

committed := {"low_risk_small_project": true}

test_refusals[note] if {
	some note, tc in {
		"a low-risk small workshop may commit": {"facts": {}, "want": set()},
		"so may a warehouse": {"facts": {"building_category": "warehouse"}, "want": set()},
		"a blacklisted applicant may not": {
			"facts": {"credit_blacklisted": true},
			"want": {"credit_blacklisted"},
		},
		"nor an office": {"facts": {"building_category": "office"}, "want": {"not_industrial_or_storage"}},
		"nor a workshop that is not low-risk": {
			"facts": {"low_risk_small_project": false},
			"want": {"not_low_risk"},
		},
	}
	got := refusals(object.union(committed, tc.facts))
	got == tc.want
}

default may_commit(_) := false

may_commit(facts) if planning_verification.may_commit with input as cases.project(facts)

test_may_commit_only_without_a_reason_against_it if {
	may_commit(committed)
	not may_commit(object.union(committed, {"credit_blacklisted": true}))
}

test_waits_for_works_survey_and_the_planning_permits if {
	planning_verification.prerequisites == {
		{"id": "joint_surveying", "kind": "hard"},
		{"id": "commencement_check", "kind": "hard"},
		{"id": "engineering_planning_permit", "kind": "hard"},
		{"id": "rural_planning_permit", "kind": "hard"},
	}
}
