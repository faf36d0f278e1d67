package main

// decidePreliminary answers the items of the preliminary stage.
func decidePreliminary(f *facts, s *shared, v *verdicts) {
	v[agencyService] = f.date >= 2017_05_23 && f.wantsAgencyService
	// Since March 2025 the zones of heritage sites are surveyed as well.
	v[archaeologySurvey] = f.date >= 2002_10_28 && s.moreThanFitOut && !f.archaeologyDone &&
		(f.inUndergroundRelicsArea || f.isLargeInfrastructure ||
			f.date >= 2025_03_01 && (s.inProtectionZone || s.inControlZone))
	v[earlyStudy] = f.date >= 2017_05_23
	v[planningConditions] = f.date >= 2008_01_01 && s.moreThanFitOut && s.newlyProvided
	v[projectCode] = f.date >= 2017_02_01
	v[regionalAssessmentUse] = f.date >= 2017_01_01 && f.inRegionalAssessmentArea
	v[socialStabilityRisk] = f.date >= 2012_08_16 &&
		(f.involvesExpropriation || f.nimbyFacility || f.listedMajorProject)
	v[spatialCoordination] = f.date >= 2018_08_01 && s.moreThanFitOut && (s.byGovernment || s.allocated)
	v[standardLandAgreement] = f.date >= 2018_07_18 && s.standardLand
}
