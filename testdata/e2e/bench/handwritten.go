package main

// What follows in the files handwritten*.go is the counterpart that ours is measured against: the
// conditions of all items as a programmer would write them for speed, with the limits and dates of
// the law in the code. It reads a project of which everything is known, as a struct of typed
// facts, and computes once what several items share. A test holds it against the rules.
//
// Nothing of it is part of the program: there the law is data.

// verdicts says of each item whether the project needs it.
type verdicts [itemCount]bool

// one is 1 in the numbers of facts, which count in millionths as those of profiles do.
const one = 1_000_000

// shared are conditions that several items read: policies/lib.
type shared struct {
	moreThanFitOut, fitOut, beyondInterior bool
	permitNeeded                           bool
	building, civil, municipal             bool

	byEnterprise, byGovernment, subjectToFiling, decidedByAuthority bool

	newlyProvided, granted, allocated, standardLand, stateOwned, collective bool

	inProtectionZone, inControlZone bool
	airDefenceDuty                  bool
	specialFireProject              bool
	energyOverLimit, energySpared   bool

	soilWaterInScope, soilWaterPlan, soilWaterReport, soilWaterBelowReport bool
}

// decide answers every item.
func decide(f *facts, v *verdicts) {
	s := share(f)
	decidePreliminary(f, &s, v)
	decideLand(f, &s, v)
	decideEngineering(f, &s, v)
	decideConstruction(f, &s, v)
	decideServices(f, &s, v)
	decideCompletion(f, &s, v)
}

func share(f *facts) shared {
	var s shared
	s.moreThanFitOut = f.nature != fitOut
	s.fitOut = f.nature == fitOut
	s.beyondInterior = s.moreThanFitOut || f.changesFacade || f.changesStructure
	s.building = f.use <= otherPublic
	s.civil = f.use >= residential && f.use <= otherPublic
	s.municipal = f.use >= municipalRoad
	s.permitNeeded = permitNeeded(f, s.municipal)

	s.byGovernment = f.investment == byGovernment
	s.byEnterprise = !s.byGovernment
	s.subjectToFiling = s.byEnterprise && !f.inVerificationCatalogue && !f.industryProhibited
	s.decidedByAuthority = s.byGovernment || f.inVerificationCatalogue

	s.standardLand = f.land == grantedStandardLand
	s.granted = f.land <= agreement
	s.allocated = f.land == allocated
	s.newlyProvided = f.land <= allocated
	s.stateOwned = f.land <= leasedBuilding
	s.collective = f.land == collective

	s.inProtectionZone = f.protectionZone != noHeritage
	s.inControlZone = f.controlZone != noHeritage
	s.airDefenceDuty = s.civil && s.moreThanFitOut && f.date >= 1997_01_01 &&
		(f.floorsAbove >= 10*one || f.foundationDepthM >= 3*one || f.floorAreaAboveGroundM2 >= 2_000*one)
	s.specialFireProject = specialFireProject(f)
	s.energyOverLimit = energyOverLimit(f)
	s.energySpared = f.inRegionalEnergyZone && !f.onEnergyNegativeList &&
		f.date >= 2018_01_01 && f.annualEnergyTce < 5_000*one
	s.soilWater(f)
	return s
}

// permitNeeded: the limits of the construction permit, which Zhejiang raised in September 2020.
// Municipal works are measured by their contract alone.
func permitNeeded(f *facts, municipal bool) bool {
	if f.date >= 2020_09_01 {
		return f.worksContractWan >= 200*one && (municipal || f.worksFloorAreaM2 >= 1_000*one)
	}
	return f.worksContractWan > 30*one && (municipal || f.worksFloorAreaM2 > 300*one)
}

// specialFireProject: the limits of 2009 and 2020 are the same.
func specialFireProject(f *facts) bool {
	return f.fireHallExhibitionM2 > 20_000*one ||
		f.fireTerminalM2 > 15_000*one ||
		f.fireHotelMallM2 > 10_000*one ||
		f.fireMidAssemblyM2 > 2_500*one ||
		f.fireVulnerableM2 > 1_000*one ||
		f.fireEntertainmentM2 > 500*one ||
		f.isPublicBuilding && (f.largestSingleBuildingM2 > 40_000*one || f.buildingHeightM > 50*one) ||
		f.firstClassHighriseResidential || f.railTunnelOrLargePower ||
		f.flammableExplosiveUse || f.stateOrganOrDispatchBuilding
}

// energyOverLimit: coal counts since September 2025, electricity no longer does. No item that
// reads it is older than 2017, so that the limits before do not matter.
func energyOverLimit(f *facts) bool {
	if f.annualEnergyTce >= 1_000*one {
		return true
	}
	if f.date >= 2025_09_01 {
		return f.annualCoalT >= 1_000*one
	}
	return f.annualElectricityKwh >= 5_000_000*one
}

// soilWater: until May 2019 a plan was needed for any size, and the report from a hectare.
func (s *shared) soilWater(f *facts) {
	reportHa, reportM3 := int64(5*one), int64(50_000*one)
	anySize := f.date < 2019_05_31
	if anySize {
		reportHa, reportM3 = 1*one, 10_000*one
	}
	held := f.date >= 1995_05_30
	large := f.disturbedLandHa >= reportHa || f.earthworkM3 >= reportM3
	s.soilWaterInScope = f.soilWaterArea && !f.inRegionalSoilWaterScheme
	s.soilWaterPlan = s.soilWaterInScope && held &&
		(anySize || f.disturbedLandHa >= one/2 || f.earthworkM3 >= 1_000*one)
	s.soilWaterReport = s.soilWaterInScope && held && large
	s.soilWaterBelowReport = held && !large
}
