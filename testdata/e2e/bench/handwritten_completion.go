package main

// decideServices answers the connections that are made alongside.
func decideServices(f *facts, s *shared, v *verdicts) {
	v[drainageConnection] = f.date >= 2014_01_01 && f.dischargesToMunicipalSewer
	v[gasConnection] = f.date >= 2011_03_01 && f.needsGas
	v[powerConnection] = f.date >= 1996_09_01 && f.powerCapacityKva > 0
	v[telecomConnection] = f.date >= 2013_04_01 && s.moreThanFitOut && s.building
	v[waterSupplyConnection] = f.date >= 1994_10_01 && f.needsWaterSupply
}

// decideCompletion answers what the finished works need.
func decideCompletion(f *facts, s *shared, v *verdicts) {
	reported := f.eia == eiaByReportBook || f.eia == eiaByReportTable
	v[airDefenceAcceptanceFiling] = f.date >= 2016_01_01 && s.airDefenceDuty && !f.cadRelocationNeeded
	v[archivesAcceptance] = f.date >= 1998_01_01 && s.permitNeeded
	v[completionFiling] = f.date >= 2000_04_07 && s.permitNeeded
	v[drainagePermit] = f.date >= 2014_01_01 && f.dischargesToMunicipalSewer && drainsByTrade(f.use)
	v[envAcceptance2017] = f.date >= 1998_11_29 && f.date <= 2017_09_30 && reported
	v[envSelfAcceptance] = f.date >= 2017_10_01 && reported
	v[fireAcceptance] = f.date >= 2019_07_01 && s.specialFireProject
	v[fireAcceptance2017] = f.date >= 2009_05_01 && f.date <= 2019_06_30 && (s.specialFireProject || s.permitNeeded)
	v[fireAcceptanceFiling] = f.date >= 2019_07_01 && s.permitNeeded && !s.specialFireProject
	v[firstRegistration] = f.date >= 2015_03_01 && s.moreThanFitOut && s.building
	v[jointAcceptance] = f.date >= 2018_05_14 && s.permitNeeded
	v[jointSurveying] = f.date >= 2018_01_01 && s.moreThanFitOut
	v[lightningAcceptance] = f.date >= 2016_06_24 && f.lightningSpecialSite
	v[planningVerification] = f.date >= 2008_01_01 && s.moreThanFitOut
	v[pollutantDischargePermit] = f.date >= 2018_01_10 && f.inDischargePermitList
	v[publicGatheringFireCheck] = f.date >= 2009_05_01 && f.publicGatheringPlace
	v[qualityCompletionAcceptance] = f.date >= 2000_01_30 && s.permitNeeded
	v[soilWaterAcceptance2017] = f.date >= 2011_03_01 && f.date <= 2017_09_21 && s.soilWaterInScope
	v[soilWaterSelfAcceptance] = f.date >= 2017_09_22 && s.soilWaterPlan
	v[standardLandPerformanceCheck] = f.date >= 2018_07_18 && s.standardLand
}

// drainsByTrade reports whether a use is one whose waste water needs a permit.
func drainsByTrade(use buildingUse) bool {
	switch use {
	case industrial, warehouse, commercial, hospital, hotel:
		return true
	}
	return false
}
