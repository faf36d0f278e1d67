package items.civil_energy_review_test

import data.items.civil_energy_review
import data.lib.cases

default applies(_) := false

applies(facts) if civil_energy_review.applies with input as cases.project(facts)

plain := {"building_category": "office"}

test_applies[note] if {
	some note, tc in {
		"1000 m2 of office are enough": {"facts": {"floor_area_total_m2": 1000}, "want": true},
		"999.9 m2 are not": {"facts": {"floor_area_total_m2": 999.9}, "want": false},
		"housing counts": {
			"facts": {"building_category": "residential", "floor_area_total_m2": 1000},
			"want": true,
		},
		"a workshop does not": {
			"facts": {"building_category": "industrial", "floor_area_total_m2": 50000},
			"want": false,
		},
		"nor does a road": {
			"facts": {"building_category": "municipal-road", "floor_area_total_m2": 50000},
			"want": false,
		},
		"fitting out needs none": {
			"facts": {"project_nature": "fit-out", "floor_area_total_m2": 50000},
			"want": false,
		},
		"it held on its first day": {
			"facts": {"floor_area_total_m2": 1000, "reference_date": "2016-05-01"},
			"want": true,
		},
	}
	got := applies(object.union(plain, tc.facts))
	got == tc.want
}

test_waits_for_no_more_and_no_less if {
	civil_energy_review.prerequisites == {
		{"id": "design_scheme_review", "kind": "soft"},
	}
}
