package items.feasibility_study_approval_test

import data.items.feasibility_study_approval
import data.lib.cases

default applies(_) := false

applies(facts) if feasibility_study_approval.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"a government project needs the approval": {"facts": {"investment_mode": "government"}, "want": true},
		"an enterprise does not": {"facts": {}, "want": false},
		"nor a foreign enterprise": {"facts": {"investment_mode": "foreign-enterprise"}, "want": false},
		"nor a subsidised enterprise": {"facts": {"investment_mode": "government-subsidised-enterprise"}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}

test_waits_for_code_proposal_land_risk_energy_and_geology if {
	feasibility_study_approval.prerequisites == {
		{"id": "project_code", "kind": "hard"},
		{"id": "project_proposal_approval", "kind": "hard"},
		{"id": "land_preexam_and_siting", "kind": "hard"},
		{"id": "site_selection_opinion_2017", "kind": "hard"},
		{"id": "land_preexam_2017", "kind": "hard"},
		{"id": "social_stability_risk", "kind": "soft"},
		{"id": "energy_review", "kind": "hard"},
		{"id": "geohazard_assessment", "kind": "hard"},
	}
}
