package items.soil_water_report_book_test

import data.items.soil_water_report_book
import data.lib.cases

default applies(_) := false

applies(facts) if soil_water_report_book.applies with input as cases.project(facts)

# On erosion-prone land, without a regional scheme.
base := {"soil_water_area": true}

test_applies[note] if {
	some note, tc in {
		"5 ha are enough": {"facts": {"disturbed_land_ha": 5}, "want": true},
		"4.99 ha are not": {"facts": {"disturbed_land_ha": 4.99}, "want": false},
		"50,000 m3 are enough": {"facts": {"earthwork_m3": 50000}, "want": true},
		"49,999 m3 are not": {"facts": {"earthwork_m3": 49999}, "want": false},
		"1 ha was enough on the last day of the old limits": {
			"facts": {"disturbed_land_ha": 1, "reference_date": "2019-05-30"},
			"want": true,
		},
		"0.99 ha was not": {"facts": {"disturbed_land_ha": 0.99, "reference_date": "2019-05-30"}, "want": false},
		"10,000 m3 were enough on that day": {
			"facts": {"earthwork_m3": 10000, "reference_date": "2019-05-30"},
			"want": true,
		},
		"9,999 m3 were not": {"facts": {"earthwork_m3": 9999, "reference_date": "2019-05-30"}, "want": false},
		"4.99 ha are not enough from the day after": {
			"facts": {"disturbed_land_ha": 4.99, "reference_date": "2019-05-31"},
			"want": false,
		},
		"49,999 m3 are not enough from the day after": {
			"facts": {"earthwork_m3": 49999, "reference_date": "2019-05-31"},
			"want": false,
		},
		"5 ha are enough from the day after": {
			"facts": {"disturbed_land_ha": 5, "reference_date": "2019-05-31"},
			"want": true,
		},
		"5 ha are enough on the last day before the measures of 2023": {
			"facts": {"disturbed_land_ha": 5, "reference_date": "2023-02-28"},
			"want": true,
		},
		"5 ha are enough on their first day": {
			"facts": {"disturbed_land_ha": 5, "reference_date": "2023-03-01"},
			"want": true,
		},
		"4.99 ha are not enough on their first day": {
			"facts": {"disturbed_land_ha": 4.99, "reference_date": "2023-03-01"},
			"want": false,
		},
		"1 ha was enough on the last day before the amendment of 2005": {
			"facts": {"disturbed_land_ha": 1, "reference_date": "2005-07-07"},
			"want": true,
		},
		"1 ha was enough on the day of that amendment": {
			"facts": {"disturbed_land_ha": 1, "reference_date": "2005-07-08"},
			"want": true,
		},
		"outside hills and erosion-prone land none is needed": {
			"facts": {"disturbed_land_ha": 10, "soil_water_area": false},
			"want": false,
		},
		"under a regional scheme none is needed": {
			"facts": {"disturbed_land_ha": 10, "in_regional_soil_water_scheme": true},
			"want": false,
		},
	}
	got := applies(object.union(base, tc.facts))
	got == tc.want
}

test_waits_for_the_project_code if {
	soil_water_report_book.prerequisites == {
		{"id": "project_code", "kind": "soft"},
	}
}
