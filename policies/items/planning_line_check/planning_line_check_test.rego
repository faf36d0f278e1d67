package items.planning_line_check_test

import data.items.planning_line_check
import data.lib.cases

default applies(_) := false

applies(facts) if planning_line_check.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"new works need it": {"facts": {}, "want": true},
		"so does an extension": {"facts": {"project_nature": "extension"}, "want": true},
		"so does an alteration": {"facts": {"project_nature": "alteration"}, "want": true},
		"fitting out needs none": {"facts": {"project_nature": "fit-out"}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}

refusals(facts) := reasons if reasons := planning_line_check.refusals with input as cases.project(facts)

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

may_commit(facts) if planning_line_check.may_commit with input as cases.project(facts)

test_may_commit_only_without_a_reason_against_it if {
	may_commit({})
	not may_commit({"credit_blacklisted": true})
}

test_waits_for_no_more_and_no_less if {
	planning_line_check.prerequisites == {
		{"id": "engineering_planning_permit", "kind": "hard"},
		{"id": "rural_planning_permit", "kind": "hard"},
	}
}
