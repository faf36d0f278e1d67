package main

// decideLand answers the permits of the project itself and of its land.
func decideLand(f *facts, s *shared, v *verdicts) {
	decideInvestment(f, s, v)
	decideSite(f, s, v)
	decideEnvironment(f, s, v)
}

func decideInvestment(f *facts, s *shared, v *verdicts) {
	v[energyCommitmentFiling] = f.date >= 2018_01_01 && s.energyOverLimit && s.energySpared
	v[energyReview] = f.date >= 2017_01_01 && s.energyOverLimit && !s.energySpared && !f.inLowEnergyIndustryList
	v[enterpriseFiling] = f.date >= 2017_02_01 && s.subjectToFiling && !f.technicalRenovation
	v[enterpriseVerification] = f.date >= 2017_02_01 && s.byEnterprise && f.inVerificationCatalogue
	v[feasibilityStudyApproval] = f.date >= 2005_01_01 && s.byGovernment
	v[projectProposalApproval] = f.date >= 2005_01_01 && s.byGovernment && !f.inApprovedPlan &&
		f.totalInvestmentWan > 500*one
	v[technicalRenovationFiling] = f.date >= 2017_02_01 && s.subjectToFiling && f.technicalRenovation
}

func decideSite(f *facts, s *shared, v *verdicts) {
	v[farmlandConversion] = f.date >= 1999_01_01 &&
		(f.occupiesFarmland || f.occupiesForest || f.involvesExpropriation)
	v[forestLandUse] = f.date >= 2015_05_01 && f.occupiesForest
	v[geohazardAssessment] = f.date >= 2004_03_01 && s.moreThanFitOut &&
		f.inGeohazardArea && !f.regionalGeohazardDone
	v[heritageProtectionZoneWorks] = f.date >= 2002_10_28 && s.inProtectionZone
	v[landAllocation] = f.date >= 2001_10_22 && s.allocated
	v[landConstructionApproval] = f.date >= 1999_01_01 && f.date <= 2019_09_16 && s.moreThanFitOut && s.newlyProvided
	v[landPreexam2017] = f.date >= 2017_01_01 && f.date <= 2019_09_16 &&
		(f.needsNewConstructionLand || s.allocated)
	v[landPreexamAndSiting] = f.date >= 2019_09_17 &&
		(s.allocated || f.needsNewConstructionLand && s.decidedByAuthority)
	v[landRegistration] = f.date >= 2015_03_01 && s.newlyProvided
	v[landUsePlanningPermit] = f.date >= 2008_01_01 && s.moreThanFitOut && s.newlyProvided
	v[mineralOverlay] = f.date >= 2010_09_08 && s.moreThanFitOut && f.overlaysMineral && !f.regionalMineralDone
	v[nationalSecurityPermit] = f.date >= 2004_07_01 && f.inNationalSecurityZone
	v[seismicSafetyEvaluation] = f.date >= 2009_05_01 && s.moreThanFitOut &&
		f.seismicMajorProject && !f.regionalSeismicDone
	v[siteSelectionOpinion2017] = f.date >= 2008_01_01 && f.date <= 2019_09_16 && s.allocated && s.decidedByAuthority
	v[stateLandGrant] = f.date >= 2007_11_01 && s.granted
}

func decideEnvironment(f *facts, s *shared, v *verdicts) {
	v[eiaRegistration] = f.date >= 2017_01_01 && f.eia == eiaByRegistration
	v[eiaReportBook] = f.date >= 2003_09_01 && f.eia == eiaByReportBook
	v[eiaReportTable] = f.date >= 2003_09_01 && f.eia == eiaByReportTable
	v[floodImpactApproval] = f.date >= 1998_01_01 && s.moreThanFitOut && f.inFloodZone
	v[hazchemSafetyConditions] = f.date >= 2012_04_01 && f.hazardousChemicals
	v[occupationalDisease3s] = f.date >= 2017_05_01 && f.occupationalHazard
	v[radiationProtectionPreassessment] = f.date >= 2006_03_01 && f.medicalRadiation
	v[riverWorksApproval] = f.date >= 1998_01_01 && f.inRiverManagementArea
	// Until the end of 2018 only plots that were suspected or contaminated.
	v[soilContaminationSurvey] = f.date >= 2017_07_01 &&
		(f.date >= 2019_01_01 && f.landUseChangedToSensitive ||
			f.contaminated == siteSuspected || f.contaminated == siteUntreated)
	v[soilWaterRegistration] = f.date >= 2015_03_01 && f.soilWaterArea && f.inRegionalSoilWaterScheme && f.earthworkM3 > 0
	v[soilWaterReportBook] = f.date >= 1995_05_30 && s.soilWaterReport
	v[soilWaterReportTable] = f.date >= 1995_05_30 && s.soilWaterPlan && s.soilWaterBelowReport
	v[waterAreaOccupation] = f.date >= 2006_05_01 && f.occupiedWaterAreaM2 > 0
	v[waterIntake] = f.date >= 2006_04_15 && f.directWaterIntake
}
