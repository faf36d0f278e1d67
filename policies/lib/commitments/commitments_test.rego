package lib.commitments_test

import data.lib.cases
import data.lib.commitments

reasons(facts) := all if {
	sets := {
		"credit": commitments.credit,
		"dangerous_goods": commitments.dangerous_goods,
		"investor": commitments.investor,
		"sensitive_site": commitments.sensitive_site,
		"site": commitments.site,
		"special_fire": commitments.special_fire,
		"use": commitments.use,
	} with input as cases.project(object.union({"land_source": "granted-standard-land"}, facts))
	all := {kind: set | some kind, set in sets; count(set) > 0}
}

test_reasons[note] if {
	some note, tc in {
		"a workshop on standard land has none against it": {"facts": {}, "want": {}},
		"a dishonest applicant": {
			"facts": {"credit_blacklisted": true},
			"want": {"credit": {"credit_blacklisted"}},
		},
		"hazardous chemicals": {
			"facts": {"hazardous_chemicals": true},
			"want": {"dangerous_goods": {"hazardous_chemicals"}},
		},
		"explosive goods are dangerous and a special project": {
			"facts": {"flammable_explosive_use": true},
			"want": {"dangerous_goods": {"flammable_explosive_use"}, "special_fire": {"special_fire_project"}},
		},
		"an office is neither factory nor store": {
			"facts": {"building_category": "office"},
			"want": {"use": {"not_industrial_or_storage"}},
		},
		"a warehouse is as good as a factory": {"facts": {"building_category": "warehouse"}, "want": {}},
		"the government is no enterprise": {
			"facts": {"investment_mode": "government"},
			"want": {"investor": {"not_by_enterprise"}},
		},
		"other land needs a low-risk small project": {
			"facts": {"land_source": "granted-auction"},
			"want": {"site": {"neither_standard_land_nor_low_risk"}},
		},
		"which is enough by itself": {
			"facts": {"land_source": "granted-auction", "low_risk_small_project": true},
			"want": {},
		},
		"a mall above its fire limit": {
			"facts": {"fire_hotel_mall_m2": 10000.1},
			"want": {"special_fire": {"special_fire_project"}},
		},
	}
	got := reasons(tc.facts)
	got == tc.want
}

test_sensitive_site[note] if {
	some note, tc in {
		"a protection zone is sensitive": {"facts": {"heritage_protection_zone_level": "city-county"}, "want": "heritage_protection_zone"},
		"so is a control zone": {"facts": {"heritage_control_zone_level": "national"}, "want": "heritage_control_zone"},
		"so is a river management area": {"facts": {"in_river_management_area": true}, "want": "river_management_area"},
		"so is a flood plain": {"facts": {"in_flood_zone": true}, "want": "flood_zone"},
		"so is a clearance zone": {"facts": {"in_airport_clearance_zone": true}, "want": "airport_clearance_zone"},
		"so is a national security control area": {"facts": {"in_national_security_zone": true}, "want": "national_security_zone"},
		"so is the heritage area of the canal": {"facts": {"in_canal_heritage_area": true}, "want": "canal_heritage_area"},
		"so is its buffer zone": {"facts": {"in_canal_buffer_zone": true}, "want": "canal_buffer_zone"},
		"so is a historic core": {"facts": {"in_historic_core_area": true}, "want": "historic_core_area"},
		"so is a historic building": {"facts": {"alters_historic_building": true}, "want": "historic_building"},
	}
	got := reasons(tc.facts)
	got == {"sensitive_site": {tc.want}}
}
