package items.commencement_check_test

import data.items.commencement_check
import data.lib.cases

default applies(_) := false

applies(facts) if commencement_check.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"a plain project has it": {"facts": {}, "want": true},
		"so has fitting out": {"facts": {"project_nature": "fit-out"}, "want": true},
	}
	got := applies(tc.facts)
	got == tc.want
}

ids(kind) := {edge.id | some edge in commencement_check.prerequisites; edge.kind == kind}

test_must_wait_for if {
	ids("hard") == {
		"archaeology_survey",
		"civil_air_defence_review",
		"construction_permit",
		"eia_report_book",
		"eia_report_table",
		"energy_commitment_filing",
		"energy_review",
		"enterprise_filing",
		"enterprise_verification",
		"facade_change_planning",
		"fire_design_review",
		"fire_design_review_2017",
		"fit_out_structure_consent",
		"flood_impact_approval",
		"forest_land_use",
		"heritage_protection_zone_works",
		"highway_control_zone",
		"historic_town_works",
		"navigation_impact_assessment",
		"pipeline_protection",
		"planning_line_check",
		"power_facility_protection",
		"quality_safety_supervision",
		"radiation_protection_preassessment",
		"rail_transit_protection",
		"railway_safety_zone",
		"river_works_approval",
		"soil_water_report_book",
		"soil_water_report_table",
		"technical_renovation_filing",
		"use_change_planning",
		"water_area_occupation",
	}
}

test_waits_by_custom_for if {
	ids("soft") == {
		"construction_drainage_permit",
		"construction_waste_disposal",
		"geohazard_assessment",
		"road_occupation_excavation",
		"seismic_safety_evaluation",
		"soil_water_registration",
		"staged_construction_permit",
		"water_intake",
	}
}
