package items.rural_planning_permit_test

import data.items.rural_planning_permit
import data.lib.cases

default applies(_) := false

applies(facts) if rural_planning_permit.applies with input as cases.project(facts)

plain := {"land_source": "collective"}

test_applies[note] if {
	some note, tc in {
		"new works on collective land need it": {"facts": {}, "want": true},
		"so does an extension": {"facts": {"project_nature": "extension"}, "want": true},
		"so does an alteration": {"facts": {"project_nature": "alteration"}, "want": true},
		"fitting out needs none": {"facts": {"project_nature": "fit-out"}, "want": false},
		"granted land has the engineering permit": {"facts": {"land_source": "granted-auction"}, "want": false},
		"so has existing land": {"facts": {"land_source": "existing-land"}, "want": false},
	}
	got := applies(object.union(plain, tc.facts))
	got == tc.want
}

ids(kind) := {edge.id | some edge in rural_planning_permit.prerequisites; edge.kind == kind}

test_must_wait_for if {
	ids("hard") == {
		"airport_clearance",
		"design_scheme_review",
		"enterprise_filing",
		"enterprise_verification",
		"feasibility_study_approval",
		"heritage_control_zone_design",
		"historic_town_works",
		"national_security_permit",
		"soil_contamination_survey",
		"technical_renovation_filing",
	}
}

test_waits_by_custom_for if {
	ids("soft") == {
		"canal_heritage_impact",
		"civil_air_defence_review",
		"civil_energy_review",
		"preliminary_design_approval",
		"rail_transit_protection",
		"river_works_approval",
		"traffic_impact_assessment",
	}
}

test_edges_that_change if {
	special := {edge | some edge in rural_planning_permit.prerequisites; count(edge) > 2}
	special == {
		{"id": "design_scheme_review", "kind": "hard", "relaxed_by": "commitment"},
		{"id": "civil_air_defence_review", "kind": "soft", "relaxed_by": "commitment", "hard_before": "2018-08-01"},
		{"id": "civil_energy_review", "kind": "soft", "relaxed_by": "commitment", "hard_before": "2018-08-01"},
	}
}
