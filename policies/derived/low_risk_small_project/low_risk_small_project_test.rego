package derived.low_risk_small_project_test

import data.derived.low_risk_small_project
import data.lib.cases

test_value[note] if {
	some note, tc in {
		"a workshop of 5,000 m2 is low-risk": {"facts": {}, "want": true},
		"a hundredth of a square metre more is too large": {"facts": {"floor_area_total_m2": 5000.01}, "want": false},
		"a warehouse is as good as a workshop": {"facts": {"building_category": "warehouse"}, "want": true},
		"an office is not": {"facts": {"building_category": "office"}, "want": false},
		"foreign investment is an enterprise's": {"facts": {"investment_mode": "foreign-enterprise"}, "want": true},
		"a subsidy leaves it an enterprise's": {"facts": {"investment_mode": "government-subsidised-enterprise"}, "want": true},
		"government investment is not": {"facts": {"investment_mode": "government"}, "want": false},
		"an extension may be": {"facts": {"project_nature": "extension"}, "want": true},
		"an alteration may be": {"facts": {"project_nature": "alteration"}, "want": true},
		"a fit-out is not": {"facts": {"project_nature": "fit-out"}, "want": false},
		"on the first day of the pilot": {"facts": {"reference_date": "2020-08-21"}, "want": true},
		"there was none the day before": {"facts": {"reference_date": "2020-08-20"}, "want": false},
		"hazardous chemicals are a risk": {"facts": {"hazardous_chemicals": true}, "want": false},
		"explosive goods are a risk": {"facts": {"flammable_explosive_use": true}, "want": false},
		"a heritage protection zone is sensitive": {"facts": {"heritage_protection_zone_level": "city-county"}, "want": false},
		"a heritage control zone is sensitive": {"facts": {"heritage_control_zone_level": "national"}, "want": false},
		"a river management area is sensitive": {"facts": {"in_river_management_area": true}, "want": false},
		"a flood zone is sensitive": {"facts": {"in_flood_zone": true}, "want": false},
		"an airfield clearance zone is sensitive": {"facts": {"in_airport_clearance_zone": true}, "want": false},
		"a national security zone is sensitive": {"facts": {"in_national_security_zone": true}, "want": false},
		"the canal heritage area is sensitive": {"facts": {"in_canal_heritage_area": true}, "want": false},
		"the canal buffer zone is sensitive": {"facts": {"in_canal_buffer_zone": true}, "want": false},
		"a historic core is sensitive": {"facts": {"in_historic_core_area": true}, "want": false},
		"a historic building is sensitive": {"facts": {"alters_historic_building": true}, "want": false},
	}
	got := low_risk_small_project.value with input as cases.project(object.union(workshop, tc.facts))
	got == tc.want
}

workshop := {"floor_area_total_m2": 5000, "land_source": "granted-standard-land"}
