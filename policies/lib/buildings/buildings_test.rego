package lib.buildings_test

import data.lib.buildings
import data.lib.cases

default is(_, _) := false

is("building", use) if buildings.building with input as cases.project({"building_category": use})

is("civil", use) if buildings.civil with input as cases.project({"building_category": use})

is("industrial or storage", use) if {
	buildings.industrial_or_storage with input as cases.project({"building_category": use})
}

is("municipal", use) if buildings.municipal with input as cases.project({"building_category": use})

classes_of(use) := {class |
	some class in {"building", "civil", "industrial or storage", "municipal"}
	is(class, use)
}

test_classes[note] if {
	some note, tc in {
		"a workshop is an industrial building": {"use": "industrial", "want": {"building", "industrial or storage"}},
		"a warehouse goes with it": {"use": "warehouse", "want": {"building", "industrial or storage"}},
		"housing is civil": {"use": "residential", "want": {"building", "civil"}},
		"a mall is civil": {"use": "commercial", "want": {"building", "civil"}},
		"a hospital is civil": {"use": "hospital", "want": {"building", "civil"}},
		"a home for the elderly is civil": {"use": "elderly-care", "want": {"building", "civil"}},
		"a road is no building": {"use": "municipal-road", "want": {"municipal"}},
		"nor is a bridge": {"use": "bridge-tunnel", "want": {"municipal"}},
		"nor is a pumping station": {"use": "municipal-utility", "want": {"municipal"}},
		"nor is a park": {"use": "park-green", "want": {"municipal"}},
	}
	got := classes_of(tc.use)
	got == tc.want
}

uses contains choice.id if {
	some fact in data.facts.basic.facts
	fact.id == "building_category"
	some choice in fact.values
}

# A use that nobody placed would fall out of every item in silence.
test_every_use_is_a_building_or_municipal[use] if {
	some use in uses
	count(classes_of(use) & {"building", "municipal"}) == 1
}

test_every_building_is_civil_or_industrial[use] if {
	some use in {use | some use in uses; is("building", use)}
	count(classes_of(use) & {"civil", "industrial or storage"}) == 1
}

test_there_are_uses_to_look_at if count(uses) > 10
