package items.preliminary_design_approval_test

import data.items.preliminary_design_approval
import data.lib.cases

default applies(_) := false

applies(facts) if preliminary_design_approval.applies with input as cases.project(facts)

plain := {"investment_mode": "government"}

test_applies[note] if {
	some note, tc in {
		"501 wan is above the limit": {"facts": {"total_investment_wan": 501}, "want": true},
		"500 wan is not": {"facts": {"total_investment_wan": 500}, "want": false},
		"an enterprise project needs none": {
			"facts": {"investment_mode": "enterprise", "total_investment_wan": 5000},
			"want": false,
		},
		"nor does a subsidised one": {
			"facts": {"investment_mode": "government-subsidised-enterprise", "total_investment_wan": 5000},
			"want": false,
		},
		"the limit held on the last day before the regulations": {
			"facts": {"total_investment_wan": 501, "reference_date": "2019-06-30"},
			"want": true,
		},
		"and 500 wan was not above it": {
			"facts": {"total_investment_wan": 500, "reference_date": "2019-06-30"},
			"want": false,
		},
		"it holds on their first day": {
			"facts": {"total_investment_wan": 501, "reference_date": "2019-07-01"},
			"want": true,
		},
		"with 500 wan not above it": {
			"facts": {"total_investment_wan": 500, "reference_date": "2019-07-01"},
			"want": false,
		},
	}
	got := applies(object.union(plain, tc.facts))
	got == tc.want
}

test_waits_for_no_more_and_no_less if {
	preliminary_design_approval.prerequisites == {
		{"id": "feasibility_study_approval", "kind": "hard"},
		{"id": "geotechnical_survey", "kind": "soft"},
		{"id": "design_scheme_review", "kind": "soft"},
	}
}
