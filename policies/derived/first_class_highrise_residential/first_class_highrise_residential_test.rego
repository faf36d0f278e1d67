package derived.first_class_highrise_residential_test

import data.derived.first_class_highrise_residential as derived
import data.lib.cases

test_value[note] if {
	some note, tc in {
		"housing of 54.1 m is first class": {"facts": {"building_category": "residential", "building_height_m": 54.1}, "want": true},
		"housing of 54 m is not": {"facts": {"building_category": "residential", "building_height_m": 54}, "want": false},
		"a hotel of 54.1 m is not housing": {"facts": {"building_category": "hotel", "building_height_m": 54.1}, "want": false},
		"it held on the first day of the code": {
			"facts": {"building_category": "residential", "building_height_m": 54.1, "reference_date": "2015-05-01"},
			"want": true,
		},
		"it did not hold the day before": {
			"facts": {"building_category": "residential", "building_height_m": 54.1, "reference_date": "2015-04-30"},
			"want": false,
		},
	}
	got := derived.value with input as cases.project(tc.facts)
	got == tc.want
}
