package problems.profile.k19_test

import data.lib.cases
import data.problems.profile.k19

default found(_) := false

found(facts) if k19.found with input as cases.project(facts)

government := {"investment_mode": "government", "feasibility_estimate_wan": 10000}

test_found[note] if {
	some note, tc in {
		"a tenth more than the estimate is allowed": {"facts": {"design_budget_wan": 11000}, "want": false},
		"a hundred yuan more than that is not": {"facts": {"design_budget_wan": 11000.01}, "want": true},
		"an enterprise answers to itself": {
			"facts": {"investment_mode": "enterprise", "design_budget_wan": 11000.01},
			"want": false,
		},
		"a subsidised enterprise too": {
			"facts": {"investment_mode": "government-subsidised-enterprise", "design_budget_wan": 11000.01},
			"want": false,
		},
	}
	got := found(object.union(government, tc.facts))
	got == tc.want
}
