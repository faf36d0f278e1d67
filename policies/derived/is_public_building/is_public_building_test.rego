package derived.is_public_building_test

import data.derived.is_public_building
import data.lib.cases

test_value[note] if {
	some note, tc in {
		"a mall is public": {"building_category": "commercial", "want": true},
		"an office is public": {"building_category": "office", "want": true},
		"a hotel is public": {"building_category": "hotel", "want": true},
		"a school is public": {"building_category": "school", "want": true},
		"a kindergarten is public": {"building_category": "kindergarten", "want": true},
		"a hospital is public": {"building_category": "hospital", "want": true},
		"an elderly home is public": {"building_category": "elderly-care", "want": true},
		"a sports hall is public": {"building_category": "culture-sport", "want": true},
		"a town hall is public": {"building_category": "other-public", "want": true},
		"housing is not": {"building_category": "residential", "want": false},
		"a workshop is not": {"building_category": "industrial", "want": false},
		"a warehouse is not": {"building_category": "warehouse", "want": false},
		"a road is not": {"building_category": "municipal-road", "want": false},
		"a bridge is not": {"building_category": "bridge-tunnel", "want": false},
		"a pumping station is not": {"building_category": "municipal-utility", "want": false},
		"a park is not": {"building_category": "park-green", "want": false},
	}
	got := is_public_building.value with input as cases.project({"building_category": tc.building_category})
	got == tc.want
}
