package view_test

// workshopItem is one approval of the fixture: what the catalogue says of it, in short.
type workshopItem struct {
	id, zh, en   string
	phase, kind  string
	office       string // key of offices
	promised     int    // working days; −1 where none is promised
	extra        int    // working days of special procedures
	counts       bool   // in the approval clock
	commitment   string // mode, empty where there is none
	committed    int    // days when taken on commitment; −1 where it is refused
	after        string // prerequisites: id/h hard, /s soft, /p physical, /c hard but relaxed by commitment
	reasonZH     string
	reasonEN     string
	lawZH, lawEN string
	article      string
}

var offices = map[string][2]string{
	"dr":   {"江北区发展和改革局", "Jiangbei Development and Reform Bureau"},
	"gs":   {"江北区政务服务办公室", "Jiangbei Government Services Office"},
	"st":   {"街道办事处", "Subdistrict office"},
	"nr":   {"宁波市自然资源和规划局江北分局", "Ningbo Natural Resources and Planning Bureau, Jiangbei Branch"},
	"reg":  {"宁波市不动产登记服务中心江北分中心", "Ningbo Real Estate Registration Centre, Jiangbei"},
	"eco":  {"宁波市生态环境局江北分局", "Ningbo Ecology and Environment Bureau, Jiangbei Branch"},
	"wat":  {"江北区农业农村局（区水利局）", "Jiangbei Agriculture and Rural Affairs (Water Resources) Bureau"},
	"own":  {"建设单位", "Project owner"},
	"mid":  {"中介服务机构", "Intermediary"},
	"hc":   {"江北区住房和城乡建设局", "Jiangbei Housing and Urban-Rural Development Bureau"},
	"hr":   {"江北区人力资源和社会保障局", "Jiangbei Human Resources and Social Security Bureau"},
	"fin":  {"江北区财政局", "Jiangbei Finance Bureau"},
	"um":   {"江北区综合行政执法局", "Jiangbei Comprehensive Administrative Enforcement Bureau"},
	"util": {"市政公用企业", "Municipal utility companies"},
	"mr":   {"江北区市场监督管理局", "Jiangbei Market Regulation Bureau"},
	"arch": {"宁波市城建档案馆", "Ningbo Urban Construction Archives"},
}

const access, informed = "commitment_access", "informed_commitment"

// workshop is the standard-land workshop: 41 items, as shared with the planner's own tests.
var workshop = []workshopItem{
	{"project_code", "投资项目赋码", "National project code assignment", "pre", "public_service", "dr", 0, 0, true, "", 0, "", "每个项目一个代码", "Each project has one code", "《企业投资项目核准和备案管理条例》", "Regulation on Verification and Filing of Enterprise Projects", "4"},
	{"early_study", "项目前期联合研判", "Joint early study of issues and conflicts", "pre", "public_service", "gs", 5, 0, false, "", 0, "project_code/s", "问题矛盾提前研判", "Contradictions are studied early", "北区政发〔2017〕28号", "Jiangbei District Document 2017 No. 28", "二(一)"},
	{"agency_service", "项目代办委托", "Free one-stop agency service", "pre", "public_service", "st", 0, 0, true, "", 0, "project_code/s", "投资者要求代办", "The investor asks for an agent", "北区政发〔2017〕28号", "Jiangbei District Document 2017 No. 28", "二(一)"},
	{"regional_assessment_use", "区域评估成果共享应用", "Use of regional assessment results", "pre", "public_service", "dr", 0, 0, true, "", 0, "", "位于区域评估范围内", "The site lies in an assessed area", "浙政办发〔2018〕73号", "Zhejiang Government Office Document 2018 No. 73", "二"},
	{"standard_land_agreement", "“标准地”使用协议与企业承诺", "Standard-land investment agreement and enterprise commitment", "pre", "commitment", "dr", 1, 0, true, access, 1, "state_land_grant/h", "以标准地方式出让", "The land is granted as standard land", "浙政办发〔2018〕73号", "Zhejiang Government Office Document 2018 No. 73", "二"},
	{"planning_conditions", "规划（土地）条件、建设条件一次性告知", "Planning conditions and one-off notice of construction conditions", "pre", "technical_review", "nr", 5, 0, false, "", 0, "", "出让土地须先有规划条件", "Granted land needs planning conditions first", "《城乡规划法》", "Urban and Rural Planning Law", "38"},
	{"enterprise_filing", "企业投资项目备案", "Enterprise investment project filing", "land_and_planning", "filing", "dr", 0, 0, true, informed, 0, "project_code/h", "企业投资、不在核准目录内", "Enterprise investment outside the verification catalogue", "《企业投资项目核准和备案管理条例》", "Regulation on Verification and Filing of Enterprise Projects", "3, 13"},
	{"state_land_grant", "国有建设用地使用权出让", "Grant of state-owned land", "land_and_planning", "approval", "nr", -1, 22, false, "", 0, "planning_conditions/h regional_assessment_use/s", "以出让方式取得土地", "The land is granted for payment", "《土地管理法》", "Land Administration Law", "54, 55"},
	{"land_use_planning_permit", "建设用地规划许可证", "Land-use planning permit", "land_and_planning", "administrative_license", "nr", 1, 0, true, "", 0, "enterprise_filing/h state_land_grant/h", "新取得建设用地", "New construction land is taken into use", "《城乡规划法》", "Urban and Rural Planning Law", "38"},
	{"land_registration", "建设用地使用权首次登记", "First registration of land-use right", "land_and_planning", "public_service", "reg", 1, 0, true, "", 0, "state_land_grant/h", "取得土地后登记", "Land is registered once it is granted", "《不动产登记暂行条例》", "Interim Regulation on Real Estate Registration", "20"},
	{"eia_registration", "环境影响登记表备案", "EIA registration form (online filing)", "land_and_planning", "filing", "eco", 0, 0, true, informed, 0, "", "环评类别为登记表", "The EIA class is the registration form", "《环境影响评价法》", "Environmental Impact Assessment Law", "22"},
	{"energy_commitment_filing", "节能承诺备案", "Energy commitment filing", "land_and_planning", "commitment", "dr", 1, 0, true, access, 1, "project_code/s", "区域节能评审范围内且年能耗达到限值", "Yearly energy reaches the limit inside a regional energy zone", "浙发改能源〔2019〕532号", "Zhejiang DRC Energy Document 2019 No. 532", ""},
	{"soil_water_registration", "区域内水土保持登记表", "Soil and water registration form in an assessed area", "land_and_planning", "filing", "wat", 0, 0, true, "", 0, "", "扰动面积达到0.5公顷且已做区域水土保持方案", "At least 0.5 ha is disturbed inside a regional scheme", "《浙江省水土保持条例》", "Zhejiang Soil and Water Conservation Regulation", ""},
	{"occupational_disease_3s", "职业病防护设施“三同时”", "Occupational-disease protection, the owner's duty", "land_and_planning", "commitment", "own", 0, 0, true, "", 0, "", "存在职业病危害", "There are occupational hazards", "《职业病防治法》", "Law on Prevention and Control of Occupational Diseases", "17, 18"},
	{"geotechnical_survey", "岩土工程勘察", "Geotechnical survey", "engineering_permit", "intermediary_service", "mid", 15, 0, false, "", 0, "", "新建建筑须先勘察", "New buildings are surveyed first", "《建设工程勘察设计管理条例》", "Regulation on Survey and Design of Construction Works", "5"},
	{"design_scheme_review", "建设工程设计方案联合审查", "Joint review of the design scheme", "engineering_permit", "technical_review", "nr", 10, 30, true, access, 1, "land_use_planning_permit/s planning_conditions/h", "方案未随土地确定", "The scheme was not fixed with the land", "《城乡规划法》", "Urban and Rural Planning Law", "40"},
	{"engineering_planning_permit", "建设工程规划许可证", "Construction works planning permit", "engineering_permit", "administrative_license", "nr", 5, 10, true, access, 1, "land_use_planning_permit/h design_scheme_review/c enterprise_filing/h land_registration/s", "新建建筑物", "A building is erected", "《城乡规划法》", "Urban and Rural Planning Law", "40, 43"},
	{"construction_drawing_review", "施工图设计文件审查", "Construction drawing review", "construction_permit", "technical_review", "mid", 7, 5, true, informed, 1, "geotechnical_survey/h design_scheme_review/h engineering_planning_permit/s", "施工图须审查", "Construction drawings are reviewed", "《建设工程质量管理条例》", "Regulation on Quality of Construction Works", "11"},
	{"quality_safety_supervision", "工程质量、安全监督手续", "Quality and safety supervision registration", "construction_permit", "filing", "hc", 0, 0, true, "", 0, "construction_drawing_review/s", "开工前办理监督手续", "Supervision is registered before works start", "《建设工程质量管理条例》", "Regulation on Quality of Construction Works", "13"},
	{"migrant_wage_guarantee", "农民工工资保证金、专户与工伤保险", "Migrant-worker wage guarantee and work-injury insurance", "construction_permit", "commitment", "hr", 0, 0, true, "", 0, "", "有施工合同", "There is a works contract", "《保障农民工工资支付条例》", "Regulation on Wage Payment to Migrant Workers", "26, 32"},
	{"infrastructure_fee", "城市基础设施配套费征收", "Urban infrastructure fee", "construction_permit", "public_service", "fin", 0, 0, true, "", 0, "engineering_planning_permit/p", "新增建筑面积", "Floor area is added", "《宁波市城市基础设施配套费办法》", "Ningbo Urban Infrastructure Fee Measures", ""},
	{"construction_permit", "建筑工程施工许可证核发", "Construction permit", "construction_permit", "administrative_license", "hc", 2, 0, true, informed, 1, "land_use_planning_permit/h state_land_grant/h engineering_planning_permit/h construction_drawing_review/c quality_safety_supervision/s migrant_wage_guarantee/s infrastructure_fee/s", "投资额和建筑面积达到限额", "Contract sum and floor area reach the limit", "《建筑法》", "Construction Law", "7, 8"},
	{"construction_waste_disposal", "城市建筑垃圾处置核准", "Disposal of construction waste", "construction_permit", "administrative_license", "um", 3, 0, true, informed, 1, "engineering_planning_permit/s", "有土方外运", "Spoil leaves the site", "《城市建筑垃圾管理规定》", "Urban Construction Waste Provisions", "7"},
	{"construction_drainage_permit", "施工排水许可", "Construction drainage permit", "construction_permit", "administrative_license", "um", 3, 0, true, informed, 1, "", "施工排水进入管网", "Site water enters the network", "《城镇排水与污水处理条例》", "Urban Drainage and Sewage Regulation", "21"},
	{"planning_line_check", "规划放线、验线", "Setting-out and line check", "construction_permit", "technical_review", "nr", 2, 0, true, informed, 1, "engineering_planning_permit/h", "取得规划许可后验线", "Lines are checked after the planning permit", "《浙江省城乡规划条例》", "Zhejiang Urban and Rural Planning Regulation", ""},
	{"commencement_check", "开工条件核对", "Check of conditions before start of works", "construction_permit", "public_service", "gs", 0, 0, true, "", 0, "construction_permit/h energy_commitment_filing/h soil_water_registration/s planning_line_check/h construction_waste_disposal/s construction_drainage_permit/s enterprise_filing/h quality_safety_supervision/h", "开工里程碑", "Milestone before works", "按事项各自依据", "As each item says", ""},
	{"works", "工程施工", "Works", "", "works", "own", -1, 0, false, "", 0, "commencement_check/p", "", "", "", "", ""},
	{"water_supply_connection", "供水报装", "Water supply connection", "parallel_service", "public_service", "util", 5, 0, false, "", 0, "engineering_planning_permit/s", "需要供水", "Water is needed", "《城市供水条例》", "Urban Water Supply Regulation", ""},
	{"drainage_connection", "排水接管报装", "Drainage connection", "parallel_service", "public_service", "util", 5, 0, false, "", 0, "", "污水进入管网", "Sewage enters the network", "《城镇排水与污水处理条例》", "Urban Drainage and Sewage Regulation", ""},
	{"power_connection", "用电报装", "Power connection", "parallel_service", "public_service", "util", 15, 30, false, "", 0, "project_code/s", "需要供电", "Power is needed", "《电力供应与使用条例》", "Power Supply and Use Regulation", ""},
	{"telecom_connection", "通信、广电报装", "Telecom and cable connection", "parallel_service", "public_service", "util", 5, 0, false, "", 0, "", "新建建筑", "A building is erected", "《电信条例》", "Telecommunications Regulation", ""},
	{"special_equipment_notice", "特种设备安装告知与使用登记", "Special-equipment notice, inspection and use registration", "construction_permit", "technical_review", "mr", 5, 0, false, "", 0, "commencement_check/p", "有特种设备", "There is special equipment", "《特种设备安全法》", "Special Equipment Safety Law", "23, 33"},
	{"joint_surveying", "竣工联合测绘", "Joint completion survey", "completion_acceptance", "intermediary_service", "mid", 10, 0, false, "", 0, "commencement_check/h works/p", "竣工测验合一", "One survey serves all acceptances", "自然资规〔2019〕2号", "MNR Document 2019 No. 2", "四"},
	{"quality_completion_acceptance", "单位工程竣工验收", "Completion acceptance by owner and four parties", "completion_acceptance", "acceptance", "own", 1, 0, true, "", 0, "commencement_check/h works/p", "工程完工", "The works are finished", "《建设工程质量管理条例》", "Regulation on Quality of Construction Works", "16"},
	{"planning_verification", "建设工程规划核实（含土地核验）", "Planning verification with land check", "completion_acceptance", "acceptance", "nr", 4, 0, true, informed, -1, "joint_surveying/h commencement_check/h engineering_planning_permit/h works/p", "按规划许可建设", "The building follows a planning permit", "《城乡规划法》", "Urban and Rural Planning Law", "45"},
	{"fire_acceptance_filing", "建设工程消防验收备案（抽查）", "Fire acceptance filing with spot check", "completion_acceptance", "filing", "hc", 0, 0, true, informed, 0, "quality_completion_acceptance/h", "不属于特殊建设工程", "It is no special project", "《消防法》", "Fire Protection Law", "13"},
	{"archives_acceptance", "建设工程城建档案验收", "Construction archives acceptance", "completion_acceptance", "acceptance", "arch", 3, 0, true, "", 0, "commencement_check/p quality_completion_acceptance/s works/p", "工程档案须移交", "Construction files are handed over", "《建设工程质量管理条例》", "Regulation on Quality of Construction Works", "17"},
	{"joint_acceptance", "竣工联合验收", "Joint completion acceptance", "completion_acceptance", "acceptance", "hc", 7, 0, true, "", 0, "planning_verification/h fire_acceptance_filing/s archives_acceptance/s quality_completion_acceptance/h joint_surveying/h", "多部门一窗验收", "Departments accept through one window", "国办发〔2019〕11号", "State Council Office Document 2019 No. 11", ""},
	{"completion_filing", "竣工验收备案", "Completion filing", "completion_acceptance", "filing", "hc", 0, 0, true, "", 0, "joint_acceptance/h quality_completion_acceptance/h planning_verification/h", "竣工后备案", "Completion is filed", "《建设工程质量管理条例》", "Regulation on Quality of Construction Works", "49"},
	{"drainage_permit", "污水排入排水管网许可", "Permit to discharge sewage to the network", "completion_acceptance", "administrative_license", "um", 5, 0, true, informed, 1, "drainage_connection/h commencement_check/p works/p", "污水进入管网", "Sewage enters the network", "《城镇排水与污水处理条例》", "Urban Drainage and Sewage Regulation", "21"},
	{"first_registration", "不动产首次登记（房屋）", "First registration of buildings", "completion_acceptance", "public_service", "reg", 3, 0, true, "", 0, "completion_filing/s planning_verification/h land_registration/h quality_completion_acceptance/p", "新建房屋", "A building is erected", "《不动产登记暂行条例》", "Interim Regulation on Real Estate Registration", "20"},
	{"standard_land_performance_check", "“标准地”竣工核验与达产复核", "Standard-land completion check and output re-check", "completion_acceptance", "acceptance", "dr", 5, 0, true, "", 0, "standard_land_agreement/h completion_filing/p commencement_check/h joint_acceptance/p", "标准地履约核验", "The promises made with the land are checked", "浙政办发〔2018〕73号", "Zhejiang Government Office Document 2018 No. 73", ""},
}
