package items.project_proposal_approval_test

import data.items.project_proposal_approval
import data.lib.cases

default applies(_) := false

applies(facts) if project_proposal_approval.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"a government project above 5 million needs it": {
			"facts": {"investment_mode": "government", "total_investment_wan": 500.1},
			"want": true,
		},
		"at 5 million it does not": {
			"facts": {"investment_mode": "government", "total_investment_wan": 500},
			"want": false,
		},
		"nor in an approved plan": {
			"facts": {"investment_mode": "government", "total_investment_wan": 22000, "in_approved_plan": true},
			"want": false,
		},
		"an enterprise never does": {"facts": {"total_investment_wan": 22000}, "want": false},
		"a subsidised enterprise does not either": {
			"facts": {"investment_mode": "government-subsidised-enterprise", "total_investment_wan": 22000},
			"want": false,
		},
	}
	got := applies(tc.facts)
	got == tc.want
}

test_waits_for_the_project_code if {
	project_proposal_approval.prerequisites == {{"id": "project_code", "kind": "hard"}}
}
