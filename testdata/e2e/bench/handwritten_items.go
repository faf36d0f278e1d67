package main

// The items that the hand-written conditions answer, in the order of the catalogue: by phase, then id.
const (
	agencyService = iota
	archaeologySurvey
	earlyStudy
	planningConditions
	projectCode
	regionalAssessmentUse
	socialStabilityRisk
	spatialCoordination
	standardLandAgreement

	eiaRegistration
	eiaReportBook
	eiaReportTable
	energyCommitmentFiling
	energyReview
	enterpriseFiling
	enterpriseVerification
	farmlandConversion
	feasibilityStudyApproval
	floodImpactApproval
	forestLandUse
	geohazardAssessment
	hazchemSafetyConditions
	heritageProtectionZoneWorks
	landAllocation
	landConstructionApproval
	landPreexam2017
	landPreexamAndSiting
	landRegistration
	landUsePlanningPermit
	mineralOverlay
	nationalSecurityPermit
	occupationalDisease3s
	projectProposalApproval
	radiationProtectionPreassessment
	riverWorksApproval
	seismicSafetyEvaluation
	siteSelectionOpinion2017
	soilContaminationSurvey
	soilWaterRegistration
	soilWaterReportBook
	soilWaterReportTable
	stateLandGrant
	technicalRenovationFiling
	waterAreaOccupation
	waterIntake

	airportClearance
	canalHeritageImpact
	civilAirDefenceRelocation
	civilAirDefenceReview
	civilEnergyReview
	designSchemeReview
	engineeringPlanningPermit
	facadeChangePlanning
	fitOutStructureConsent
	geotechnicalSurvey
	hazchemSafetyDesign
	heritageControlZoneDesign
	highwayControlZone
	historicTownWorks
	navigationImpactAssessment
	overlimitSeismicReview
	pipelineProtection
	preliminaryDesignApproval
	railTransitProtection
	railwaySafetyZone
	ruralPlanningPermit
	trafficImpactAssessment
	useChangePlanning

	commencementCheck
	constructionDrainagePermit
	constructionDrawingReview
	constructionPermit
	constructionWasteDisposal
	fireDesignFiling2017
	fireDesignReview
	fireDesignReview2017
	greenSpaceOccupation
	infrastructureFee
	lightningDesignReview
	migrantWageGuarantee
	planningLineCheck
	powerFacilityProtection
	qualitySafetySupervision
	roadOccupationExcavation
	specialEquipmentNotice
	stagedConstructionPermit
	temporaryLandOrWorks
	tendering

	drainageConnection
	gasConnection
	powerConnection
	telecomConnection
	waterSupplyConnection

	airDefenceAcceptanceFiling
	archivesAcceptance
	completionFiling
	drainagePermit
	envAcceptance2017
	envSelfAcceptance
	fireAcceptance
	fireAcceptance2017
	fireAcceptanceFiling
	firstRegistration
	jointAcceptance
	jointSurveying
	lightningAcceptance
	planningVerification
	pollutantDischargePermit
	publicGatheringFireCheck
	qualityCompletionAcceptance
	soilWaterAcceptance2017
	soilWaterSelfAcceptance
	standardLandPerformanceCheck

	itemCount
)

// itemIDs are their ids in the rules.
var itemIDs = [itemCount]string{
	agencyService:         "agency_service",
	archaeologySurvey:     "archaeology_survey",
	earlyStudy:            "early_study",
	planningConditions:    "planning_conditions",
	projectCode:           "project_code",
	regionalAssessmentUse: "regional_assessment_use",
	socialStabilityRisk:   "social_stability_risk",
	spatialCoordination:   "spatial_coordination",
	standardLandAgreement: "standard_land_agreement",

	eiaRegistration:                  "eia_registration",
	eiaReportBook:                    "eia_report_book",
	eiaReportTable:                   "eia_report_table",
	energyCommitmentFiling:           "energy_commitment_filing",
	energyReview:                     "energy_review",
	enterpriseFiling:                 "enterprise_filing",
	enterpriseVerification:           "enterprise_verification",
	farmlandConversion:               "farmland_conversion",
	feasibilityStudyApproval:         "feasibility_study_approval",
	floodImpactApproval:              "flood_impact_approval",
	forestLandUse:                    "forest_land_use",
	geohazardAssessment:              "geohazard_assessment",
	hazchemSafetyConditions:          "hazchem_safety_conditions",
	heritageProtectionZoneWorks:      "heritage_protection_zone_works",
	landAllocation:                   "land_allocation",
	landConstructionApproval:         "land_construction_approval",
	landPreexam2017:                  "land_preexam_2017",
	landPreexamAndSiting:             "land_preexam_and_siting",
	landRegistration:                 "land_registration",
	landUsePlanningPermit:            "land_use_planning_permit",
	mineralOverlay:                   "mineral_overlay",
	nationalSecurityPermit:           "national_security_permit",
	occupationalDisease3s:            "occupational_disease_3s",
	projectProposalApproval:          "project_proposal_approval",
	radiationProtectionPreassessment: "radiation_protection_preassessment",
	riverWorksApproval:               "river_works_approval",
	seismicSafetyEvaluation:          "seismic_safety_evaluation",
	siteSelectionOpinion2017:         "site_selection_opinion_2017",
	soilContaminationSurvey:          "soil_contamination_survey",
	soilWaterRegistration:            "soil_water_registration",
	soilWaterReportBook:              "soil_water_report_book",
	soilWaterReportTable:             "soil_water_report_table",
	stateLandGrant:                   "state_land_grant",
	technicalRenovationFiling:        "technical_renovation_filing",
	waterAreaOccupation:              "water_area_occupation",
	waterIntake:                      "water_intake",

	airportClearance:           "airport_clearance",
	canalHeritageImpact:        "canal_heritage_impact",
	civilAirDefenceRelocation:  "civil_air_defence_relocation",
	civilAirDefenceReview:      "civil_air_defence_review",
	civilEnergyReview:          "civil_energy_review",
	designSchemeReview:         "design_scheme_review",
	engineeringPlanningPermit:  "engineering_planning_permit",
	facadeChangePlanning:       "facade_change_planning",
	fitOutStructureConsent:     "fit_out_structure_consent",
	geotechnicalSurvey:         "geotechnical_survey",
	hazchemSafetyDesign:        "hazchem_safety_design",
	heritageControlZoneDesign:  "heritage_control_zone_design",
	highwayControlZone:         "highway_control_zone",
	historicTownWorks:          "historic_town_works",
	navigationImpactAssessment: "navigation_impact_assessment",
	overlimitSeismicReview:     "overlimit_seismic_review",
	pipelineProtection:         "pipeline_protection",
	preliminaryDesignApproval:  "preliminary_design_approval",
	railTransitProtection:      "rail_transit_protection",
	railwaySafetyZone:          "railway_safety_zone",
	ruralPlanningPermit:        "rural_planning_permit",
	trafficImpactAssessment:    "traffic_impact_assessment",
	useChangePlanning:          "use_change_planning",

	commencementCheck:          "commencement_check",
	constructionDrainagePermit: "construction_drainage_permit",
	constructionDrawingReview:  "construction_drawing_review",
	constructionPermit:         "construction_permit",
	constructionWasteDisposal:  "construction_waste_disposal",
	fireDesignFiling2017:       "fire_design_filing_2017",
	fireDesignReview:           "fire_design_review",
	fireDesignReview2017:       "fire_design_review_2017",
	greenSpaceOccupation:       "green_space_occupation",
	infrastructureFee:          "infrastructure_fee",
	lightningDesignReview:      "lightning_design_review",
	migrantWageGuarantee:       "migrant_wage_guarantee",
	planningLineCheck:          "planning_line_check",
	powerFacilityProtection:    "power_facility_protection",
	qualitySafetySupervision:   "quality_safety_supervision",
	roadOccupationExcavation:   "road_occupation_excavation",
	specialEquipmentNotice:     "special_equipment_notice",
	stagedConstructionPermit:   "staged_construction_permit",
	temporaryLandOrWorks:       "temporary_land_or_works",
	tendering:                  "tendering",

	drainageConnection:    "drainage_connection",
	gasConnection:         "gas_connection",
	powerConnection:       "power_connection",
	telecomConnection:     "telecom_connection",
	waterSupplyConnection: "water_supply_connection",

	airDefenceAcceptanceFiling:   "air_defence_acceptance_filing",
	archivesAcceptance:           "archives_acceptance",
	completionFiling:             "completion_filing",
	drainagePermit:               "drainage_permit",
	envAcceptance2017:            "env_acceptance_2017",
	envSelfAcceptance:            "env_self_acceptance",
	fireAcceptance:               "fire_acceptance",
	fireAcceptance2017:           "fire_acceptance_2017",
	fireAcceptanceFiling:         "fire_acceptance_filing",
	firstRegistration:            "first_registration",
	jointAcceptance:              "joint_acceptance",
	jointSurveying:               "joint_surveying",
	lightningAcceptance:          "lightning_acceptance",
	planningVerification:         "planning_verification",
	pollutantDischargePermit:     "pollutant_discharge_permit",
	publicGatheringFireCheck:     "public_gathering_fire_check",
	qualityCompletionAcceptance:  "quality_completion_acceptance",
	soilWaterAcceptance2017:      "soil_water_acceptance_2017",
	soilWaterSelfAcceptance:      "soil_water_self_acceptance",
	standardLandPerformanceCheck: "standard_land_performance_check",
}
