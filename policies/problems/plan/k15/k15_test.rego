package problems.plan.k15_test

import data.problems.plan.k15

test_findings[note] if {
	some note, tc in {
		"nothing was asked for": {"items": {"eia_report_table": {"asked": false, "offered": false}}, "want": set()},
		"what was asked for is offered": {"items": {"eia_report_table": {"asked": true, "offered": true}}, "want": set()},
		"what is offered was not asked for": {"items": {"eia_report_table": {"asked": false, "offered": true}}, "want": set()},
		"what was asked for is not offered": {
			"items": {"eia_report_table": {"asked": true, "offered": false}},
			"want": {{"item": "eia_report_table"}},
		},
		"each such item is named": {
			"items": {
				"eia_report_table": {"asked": true, "offered": false},
				"energy_review": {"asked": true, "offered": true},
				"tendering@lot1": {"asked": true, "offered": false},
			},
			"want": {{"item": "eia_report_table"}, {"item": "tendering@lot1"}},
		},
	}
	got := k15.findings with input as {"facts": {}, "items": tc.items}
	got == tc.want
}
