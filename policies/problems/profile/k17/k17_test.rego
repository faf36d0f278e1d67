package problems.profile.k17_test

import data.lib.cases
import data.problems.profile.k17

default found(_) := false

found(facts) if k17.found with input as cases.project(facts)

linked := {"adjoining_project_within_two_years": true}

test_found[note] if {
	some note, tc in {
		"linked projects that reach no limit": {"facts": {}, "want": false},
		"without a linked project nothing is added up": {
			"facts": {"adjoining_project_within_two_years": false, "linked_projects_energy_tce": 9999, "linked_projects_works_contract_wan": 9999, "linked_projects_works_floor_area_m2": 9999},
			"want": false,
		},
		"1000 tce together reach the review": {
			"facts": {"annual_energy_tce": 500, "linked_projects_energy_tce": 1000},
			"want": true,
		},
		"999.9 tce together do not": {"facts": {"annual_energy_tce": 500, "linked_projects_energy_tce": 999.9}, "want": false},
		"who is reviewed anyway splits nothing": {
			"facts": {"annual_energy_tce": 1000, "linked_projects_energy_tce": 2000},
			"want": false,
		},
		"nor who is spared by the list of industries": {
			"facts": {"in_low_energy_industry_list": true, "linked_projects_energy_tce": 2000},
			"want": false,
		},
		"1000 tce were the limit before 2017 too": {
			"facts": {"linked_projects_energy_tce": 1000, "reference_date": "2016-12-31"},
			"want": true,
		},
		"on the first day of the rules of 2023": {
			"facts": {"linked_projects_energy_tce": 1000, "reference_date": "2023-06-01"},
			"want": true,
		},
		"on the first day of the rules of 2025": {
			"facts": {"linked_projects_energy_tce": 1000, "reference_date": "2025-09-01"},
			"want": true,
		},
		"5 ha together reach the report": {
			"facts": {"soil_water_area": true, "disturbed_land_ha": 3, "linked_projects_disturbed_land_ha": 5},
			"want": true,
		},
		"4.9 ha together are a table, like each of them": {
			"facts": {"soil_water_area": true, "disturbed_land_ha": 3, "linked_projects_disturbed_land_ha": 4.9},
			"want": false,
		},
		"50,000 m3 together reach the report": {
			"facts": {"soil_water_area": true, "earthwork_m3": 20000, "linked_projects_earthwork_m3": 50000},
			"want": true,
		},
		"49,999 m3 together do not": {
			"facts": {"soil_water_area": true, "earthwork_m3": 20000, "linked_projects_earthwork_m3": 49999},
			"want": false,
		},
		"who owes the report anyway splits nothing": {
			"facts": {"soil_water_area": true, "disturbed_land_ha": 5, "linked_projects_disturbed_land_ha": 9, "linked_projects_earthwork_m3": 90000},
			"want": false,
		},
		"outside the erosion area there is no plan to dodge": {
			"facts": {"linked_projects_disturbed_land_ha": 9, "linked_projects_earthwork_m3": 90000},
			"want": false,
		},
		"one hectare reached the report until May 2019": {
			"facts": {"soil_water_area": true, "disturbed_land_ha": 0.5, "linked_projects_disturbed_land_ha": 1, "reference_date": "2019-05-30"},
			"want": true,
		},
		"and no longer the day after": {
			"facts": {"soil_water_area": true, "disturbed_land_ha": 0.5, "linked_projects_disturbed_land_ha": 1, "reference_date": "2019-05-31"},
			"want": false,
		},
		"half a hectare together reaches the table": {
			"facts": {"soil_water_area": true, "disturbed_land_ha": 0.3, "linked_projects_disturbed_land_ha": 0.5},
			"want": true,
		},
		"0.49 ha together do not": {
			"facts": {"soil_water_area": true, "disturbed_land_ha": 0.3, "linked_projects_disturbed_land_ha": 0.49},
			"want": false,
		},
		"1000 m3 together reach the table": {
			"facts": {"soil_water_area": true, "earthwork_m3": 600, "linked_projects_earthwork_m3": 1000},
			"want": true,
		},
		"999 m3 together do not": {
			"facts": {"soil_water_area": true, "earthwork_m3": 600, "linked_projects_earthwork_m3": 999},
			"want": false,
		},
		"any size owed a table until May 2019, so that nothing was split": {
			"facts": {"soil_water_area": true, "disturbed_land_ha": 0.3, "linked_projects_disturbed_land_ha": 0.5, "reference_date": "2019-05-30"},
			"want": false,
		},
		"2,000,000 yuan and 1000 m2 together need the permit": {
			"facts": {"linked_projects_works_contract_wan": 200, "linked_projects_works_floor_area_m2": 1000},
			"want": true,
		},
		"1,999,900 yuan together do not": {
			"facts": {"linked_projects_works_contract_wan": 199.99, "linked_projects_works_floor_area_m2": 1000},
			"want": false,
		},
		"nor do 999 m2": {
			"facts": {"linked_projects_works_contract_wan": 200, "linked_projects_works_floor_area_m2": 999},
			"want": false,
		},
		"who needs the permit anyway splits nothing": {
			"facts": {"works_contract_wan": 200, "works_floor_area_m2": 1000, "linked_projects_works_contract_wan": 400, "linked_projects_works_floor_area_m2": 2000},
			"want": false,
		},
		"municipal works need it for the money alone": {
			"facts": {"building_category": "municipal-road", "planned_use": "road_transport", "linked_projects_works_contract_wan": 200},
			"want": true,
		},
		"municipal works of 1,999,900 yuan do not": {
			"facts": {"building_category": "municipal-road", "planned_use": "road_transport", "linked_projects_works_contract_wan": 199.99},
			"want": false,
		},
		"more than 300,000 yuan and 300 m2 needed it until August 2020": {
			"facts": {"linked_projects_works_contract_wan": 30.01, "linked_projects_works_floor_area_m2": 301, "reference_date": "2020-08-31"},
			"want": true,
		},
		"just so much did not": {
			"facts": {"linked_projects_works_contract_wan": 30, "linked_projects_works_floor_area_m2": 301, "reference_date": "2020-08-31"},
			"want": false,
		},
		"nor did 300 m2": {
			"facts": {"linked_projects_works_contract_wan": 30.01, "linked_projects_works_floor_area_m2": 300, "reference_date": "2020-08-31"},
			"want": false,
		},
		"it no longer does the day after": {
			"facts": {"linked_projects_works_contract_wan": 30.01, "linked_projects_works_floor_area_m2": 301, "reference_date": "2020-09-01"},
			"want": false,
		},
		"a state owner with 4,000,000 yuan together must tender": {
			"facts": {"soe_controlled": true, "works_contract_wan": 300, "linked_projects_works_contract_wan": 400},
			"want": true,
		},
		"with 3,999,900 yuan it need not": {
			"facts": {"soe_controlled": true, "works_contract_wan": 300, "linked_projects_works_contract_wan": 399.99},
			"want": false,
		},
		"who tenders anyway splits nothing": {
			"facts": {"soe_controlled": true, "works_contract_wan": 400, "linked_projects_works_contract_wan": 800},
			"want": false,
		},
		"a private owner tenders nothing": {
			"facts": {"works_contract_wan": 300, "linked_projects_works_contract_wan": 400},
			"want": false,
		},
		"2,000,000 yuan were enough until May 2018": {
			"facts": {"soe_controlled": true, "works_contract_wan": 100, "linked_projects_works_contract_wan": 200, "reference_date": "2018-05-31"},
			"want": true,
		},
		"nor are they from June 2018 on": {
			"facts": {"soe_controlled": true, "works_contract_wan": 100, "linked_projects_works_contract_wan": 200, "reference_date": "2018-06-01"},
			"want": false,
		},
	}
	got := found(object.union(linked, tc.facts))
	got == tc.want
}
