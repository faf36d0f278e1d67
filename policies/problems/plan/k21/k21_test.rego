package problems.plan.k21_test

import data.problems.plan.k21

by_schedule := {"land_contract_start_by": true, "start_of_works_on": "2027-06-02"}

by_wish := {"land_contract_start_by": true, "planned_start": true}

test_findings[note] if {
	some note, tc in {
		"the schedule meets the date": {
			"facts": {"land_contract_start_by": "2027-06-01"},
			"plan": {"works_start": "2027-06-01"},
			"want": set(),
		},
		"the schedule misses it by a day": {
			"facts": {"land_contract_start_by": "2027-06-01"},
			"plan": {"works_start": "2027-06-02"},
			"want": {by_schedule},
		},
		"the planned start meets it": {
			"facts": {"land_contract_start_by": "2027-06-01", "planned_start": "2027-06-01"},
			"plan": {},
			"want": set(),
		},
		"the planned start misses it by a day": {
			"facts": {"land_contract_start_by": "2027-06-01", "planned_start": "2027-06-02"},
			"plan": {"works_start": "2026-12-01"},
			"want": {by_wish},
		},
		"both miss it": {
			"facts": {"land_contract_start_by": "2027-06-01", "planned_start": "2027-06-02"},
			"plan": {"works_start": "2027-06-02"},
			"want": {by_schedule, by_wish},
		},
		"without a contract date there is nothing to miss": {
			"facts": {"planned_start": "2030-01-01"},
			"plan": {"works_start": "2030-01-01"},
			"want": set(),
		},
	}
	got := k21.findings with input as {"facts": tc.facts, "items": {}, "plan": tc.plan}
	got == tc.want
}
