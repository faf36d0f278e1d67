package problems.profile.k23_test

import data.lib.cases
import data.problems.profile.k23

default found(_) := false

found(facts) if k23.found with input as cases.project(facts)

changed := {"changes_building_use": true}

test_found[note] if {
	some note, tc in {
		"without a change of use there is nothing to check": {
			"facts": {"building_category": "kindergarten", "planned_use": "education", "building_fire_class": "class_1", "use_floor_level": 4, "changes_building_use": false},
			"want": false,
		},
		"a kindergarten on the third floor of class 1": {
			"facts": {"building_category": "kindergarten", "planned_use": "education", "building_fire_class": "class_1", "use_floor_level": 3},
			"want": false,
		},
		"on the fourth it is too high": {
			"facts": {"building_category": "kindergarten", "planned_use": "education", "building_fire_class": "class_1", "use_floor_level": 4},
			"want": true,
		},
		"class 2 is like class 1": {
			"facts": {"building_category": "kindergarten", "planned_use": "education", "building_fire_class": "class_2", "use_floor_level": 4},
			"want": true,
		},
		"on the second floor of class 3": {
			"facts": {"building_category": "kindergarten", "planned_use": "education", "building_fire_class": "class_3", "use_floor_level": 2},
			"want": false,
		},
		"on the third it is too high in class 3": {
			"facts": {"building_category": "kindergarten", "planned_use": "education", "building_fire_class": "class_3", "use_floor_level": 3},
			"want": true,
		},
		"on the ground floor of class 4": {
			"facts": {"building_category": "kindergarten", "planned_use": "education", "building_fire_class": "class_4", "use_floor_level": 1},
			"want": false,
		},
		"on the second it is too high in class 4": {
			"facts": {"building_category": "kindergarten", "planned_use": "education", "building_fire_class": "class_4", "use_floor_level": 2},
			"want": true,
		},
		"never below ground": {
			"facts": {"building_category": "kindergarten", "planned_use": "education", "building_fire_class": "class_1", "use_floor_level": -1},
			"want": true,
		},
		"a home for the elderly on the third floor of class 2": {
			"facts": {"building_category": "elderly-care", "planned_use": "elderly_care", "building_fire_class": "class_2", "use_floor_level": 3},
			"want": false,
		},
		"from the fourth on its rooms are limited": {
			"facts": {"building_category": "elderly-care", "planned_use": "elderly_care", "building_fire_class": "class_2", "use_floor_level": 4},
			"want": true,
		},
		"on the second floor of class 3 it may be": {
			"facts": {"building_category": "elderly-care", "planned_use": "elderly_care", "building_fire_class": "class_3", "use_floor_level": 2},
			"want": false,
		},
		"not on the third": {
			"facts": {"building_category": "elderly-care", "planned_use": "elderly_care", "building_fire_class": "class_3", "use_floor_level": 3},
			"want": true,
		},
		"not in class 4 at all": {
			"facts": {"building_category": "elderly-care", "planned_use": "elderly_care", "building_fire_class": "class_4", "use_floor_level": 1},
			"want": true,
		},
		"its common rooms may lie one floor below ground": {
			"facts": {"building_category": "elderly-care", "planned_use": "elderly_care", "building_fire_class": "class_1", "use_floor_level": -1},
			"want": false,
		},
		"not two": {
			"facts": {"building_category": "elderly-care", "planned_use": "elderly_care", "building_fire_class": "class_1", "use_floor_level": -2},
			"want": true,
		},
		"until September 2018 the fourth floor was closed to it": {
			"facts": {"building_category": "elderly-care", "planned_use": "elderly_care", "building_fire_class": "class_1", "use_floor_level": 4, "reference_date": "2018-09-30"},
			"want": true,
		},
		"and class 4 open on the ground floor": {
			"facts": {"building_category": "elderly-care", "planned_use": "elderly_care", "building_fire_class": "class_4", "use_floor_level": 1, "reference_date": "2018-09-30"},
			"want": false,
		},
		"but not above": {
			"facts": {"building_category": "elderly-care", "planned_use": "elderly_care", "building_fire_class": "class_4", "use_floor_level": 2, "reference_date": "2018-09-30"},
			"want": true,
		},
		"and the basement closed": {
			"facts": {"building_category": "elderly-care", "planned_use": "elderly_care", "building_fire_class": "class_1", "use_floor_level": -1, "reference_date": "2018-09-30"},
			"want": true,
		},
		"class 4 closed in October 2018": {
			"facts": {"building_category": "elderly-care", "planned_use": "elderly_care", "building_fire_class": "class_4", "use_floor_level": 1, "reference_date": "2018-10-01"},
			"want": true,
		},
		"the basement opened then": {
			"facts": {"building_category": "elderly-care", "planned_use": "elderly_care", "building_fire_class": "class_1", "use_floor_level": -1, "reference_date": "2018-10-01"},
			"want": false,
		},
		"a school on the ground floor of class 4 until May 2023": {
			"facts": {"building_category": "school", "planned_use": "education", "building_fire_class": "class_4", "use_floor_level": 1, "reference_date": "2023-05-31"},
			"want": false,
		},
		"closed since June 2023": {
			"facts": {"building_category": "school", "planned_use": "education", "building_fire_class": "class_4", "use_floor_level": 1, "reference_date": "2023-06-01"},
			"want": true,
		},
		"a school on the third floor of class 3 was too high until then": {
			"facts": {"building_category": "school", "planned_use": "education", "building_fire_class": "class_3", "use_floor_level": 3, "reference_date": "2023-05-31"},
			"want": true,
		},
		"the general code says nothing of it": {
			"facts": {"building_category": "school", "planned_use": "education", "building_fire_class": "class_3", "use_floor_level": 3, "reference_date": "2023-06-01"},
			"want": false,
		},
		"wards on the second floor of class 3": {
			"facts": {"building_category": "hospital", "planned_use": "medical", "building_fire_class": "class_3", "use_floor_level": 2},
			"want": false,
		},
		"not on the third floor": {
			"facts": {"building_category": "hospital", "planned_use": "medical", "building_fire_class": "class_3", "use_floor_level": 3},
			"want": true,
		},
		"nor below ground": {
			"facts": {"building_category": "hospital", "planned_use": "medical", "building_fire_class": "class_1", "use_floor_level": -1},
			"want": true,
		},
		"nor in class 4": {
			"facts": {"building_category": "hospital", "planned_use": "medical", "building_fire_class": "class_4", "use_floor_level": 1},
			"want": true,
		},
		"on the ground floor of class 4 until May 2023 they might be": {
			"facts": {"building_category": "hospital", "planned_use": "medical", "building_fire_class": "class_4", "use_floor_level": 1, "reference_date": "2023-05-31"},
			"want": false,
		},
		"a shop two floors below ground": {
			"facts": {"building_category": "commercial", "planned_use": "commercial", "building_fire_class": "class_1", "use_floor_level": -2},
			"want": false,
		},
		"not three": {
			"facts": {"building_category": "commercial", "planned_use": "commercial", "building_fire_class": "class_1", "use_floor_level": -3},
			"want": true,
		},
		"a shop on the second floor of class 3": {
			"facts": {"building_category": "commercial", "planned_use": "commercial", "building_fire_class": "class_3", "use_floor_level": 2},
			"want": false,
		},
		"not on the third one": {
			"facts": {"building_category": "commercial", "planned_use": "commercial", "building_fire_class": "class_3", "use_floor_level": 3},
			"want": true,
		},
		"a shop on the ground floor of class 4": {
			"facts": {"building_category": "commercial", "planned_use": "commercial", "building_fire_class": "class_4", "use_floor_level": 1},
			"want": false,
		},
		"not on its second": {
			"facts": {"building_category": "commercial", "planned_use": "commercial", "building_fire_class": "class_4", "use_floor_level": 2},
			"want": true,
		},
		"a hall on the third floor of class 3 was too high until May 2023": {
			"facts": {"building_category": "culture-sport", "planned_use": "culture_sport", "building_fire_class": "class_3", "use_floor_level": 3, "reference_date": "2023-05-31"},
			"want": true,
		},
		"on the second it was not": {
			"facts": {"building_category": "culture-sport", "planned_use": "culture_sport", "building_fire_class": "class_3", "use_floor_level": 2, "reference_date": "2023-05-31"},
			"want": false,
		},
		"an office may be anywhere": {
			"facts": {"building_category": "office", "planned_use": "office", "building_fire_class": "class_4", "use_floor_level": 6},
			"want": false,
		},
	}
	got := found(object.union(changed, tc.facts))
	got == tc.want
}
