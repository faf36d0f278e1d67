package items.energy_review_test

import data.items.energy_review
import data.lib.cases

default applies(_) := false

applies(facts) if energy_review.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"1000 tce is enough": {"facts": {"annual_energy_tce": 1000}, "want": true},
		"999.9 tce is not": {"facts": {"annual_energy_tce": 999.9}, "want": false},
		"5,000,000 kWh is enough on the last day that electricity counts": {
			"facts": {"annual_electricity_kwh": 5000000, "reference_date": "2025-08-31"},
			"want": true,
		},
		"4,999,999 kWh is not": {
			"facts": {"annual_electricity_kwh": 4999999, "reference_date": "2025-08-31"},
			"want": false,
		},
		"electricity no longer counts the day after": {
			"facts": {"annual_electricity_kwh": 5000000, "reference_date": "2025-09-01"},
			"want": false,
		},
		"1000 t of coal are enough from that day on": {
			"facts": {"annual_coal_t": 1000, "reference_date": "2025-09-01"},
			"want": true,
		},
		"999.9 t of coal are not": {
			"facts": {"annual_coal_t": 999.9, "reference_date": "2025-09-01"},
			"want": false,
		},
		"coal does not count the day before": {
			"facts": {"annual_coal_t": 1000, "reference_date": "2025-08-31"},
			"want": false,
		},
		"2,000,000 kWh were enough until the end of 2016": {
			"facts": {"annual_electricity_kwh": 2000000, "reference_date": "2016-12-31"},
			"want": true,
		},
		"2,000,000 kWh are not from 2017 on": {
			"facts": {"annual_electricity_kwh": 2000000, "reference_date": "2017-01-01"},
			"want": false,
		},
		"the last day of the 2016 rules and the first of the 2023 rules agree": {
			"facts": {"annual_energy_tce": 1000, "reference_date": "2023-06-01"},
			"want": true,
		},
		"an industry on the exempt list needs none": {
			"facts": {"annual_energy_tce": 1500, "in_low_energy_industry_list": true},
			"want": false,
		},
		"a project in the regional reform files a commitment instead": {
			"facts": {"annual_energy_tce": 4999.9, "in_regional_energy_zone": true},
			"want": false,
		},
		"not at the ceiling of the reform": {
			"facts": {"annual_energy_tce": 5000, "in_regional_energy_zone": true},
			"want": true,
		},
		"not on the negative list": {
			"facts": {"annual_energy_tce": 1500, "in_regional_energy_zone": true, "on_energy_negative_list": true},
			"want": true,
		},
		"not before the reform began": {
			"facts": {"annual_energy_tce": 1500, "in_regional_energy_zone": true, "reference_date": "2017-12-31"},
			"want": true,
		},
	}
	got := applies(tc.facts)
	got == tc.want
}

refusals(facts) := reasons if reasons := energy_review.refusals with input as cases.project(facts)

in_zone := {"annual_energy_tce": 1500, "in_regional_energy_zone": true}

test_refusals[note] if {
	some note, tc in {
		"a plain project in the zone may commit": {"facts": {}, "want": set()},
		"a blacklisted applicant may not": {"facts": {"credit_blacklisted": true}, "want": {"credit_blacklisted"}},
		"nor hazardous chemicals": {"facts": {"hazardous_chemicals": true}, "want": {"hazardous_chemicals"}},
		"nor flammable goods": {"facts": {"flammable_explosive_use": true}, "want": {"flammable_explosive_use"}},
		"nor outside the zone": {
			"facts": {"in_regional_energy_zone": false},
			"want": {"not_in_regional_energy_zone"},
		},
		"nor on the negative list": {
			"facts": {"on_energy_negative_list": true},
			"want": {"on_energy_negative_list"},
		},
		"nor at the ceiling": {"facts": {"annual_energy_tce": 5000}, "want": {"above_regional_ceiling"}},
	}
	got := refusals(object.union(in_zone, tc.facts))
	got == tc.want
}

default may_commit(_) := false

may_commit(facts) if energy_review.may_commit with input as cases.project(facts)

test_may_commit_only_without_a_reason_against_it if {
	may_commit(in_zone)
	not may_commit(object.union(in_zone, {"credit_blacklisted": true}))
}

test_waits_for_the_project_code if {
	energy_review.prerequisites == {{"id": "project_code", "kind": "soft"}}
}
