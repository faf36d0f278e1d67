package items.soil_water_report_table_test

import data.items.soil_water_report_table
import data.lib.cases

default applies(_) := false

applies(facts) if soil_water_report_table.applies with input as cases.project(facts)

# On erosion-prone land, without a regional scheme.
base := {"soil_water_area": true}

test_applies[note] if {
	some note, tc in {
		"0.5 ha is enough": {"facts": {"disturbed_land_ha": 0.5}, "want": true},
		"0.49 ha is not": {"facts": {"disturbed_land_ha": 0.49}, "want": false},
		"1,000 m3 are enough": {"facts": {"earthwork_m3": 1000}, "want": true},
		"999 m3 are not": {"facts": {"earthwork_m3": 999}, "want": false},
		"4.99 ha still take the table": {"facts": {"disturbed_land_ha": 4.99}, "want": true},
		"5 ha take the report": {"facts": {"disturbed_land_ha": 5}, "want": false},
		"49,999 m3 still take the table": {"facts": {"earthwork_m3": 49999}, "want": true},
		"50,000 m3 take the report": {"facts": {"earthwork_m3": 50000}, "want": false},
		"the smallest project took the table on the last day of the old rules": {
			"facts": {"reference_date": "2019-05-30"},
			"want": true,
		},
		"it takes none from the day after": {"facts": {"reference_date": "2019-05-31"}, "want": false},
		"0.99 ha took the table on that last day": {
			"facts": {"disturbed_land_ha": 0.99, "reference_date": "2019-05-30"},
			"want": true,
		},
		"1 ha took the report on that last day": {
			"facts": {"disturbed_land_ha": 1, "reference_date": "2019-05-30"},
			"want": false,
		},
		"9,999 m3 took the table on that last day": {
			"facts": {"earthwork_m3": 9999, "reference_date": "2019-05-30"},
			"want": true,
		},
		"10,000 m3 took the report on that last day": {
			"facts": {"earthwork_m3": 10000, "reference_date": "2019-05-30"},
			"want": false,
		},
		"1 ha takes the table from the day after": {
			"facts": {"disturbed_land_ha": 1, "reference_date": "2019-05-31"},
			"want": true,
		},
		"0.5 ha is enough on the last day before the measures of 2023": {
			"facts": {"disturbed_land_ha": 0.5, "reference_date": "2023-02-28"},
			"want": true,
		},
		"0.5 ha is enough on their first day": {
			"facts": {"disturbed_land_ha": 0.5, "reference_date": "2023-03-01"},
			"want": true,
		},
		"0.49 ha is not on their first day": {
			"facts": {"disturbed_land_ha": 0.49, "reference_date": "2023-03-01"},
			"want": false,
		},
		"outside hills and erosion-prone land none is needed": {
			"facts": {"disturbed_land_ha": 1, "soil_water_area": false},
			"want": false,
		},
		"under a regional scheme none is needed": {
			"facts": {"disturbed_land_ha": 1, "in_regional_soil_water_scheme": true},
			"want": false,
		},
	}
	got := applies(object.union(base, tc.facts))
	got == tc.want
}

refusals(facts) := reasons if reasons := soil_water_report_table.refusals with input as cases.project(facts)

test_refusals[note] if {
	some note, tc in {
		"an applicant in good standing may commit": {"facts": {}, "want": set()},
		"a blacklisted applicant may not": {"facts": {"credit_blacklisted": true}, "want": {"credit_blacklisted"}},
	}
	got := refusals(tc.facts)
	got == tc.want
}

default may_commit(_) := false

may_commit(facts) if soil_water_report_table.may_commit with input as cases.project(facts)

test_may_commit_only_without_a_reason_against_it if {
	may_commit({})
	not may_commit({"credit_blacklisted": true})
}

test_waits_for_the_project_code if {
	soil_water_report_table.prerequisites == {
		{"id": "project_code", "kind": "soft"},
	}
}
