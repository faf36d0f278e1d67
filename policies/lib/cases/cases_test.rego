package lib.cases_test

import data.lib.cases

facts[fact.id] := fact if {
	some group in data.facts
	some fact in group.facts
}

test_harmless_project_states_every_fact if {
	unstated := {id | some id, _ in facts; not id in object.keys(cases.project({}))}
	unstated == set()
}

test_harmless_project_states_nothing_else if {
	invented := object.keys(cases.project({})) - object.keys(facts)
	invented == set()
}

test_harmless_project_keeps_each_type if {
	want := {"boolean": "boolean", "number": "number", "enum": "string", "date": "string", "text": "string"}
	mistyped := {id | some id, fact in facts; type_name(cases.project({})[id]) != want[fact.type]}
	mistyped == set()
}

test_harmless_project_chooses_from_the_list if {
	strange := {id |
		some id, fact in facts
		fact.type == "enum"
		not cases.project({})[id] in {choice.id | some choice in fact.values}
	}
	strange == set()
}

test_facts_are_laid_over_the_harmless_project if {
	project := cases.project({"annual_energy_tce": 1500})
	project.annual_energy_tce == 1500
	project.building_category == "industrial"
}
