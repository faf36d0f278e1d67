package main

// facts is a project of which everything is known. Numbers count in millionths.
type facts struct {
	date           int32 // the reference date, such as 2026_06_01
	investment     investmentMode
	use            buildingUse
	nature         worksNature
	land           landSource
	eia            eiaCategory
	contaminated   siteStatus
	protectionZone heritageLevel
	controlZone    heritageLevel

	inVerificationCatalogue       bool
	industryProhibited            bool
	technicalRenovation           bool
	listedMajorProject            bool
	listedLargeInfrastructure     bool
	inApprovedPlan                bool
	nimbyFacility                 bool
	wantsAgencyService            bool
	wantsStagedPermit             bool
	inRegionalAssessmentArea      bool
	needsNewConstructionLand      bool
	occupiesFarmland              bool
	occupiesForest                bool
	involvesExpropriation         bool
	schemeFixedWithLand           bool
	landUseChangedToSensitive     bool
	needsTemporaryLandOrWorks     bool
	affectsNavigationChannel      bool
	isPublicBuilding              bool
	lowRiskSmallProject           bool
	trafficAssessmentRequired     bool
	regionalTrafficDone           bool
	drawingReviewExempt           bool
	overLimitHighrise             bool
	changesBuildingUse            bool
	changesFacade                 bool
	changesStructure              bool
	cadRelocationNeeded           bool
	hasSpecialEquipment           bool
	soeControlled                 bool
	inRegionalEnergyZone          bool
	onEnergyNegativeList          bool
	inLowEnergyIndustryList       bool
	soilWaterArea                 bool
	inRegionalSoilWaterScheme     bool
	inRiverManagementArea         bool
	inFloodZone                   bool
	inDischargePermitList         bool
	dischargesToMunicipalSewer    bool
	directWaterIntake             bool
	flammableExplosiveUse         bool
	publicGatheringPlace          bool
	firstClassHighriseResidential bool
	stateOrganOrDispatchBuilding  bool
	railTunnelOrLargePower        bool
	lightningSpecialSite          bool
	inNationalSecurityZone        bool
	inAirportClearanceZone        bool
	inRailwaySafetyZone           bool
	touchesHighway                bool
	nearOilGasPipeline            bool
	inPowerLineZone               bool
	inGeohazardArea               bool
	regionalGeohazardDone         bool
	overlaysMineral               bool
	regionalMineralDone           bool
	seismicMajorProject           bool
	regionalSeismicDone           bool
	hazardousChemicals            bool
	occupationalHazard            bool
	medicalRadiation              bool
	inUndergroundRelicsArea       bool
	archaeologyDone               bool
	inCanalHeritageArea           bool
	inCanalBufferZone             bool
	inHistoricCoreArea            bool
	altersHistoricBuilding        bool
	isLargeInfrastructure         bool
	needsWaterSupply              bool
	needsGas                      bool
	needsRoadWorks                bool
	affectsPublicGreen            bool

	worksFloorAreaM2        int64
	floorAreaTotalM2        int64
	floorAreaAboveGroundM2  int64
	largestSingleBuildingM2 int64
	buildingHeightM         int64
	floorsAbove             int64
	foundationDepthM        int64
	worksContractWan        int64
	totalInvestmentWan      int64
	budgetFundWan           int64
	budgetFundSharePct      int64
	goodsContractWan        int64
	serviceContractWan      int64
	annualEnergyTce         int64
	annualElectricityKwh    int64
	annualCoalT             int64
	disturbedLandHa         int64
	earthworkM3             int64
	spoilOutM3              int64
	occupiedWaterAreaM2     int64
	fireHotelMallM2         int64
	fireVulnerableM2        int64
	fireMidAssemblyM2       int64
	fireEntertainmentM2     int64
	fireHallExhibitionM2    int64
	fireTerminalM2          int64
	distanceToRailTransitM  int64
	powerCapacityKva        int64
}

// The values of the enums, in the order of the facts that declare them: ranges of them are classes.
type (
	investmentMode uint8
	buildingUse    uint8
	worksNature    uint8
	landSource     uint8
	eiaCategory    uint8
	siteStatus     uint8
	heritageLevel  uint8
)

const (
	byEnterprise investmentMode = iota
	byForeignEnterprise
	byGovernment
	bySubsidisedEnterprise
)

const (
	industrial buildingUse = iota
	warehouse
	residential
	commercial
	office
	hotel
	school
	kindergarten
	hospital
	elderlyCare
	cultureSport
	otherPublic
	municipalRoad
	bridgeTunnel
	municipalUtility
	parkGreen
)

const (
	newBuilding worksNature = iota
	extension
	alteration
	fitOut
)

const (
	grantedStandardLand landSource = iota
	grantedAuction
	agreement
	allocated
	existingLand
	leasedBuilding
	collective
)

const (
	eiaByReportBook eiaCategory = iota
	eiaByReportTable
	eiaByRegistration
	eiaExempt
)

const (
	siteClean siteStatus = iota
	siteSuspected
	siteUntreated
	siteTreated
)

const (
	noHeritage heritageLevel = iota
	heritageNational
	heritageProvincial
	heritageOfCity
)
