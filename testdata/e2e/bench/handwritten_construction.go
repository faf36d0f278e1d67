package main

// decideConstruction answers what belongs to the construction permit.
func decideConstruction(f *facts, s *shared, v *verdicts) {
	v[commencementCheck] = f.date >= 2017_05_23
	v[constructionDrainagePermit] = f.date >= 2015_03_01 && s.permitNeeded
	// Fit-out of less than 300 m² is not reviewed.
	v[constructionDrawingReview] = f.date >= 2013_08_01 && s.permitNeeded &&
		!f.drawingReviewExempt && !f.lowRiskSmallProject &&
		(s.moreThanFitOut || f.worksFloorAreaM2 >= 300*one)
	v[constructionPermit] = f.date >= 2014_10_25 && s.permitNeeded
	v[constructionWasteDisposal] = f.date >= 2005_06_01 && f.spoilOutM3 > 0
	v[fireDesignFiling2017] = f.date >= 2009_05_01 && f.date <= 2019_06_30 && s.permitNeeded && !s.specialFireProject
	v[fireDesignReview] = f.date >= 2019_07_01 && s.specialFireProject
	v[fireDesignReview2017] = f.date >= 2009_05_01 && f.date <= 2019_06_30 && s.specialFireProject
	v[greenSpaceOccupation] = f.date >= 1992_08_01 && f.affectsPublicGreen
	v[infrastructureFee] = f.date >= 2000_01_01 && s.moreThanFitOut && s.building
	v[lightningDesignReview] = f.date >= 2016_06_24 && f.lightningSpecialSite
	v[migrantWageGuarantee] = f.date >= 2016_01_17 && s.permitNeeded
	v[planningLineCheck] = f.date >= 2010_10_01 && s.moreThanFitOut
	v[powerFacilityProtection] = f.date >= 1998_01_07 && f.inPowerLineZone
	v[qualitySafetySupervision] = f.date >= 2000_01_30 && s.permitNeeded
	v[roadOccupationExcavation] = f.date >= 1996_10_01 && f.needsRoadWorks
	v[specialEquipmentNotice] = f.date >= 2014_01_01 && f.hasSpecialEquipment
	v[stagedConstructionPermit] = f.date >= 2018_01_01 && f.wantsStagedPermit
	v[temporaryLandOrWorks] = f.date >= 2008_01_01 && f.needsTemporaryLandOrWorks
	v[tendering] = f.date >= 2000_05_01 && mustTender(f, s)
}

// mustTender: since June 2018 the contracts must be twice as large, the whole investment no longer
// counts, and government projects and housing are in scope only by the money that pays for them.
func mustTender(f *facts, s *shared) bool {
	inScope := f.soeControlled || f.listedLargeInfrastructure
	if f.date >= 2018_06_01 {
		return (inScope || f.budgetFundWan >= 200*one && f.budgetFundSharePct >= 10*one) &&
			(f.worksContractWan >= 400*one || f.goodsContractWan >= 200*one || f.serviceContractWan >= 100*one)
	}
	return (inScope || s.byGovernment || f.use == residential) &&
		(f.worksContractWan >= 200*one || f.goodsContractWan >= 100*one || f.serviceContractWan >= 50*one ||
			f.totalInvestmentWan >= 3_000*one)
}
