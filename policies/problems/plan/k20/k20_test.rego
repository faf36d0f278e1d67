package problems.plan.k20_test

import data.problems.plan.k20

items := {
	"commencement_check": {"item": "commencement_check", "waits_for": ["construction_permit", "eia_report_table", "energy_review"]},
	"construction_permit": {"early_finish": "2026-10-15", "waits_for": []},
	"eia_report_table": {"early_finish": "2026-07-10", "waits_for": []},
	"energy_review": {"status": "possible", "waits_for": []},
	"tendering": {"early_finish": "2026-12-31", "waits_for": []},
}

plan := {"start_of_works": "commencement_check"}

permit := {"item": "construction_permit", "done_on": "2026-10-15", "planned_start": true}

test_findings[note] if {
	some note, tc in {
		"the day on which the last one is done is early enough": {"facts": {"planned_start": "2026-10-15"}, "want": set()},
		"the day before is not": {"facts": {"planned_start": "2026-10-14"}, "want": {permit}},
		"every one that is not done by then is named": {
			"facts": {"planned_start": "2026-07-09"},
			"want": {permit, {"item": "eia_report_table", "done_on": "2026-07-10", "planned_start": true}},
		},
		"without a planned start there is nothing to compare": {"facts": {}, "want": set()},
	}
	got := k20.findings with input as {"facts": tc.facts, "items": items, "plan": plan}
	got == tc.want
}

test_a_plan_without_that_milestone_has_no_finding if {
	facts := {"planned_start": "2026-01-01"}
	k20.findings == set() with input as {"facts": facts, "items": {}, "plan": plan}
}
