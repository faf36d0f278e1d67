package items.energy_commitment_filing_test

import data.items.energy_commitment_filing
import data.lib.cases

default applies(_) := false

applies(facts) if energy_commitment_filing.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"1000 tce in the zone are enough": {
			"facts": {"annual_energy_tce": 1000, "in_regional_energy_zone": true},
			"want": true,
		},
		"999.9 tce are not": {"facts": {"annual_energy_tce": 999.9, "in_regional_energy_zone": true}, "want": false},
		"4999.9 tce still are": {"facts": {"annual_energy_tce": 4999.9, "in_regional_energy_zone": true}, "want": true},
		"5000 tce go to the review": {"facts": {"annual_energy_tce": 5000, "in_regional_energy_zone": true}, "want": false},
		"outside the zone there is nothing to file": {"facts": {"annual_energy_tce": 1500}, "want": false},
		"the negative list goes to the review": {
			"facts": {"annual_energy_tce": 1500, "in_regional_energy_zone": true, "on_energy_negative_list": true},
			"want": false,
		},
		"5,000,000 kWh are enough on the last day that electricity counts": {
			"facts": {"annual_electricity_kwh": 5000000, "in_regional_energy_zone": true, "reference_date": "2025-08-31"},
			"want": true,
		},
		"4,999,999 kWh are not": {
			"facts": {"annual_electricity_kwh": 4999999, "in_regional_energy_zone": true, "reference_date": "2025-08-31"},
			"want": false,
		},
		"electricity no longer counts the day after": {
			"facts": {"annual_electricity_kwh": 5000000, "in_regional_energy_zone": true, "reference_date": "2025-09-01"},
			"want": false,
		},
		"1000 t of coal are enough from that day on": {
			"facts": {"annual_coal_t": 1000, "in_regional_energy_zone": true, "reference_date": "2025-09-01"},
			"want": true,
		},
		"999.9 t of coal are not": {
			"facts": {"annual_coal_t": 999.9, "in_regional_energy_zone": true, "reference_date": "2025-09-01"},
			"want": false,
		},
		"coal does not count the day before": {
			"facts": {"annual_coal_t": 1000, "in_regional_energy_zone": true, "reference_date": "2025-08-31"},
			"want": false,
		},
	}
	got := applies(tc.facts)
	got == tc.want
}

refusals(facts) := reasons if reasons := energy_commitment_filing.refusals with input as cases.project(facts)

ordinary := {"annual_energy_tce": 1500, "in_regional_energy_zone": true}

test_refusals[note] if {
	some note, tc in {
		"a plain project in the zone may commit": {"facts": {}, "want": set()},
		"a blacklisted applicant may not": {"facts": {"credit_blacklisted": true}, "want": {"credit_blacklisted"}},
		"nor hazardous chemicals": {"facts": {"hazardous_chemicals": true}, "want": {"hazardous_chemicals"}},
		"nor flammable goods": {"facts": {"flammable_explosive_use": true}, "want": {"flammable_explosive_use"}},
		"nor outside the zone": {"facts": {"in_regional_energy_zone": false}, "want": {"not_in_regional_energy_zone"}},
		"nor on the negative list": {"facts": {"on_energy_negative_list": true}, "want": {"on_energy_negative_list"}},
		"nor at the ceiling": {"facts": {"annual_energy_tce": 5000}, "want": {"above_regional_ceiling"}},
	}
	got := refusals(object.union(ordinary, tc.facts))
	got == tc.want
}

default may_commit(_) := false

may_commit(facts) if energy_commitment_filing.may_commit with input as cases.project(facts)

test_may_commit_only_without_a_reason_against_it if {
	may_commit(ordinary)
	not may_commit(object.union(ordinary, {"credit_blacklisted": true}))
}

test_waits_for_the_project_code if {
	energy_commitment_filing.prerequisites == {{"id": "project_code", "kind": "soft"}}
}
