package items.eia_report_table_test

import data.items.eia_report_table
import data.lib.cases

default applies(_) := false

applies(facts) if eia_report_table.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"the table class is approved": {"facts": {"eia_category": "report-table"}, "want": true},
		"the report class has an approval of its own": {"facts": {"eia_category": "report-book"}, "want": false},
		"the registration class is only filed": {"facts": {"eia_category": "registration"}, "want": false},
		"an exempt project needs nothing": {"facts": {"eia_category": "exempt"}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}

refusals(facts) := reasons if reasons := eia_report_table.refusals with input as cases.project(facts)

ordinary := {"eia_category": "report-table", "in_regional_assessment_area": true}

test_refusals[note] if {
	some note, tc in {
		"an enterprise in an assessed area may commit": {"facts": {}, "want": set()},
		"a blacklisted applicant may not": {"facts": {"credit_blacklisted": true}, "want": {"credit_blacklisted"}},
		"nor hazardous chemicals": {"facts": {"hazardous_chemicals": true}, "want": {"hazardous_chemicals"}},
		"nor flammable goods": {"facts": {"flammable_explosive_use": true}, "want": {"flammable_explosive_use"}},
		"nor the government": {"facts": {"investment_mode": "government"}, "want": {"not_by_enterprise"}},
		"nor outside the assessed area": {
			"facts": {"in_regional_assessment_area": false},
			"want": {"not_in_regional_assessment_area"},
		},
		"nor in a protection zone": {
			"facts": {"heritage_protection_zone_level": "city-county"},
			"want": {"heritage_protection_zone"},
		},
		"nor in a control zone": {
			"facts": {"heritage_control_zone_level": "provincial"},
			"want": {"heritage_control_zone"},
		},
		"nor at a river": {"facts": {"in_river_management_area": true}, "want": {"river_management_area"}},
		"nor in a flood zone": {"facts": {"in_flood_zone": true}, "want": {"flood_zone"}},
		"nor near an airfield": {"facts": {"in_airport_clearance_zone": true}, "want": {"airport_clearance_zone"}},
		"nor in a state security area": {"facts": {"in_national_security_zone": true}, "want": {"national_security_zone"}},
		"nor on the canal": {"facts": {"in_canal_heritage_area": true}, "want": {"canal_heritage_area"}},
		"nor beside it": {"facts": {"in_canal_buffer_zone": true}, "want": {"canal_buffer_zone"}},
		"nor in an old quarter": {"facts": {"in_historic_core_area": true}, "want": {"historic_core_area"}},
		"nor with a historic building": {"facts": {"alters_historic_building": true}, "want": {"historic_building"}},
	}
	got := refusals(object.union(ordinary, tc.facts))
	got == tc.want
}

default may_commit(_) := false

may_commit(facts) if eia_report_table.may_commit with input as cases.project(facts)

test_may_commit_only_without_a_reason_against_it if {
	may_commit(ordinary)
	not may_commit(object.union(ordinary, {"credit_blacklisted": true}))
}

test_waits_for_the_project_code if {
	eia_report_table.prerequisites == {{"id": "project_code", "kind": "soft"}}
}
