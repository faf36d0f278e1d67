package main

import (
	"fmt"
	"slices"

	"sevenlists/planner/calendar"
	"sevenlists/planner/profile"
)

// reader turns profiles of which everything is known into facts.
type reader struct {
	facts   *profile.Facts
	truths  []bound[bool]
	numbers []bound[int64]
	enums   []boundEnum
}

// bound is a fact of a rule set with the field that holds it.
type bound[T any] struct {
	slot  int
	field func(*facts) *T
}

type boundEnum struct {
	slot   int
	values []string
	set    func(*facts, uint8)
}

// newReader finds the facts that the hand-written conditions read; it is an error where the rule
// set has no such fact or other values of an enum.
func newReader(all *profile.Facts) (*reader, error) {
	r := &reader{facts: all}
	for id, field := range truths {
		slot, ok := all.Slot(id)
		if !ok || all.List[slot].Type != profile.BooleanType {
			return nil, fmt.Errorf("no truth %s", id)
		}
		r.truths = append(r.truths, bound[bool]{slot, field})
	}
	for id, field := range numbers {
		slot, ok := all.Slot(id)
		if !ok || all.List[slot].Type != profile.NumberType {
			return nil, fmt.Errorf("no number %s", id)
		}
		r.numbers = append(r.numbers, bound[int64]{slot, field})
	}
	for id, e := range enums {
		fact := all.Fact(id)
		if fact == nil {
			return nil, fmt.Errorf("no enum %s", id)
		}
		values := make([]string, len(fact.Values))
		for i, choice := range fact.Values {
			values[i] = choice.ID
		}
		if !slices.Equal(values, e.values) {
			return nil, fmt.Errorf("%s has the values %v, not %v", id, values, e.values)
		}
		e.slot, _ = all.Slot(id)
		r.enums = append(r.enums, e)
	}
	slices.SortFunc(r.truths, func(a, b bound[bool]) int { return a.slot - b.slot })
	slices.SortFunc(r.numbers, func(a, b bound[int64]) int { return a.slot - b.slot })
	slices.SortFunc(r.enums, func(a, b boundEnum) int { return a.slot - b.slot })
	return r, nil
}

// read fills facts with a project.
func (r *reader) read(p *profile.Profile, f *facts) {
	f.date = digits(p.ReferenceDate(r.facts))
	for i := range r.truths {
		*r.truths[i].field(f) = p.Values[r.truths[i].slot].Truth()
	}
	for i := range r.numbers {
		*r.numbers[i].field(f) = p.Values[r.numbers[i].slot].Micro()
	}
	for i := range r.enums {
		e := &r.enums[i]
		e.set(f, uint8(slices.Index(e.values, p.Values[e.slot].Text())))
	}
}

// digits writes a date as a number, so that dates can stand in the code as constants: 2026_06_01.
func digits(d calendar.Date) int32 {
	var text [len("2026-06-01")]byte
	written, err := d.AppendText(text[:0])
	if err != nil {
		return 0
	}
	n := int32(0)
	for _, c := range written {
		if c != '-' {
			n = n*10 + int32(c-'0')
		}
	}
	return n
}

var enums = map[string]boundEnum{
	"investment_mode": {
		values: []string{"enterprise", "foreign-enterprise", "government", "government-subsidised-enterprise"},
		set:    func(f *facts, v uint8) { f.investment = investmentMode(v) },
	},
	"building_category": {
		values: []string{
			"industrial", "warehouse", "residential", "commercial", "office", "hotel", "school", "kindergarten", "hospital",
			"elderly-care", "culture-sport", "other-public", "municipal-road", "bridge-tunnel", "municipal-utility", "park-green",
		},
		set: func(f *facts, v uint8) { f.use = buildingUse(v) },
	},
	"project_nature": {
		values: []string{"new", "extension", "alteration", "fit-out"},
		set:    func(f *facts, v uint8) { f.nature = worksNature(v) },
	},
	"land_source": {
		values: []string{
			"granted-standard-land", "granted-auction", "agreement", "allocated", "existing-land", "leased-building", "collective",
		},
		set: func(f *facts, v uint8) { f.land = landSource(v) },
	},
	"eia_category": {
		values: []string{"report-book", "report-table", "registration", "exempt"},
		set:    func(f *facts, v uint8) { f.eia = eiaCategory(v) },
	},
	"contaminated_site_status": {
		values: []string{"none", "suspected", "contaminated-untreated", "treated-accepted"},
		set:    func(f *facts, v uint8) { f.contaminated = siteStatus(v) },
	},
	"heritage_protection_zone_level": {
		values: []string{"none", "national", "provincial", "city-county"},
		set:    func(f *facts, v uint8) { f.protectionZone = heritageLevel(v) },
	},
	"heritage_control_zone_level": {
		values: []string{"none", "national", "provincial", "city-county"},
		set:    func(f *facts, v uint8) { f.controlZone = heritageLevel(v) },
	},
}

var truths = map[string]func(*facts) *bool{
	"in_verification_catalogue":        func(f *facts) *bool { return &f.inVerificationCatalogue },
	"industry_prohibited":              func(f *facts) *bool { return &f.industryProhibited },
	"technical_renovation":             func(f *facts) *bool { return &f.technicalRenovation },
	"listed_major_project":             func(f *facts) *bool { return &f.listedMajorProject },
	"listed_large_infrastructure":      func(f *facts) *bool { return &f.listedLargeInfrastructure },
	"in_approved_plan":                 func(f *facts) *bool { return &f.inApprovedPlan },
	"nimby_facility":                   func(f *facts) *bool { return &f.nimbyFacility },
	"wants_agency_service":             func(f *facts) *bool { return &f.wantsAgencyService },
	"wants_staged_permit":              func(f *facts) *bool { return &f.wantsStagedPermit },
	"in_regional_assessment_area":      func(f *facts) *bool { return &f.inRegionalAssessmentArea },
	"needs_new_construction_land":      func(f *facts) *bool { return &f.needsNewConstructionLand },
	"occupies_farmland":                func(f *facts) *bool { return &f.occupiesFarmland },
	"occupies_forest":                  func(f *facts) *bool { return &f.occupiesForest },
	"involves_expropriation":           func(f *facts) *bool { return &f.involvesExpropriation },
	"scheme_fixed_with_land":           func(f *facts) *bool { return &f.schemeFixedWithLand },
	"land_use_changed_to_sensitive":    func(f *facts) *bool { return &f.landUseChangedToSensitive },
	"needs_temporary_land_or_works":    func(f *facts) *bool { return &f.needsTemporaryLandOrWorks },
	"affects_navigation_channel":       func(f *facts) *bool { return &f.affectsNavigationChannel },
	"is_public_building":               func(f *facts) *bool { return &f.isPublicBuilding },
	"low_risk_small_project":           func(f *facts) *bool { return &f.lowRiskSmallProject },
	"traffic_assessment_required":      func(f *facts) *bool { return &f.trafficAssessmentRequired },
	"regional_traffic_done":            func(f *facts) *bool { return &f.regionalTrafficDone },
	"drawing_review_exempt":            func(f *facts) *bool { return &f.drawingReviewExempt },
	"over_limit_highrise":              func(f *facts) *bool { return &f.overLimitHighrise },
	"changes_building_use":             func(f *facts) *bool { return &f.changesBuildingUse },
	"changes_facade":                   func(f *facts) *bool { return &f.changesFacade },
	"changes_structure":                func(f *facts) *bool { return &f.changesStructure },
	"cad_relocation_needed":            func(f *facts) *bool { return &f.cadRelocationNeeded },
	"has_special_equipment":            func(f *facts) *bool { return &f.hasSpecialEquipment },
	"soe_controlled":                   func(f *facts) *bool { return &f.soeControlled },
	"in_regional_energy_zone":          func(f *facts) *bool { return &f.inRegionalEnergyZone },
	"on_energy_negative_list":          func(f *facts) *bool { return &f.onEnergyNegativeList },
	"in_low_energy_industry_list":      func(f *facts) *bool { return &f.inLowEnergyIndustryList },
	"soil_water_area":                  func(f *facts) *bool { return &f.soilWaterArea },
	"in_regional_soil_water_scheme":    func(f *facts) *bool { return &f.inRegionalSoilWaterScheme },
	"in_river_management_area":         func(f *facts) *bool { return &f.inRiverManagementArea },
	"in_flood_zone":                    func(f *facts) *bool { return &f.inFloodZone },
	"in_discharge_permit_list":         func(f *facts) *bool { return &f.inDischargePermitList },
	"discharges_to_municipal_sewer":    func(f *facts) *bool { return &f.dischargesToMunicipalSewer },
	"direct_water_intake":              func(f *facts) *bool { return &f.directWaterIntake },
	"flammable_explosive_use":          func(f *facts) *bool { return &f.flammableExplosiveUse },
	"public_gathering_place":           func(f *facts) *bool { return &f.publicGatheringPlace },
	"first_class_highrise_residential": func(f *facts) *bool { return &f.firstClassHighriseResidential },
	"state_organ_or_dispatch_building": func(f *facts) *bool { return &f.stateOrganOrDispatchBuilding },
	"rail_tunnel_or_large_power":       func(f *facts) *bool { return &f.railTunnelOrLargePower },
	"lightning_special_site":           func(f *facts) *bool { return &f.lightningSpecialSite },
	"in_national_security_zone":        func(f *facts) *bool { return &f.inNationalSecurityZone },
	"in_airport_clearance_zone":        func(f *facts) *bool { return &f.inAirportClearanceZone },
	"in_railway_safety_zone":           func(f *facts) *bool { return &f.inRailwaySafetyZone },
	"touches_highway":                  func(f *facts) *bool { return &f.touchesHighway },
	"near_oil_gas_pipeline":            func(f *facts) *bool { return &f.nearOilGasPipeline },
	"in_power_line_zone":               func(f *facts) *bool { return &f.inPowerLineZone },
	"in_geohazard_area":                func(f *facts) *bool { return &f.inGeohazardArea },
	"regional_geohazard_done":          func(f *facts) *bool { return &f.regionalGeohazardDone },
	"overlays_mineral":                 func(f *facts) *bool { return &f.overlaysMineral },
	"regional_mineral_done":            func(f *facts) *bool { return &f.regionalMineralDone },
	"seismic_major_project":            func(f *facts) *bool { return &f.seismicMajorProject },
	"regional_seismic_done":            func(f *facts) *bool { return &f.regionalSeismicDone },
	"hazardous_chemicals":              func(f *facts) *bool { return &f.hazardousChemicals },
	"occupational_hazard":              func(f *facts) *bool { return &f.occupationalHazard },
	"medical_radiation":                func(f *facts) *bool { return &f.medicalRadiation },
	"in_underground_relics_area":       func(f *facts) *bool { return &f.inUndergroundRelicsArea },
	"archaeology_done":                 func(f *facts) *bool { return &f.archaeologyDone },
	"in_canal_heritage_area":           func(f *facts) *bool { return &f.inCanalHeritageArea },
	"in_canal_buffer_zone":             func(f *facts) *bool { return &f.inCanalBufferZone },
	"in_historic_core_area":            func(f *facts) *bool { return &f.inHistoricCoreArea },
	"alters_historic_building":         func(f *facts) *bool { return &f.altersHistoricBuilding },
	"is_large_infrastructure":          func(f *facts) *bool { return &f.isLargeInfrastructure },
	"needs_water_supply":               func(f *facts) *bool { return &f.needsWaterSupply },
	"needs_gas":                        func(f *facts) *bool { return &f.needsGas },
	"needs_road_works":                 func(f *facts) *bool { return &f.needsRoadWorks },
	"affects_public_green":             func(f *facts) *bool { return &f.affectsPublicGreen },
}

var numbers = map[string]func(*facts) *int64{
	"works_floor_area_m2":        func(f *facts) *int64 { return &f.worksFloorAreaM2 },
	"floor_area_total_m2":        func(f *facts) *int64 { return &f.floorAreaTotalM2 },
	"floor_area_above_ground_m2": func(f *facts) *int64 { return &f.floorAreaAboveGroundM2 },
	"largest_single_building_m2": func(f *facts) *int64 { return &f.largestSingleBuildingM2 },
	"building_height_m":          func(f *facts) *int64 { return &f.buildingHeightM },
	"floors_above":               func(f *facts) *int64 { return &f.floorsAbove },
	"foundation_depth_m":         func(f *facts) *int64 { return &f.foundationDepthM },
	"works_contract_wan":         func(f *facts) *int64 { return &f.worksContractWan },
	"total_investment_wan":       func(f *facts) *int64 { return &f.totalInvestmentWan },
	"budget_fund_wan":            func(f *facts) *int64 { return &f.budgetFundWan },
	"budget_fund_share_pct":      func(f *facts) *int64 { return &f.budgetFundSharePct },
	"goods_contract_wan":         func(f *facts) *int64 { return &f.goodsContractWan },
	"service_contract_wan":       func(f *facts) *int64 { return &f.serviceContractWan },
	"annual_energy_tce":          func(f *facts) *int64 { return &f.annualEnergyTce },
	"annual_electricity_kwh":     func(f *facts) *int64 { return &f.annualElectricityKwh },
	"annual_coal_t":              func(f *facts) *int64 { return &f.annualCoalT },
	"disturbed_land_ha":          func(f *facts) *int64 { return &f.disturbedLandHa },
	"earthwork_m3":               func(f *facts) *int64 { return &f.earthworkM3 },
	"spoil_out_m3":               func(f *facts) *int64 { return &f.spoilOutM3 },
	"occupied_water_area_m2":     func(f *facts) *int64 { return &f.occupiedWaterAreaM2 },
	"fire_hotel_mall_m2":         func(f *facts) *int64 { return &f.fireHotelMallM2 },
	"fire_vulnerable_m2":         func(f *facts) *int64 { return &f.fireVulnerableM2 },
	"fire_mid_assembly_m2":       func(f *facts) *int64 { return &f.fireMidAssemblyM2 },
	"fire_entertainment_m2":      func(f *facts) *int64 { return &f.fireEntertainmentM2 },
	"fire_hall_exhibition_m2":    func(f *facts) *int64 { return &f.fireHallExhibitionM2 },
	"fire_terminal_m2":           func(f *facts) *int64 { return &f.fireTerminalM2 },
	"distance_to_rail_transit_m": func(f *facts) *int64 { return &f.distanceToRailTransitM },
	"power_capacity_kva":         func(f *facts) *int64 { return &f.powerCapacityKva },
}
