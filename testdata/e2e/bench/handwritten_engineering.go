package main

// decideEngineering answers what belongs to the works planning permit.
func decideEngineering(f *facts, s *shared, v *verdicts) {
	v[airportClearance] = f.date >= 1996_03_01 && s.moreThanFitOut && f.inAirportClearanceZone
	v[canalHeritageImpact] = f.date >= 2012_10_01 && s.beyondInterior &&
		(f.inCanalHeritageArea || f.inCanalBufferZone)
	v[civilAirDefenceRelocation] = f.date >= 2003_02_21 && s.airDefenceDuty && f.cadRelocationNeeded
	v[civilAirDefenceReview] = f.date >= 1997_01_01 && s.airDefenceDuty
	v[civilEnergyReview] = f.date >= 2016_05_01 && s.civil && s.moreThanFitOut && f.floorAreaTotalM2 >= 1_000*one
	v[designSchemeReview] = f.date >= 2008_01_01 && s.moreThanFitOut && !f.schemeFixedWithLand && !f.lowRiskSmallProject
	v[engineeringPlanningPermit] = f.date >= 2008_01_01 && s.moreThanFitOut && s.stateOwned
	v[facadeChangePlanning] = f.date >= 2010_10_01 && s.fitOut && f.changesFacade
	v[fitOutStructureConsent] = f.date >= 1998_03_01 && s.fitOut && f.changesStructure
	v[geotechnicalSurvey] = f.date >= 2000_09_25 && s.moreThanFitOut
	v[hazchemSafetyDesign] = f.date >= 2012_04_01 && f.hazardousChemicals
	v[heritageControlZoneDesign] = f.date >= 2002_10_28 && s.inControlZone && s.beyondInterior
	v[highwayControlZone] = f.date >= 2011_07_01 && f.touchesHighway
	v[historicTownWorks] = f.date >= 2008_07_01 && (f.inHistoricCoreArea || f.altersHistoricBuilding)
	v[navigationImpactAssessment] = f.date >= 2015_03_01 && f.affectsNavigationChannel
	v[overlimitSeismicReview] = f.date >= 2002_09_01 && f.overLimitHighrise
	v[pipelineProtection] = f.date >= 2010_10_01 && f.nearOilGasPipeline
	v[preliminaryDesignApproval] = f.date >= 2005_01_01 && s.byGovernment && f.totalInvestmentWan > 500*one
	v[railTransitProtection] = f.date >= 2014_01_01 && f.distanceToRailTransitM < 50*one
	v[railwaySafetyZone] = f.date >= 2014_01_01 && f.inRailwaySafetyZone
	v[ruralPlanningPermit] = f.date >= 2008_01_01 && s.moreThanFitOut && s.collective
	v[trafficImpactAssessment] = f.date >= 2010_09_01 && f.trafficAssessmentRequired && !f.regionalTrafficDone
	v[useChangePlanning] = f.date >= 2008_01_01 && f.changesBuildingUse
}
