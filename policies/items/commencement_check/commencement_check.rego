# METADATA
# title: 开工条件核对（里程碑）
# description: 开工前核对各项法定条件是否具备的里程碑。
# custom:
#   title_en: Check of conditions before works start (milestone)
#   description_en: A milestone at which all that the law wants before works start is checked.
#   legal_basis: [{law: administrative_practice}]
package items.commencement_check

# METADATA
# title: 所有项目都须核对开工条件
# description: 凡有施工的项目。
# custom:
#   title_en: Every project checks its conditions before works start
#   description_en: Whatever is built.
#   legal_basis: [{law: administrative_practice}]
applies if data.items.commencement_check.for_every_project

# METADATA
# title: 未取得施工许可不得开工
# description: 应当领取施工许可证的工程，未领取不得开工。
# custom:
#   title_en: No works without the construction permit
#   description_en: Works that need a construction permit may not start without it.
#   legal_basis: [{law: construction_law, article: "7"}]
prerequisites contains {"id": "construction_permit", "kind": "hard"}

# METADATA
# title: 先行阶段以分阶段许可为准
# description: 申请分阶段施工的，习惯上先取得该阶段的许可。
# custom:
#   title_en: The first stage starts on the staged permit
#   description_en: Where works are staged, the permit for the stage is by custom taken first.
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "staged_construction_permit", "kind": "soft"}

# METADATA
# title: 环境影响报告书未经批准不得开工
# description: 环境影响评价文件未经审批部门批准的，不得开工建设。
# custom:
#   title_en: No start before the EIA report is approved
#   description_en: Works may not start before the EIA document is approved.
#   legal_basis: [{law: environmental_impact_assessment_law, article: "25"}]
prerequisites contains {"id": "eia_report_book", "kind": "hard"}

# METADATA
# title: 环境影响报告表未经批准不得开工
# description: 环境影响评价文件未经审批部门批准的，不得开工建设。
# custom:
#   title_en: No start before the EIA table is approved
#   description_en: Works may not start before the EIA document is approved.
#   legal_basis: [{law: environmental_impact_assessment_law, article: "25"}]
prerequisites contains {"id": "eia_report_table", "kind": "hard"}

# METADATA
# title: 未通过节能审查不得开工
# description: 企业投资项目在开工前取得节能审查意见。
# custom:
#   title_en: No start before the energy review is passed
#   description_en: An enterprise project has its energy review opinion before works start.
#   legal_basis:
#     - {law: energy_review_measures_2016}
#     - {law: energy_review_measures_2023}
#     - {law: energy_review_measures_2025}
prerequisites contains {"id": "energy_review", "kind": "hard"}

# METADATA
# title: 节能承诺备案在开工前完成
# description: 区域能评改革区内的项目，以承诺备案代替节能审查。
# custom:
#   title_en: The energy commitment is filed before works start
#   description_en: In the regional reform the filed commitment takes the place of the energy review.
#   legal_basis: [{law: zhejiang_regional_energy_review_2017}]
prerequisites contains {"id": "energy_commitment_filing", "kind": "hard"}

# METADATA
# title: 水土保持方案报告书未经批准不得开工
# description: 水土保持方案未经批准的，生产建设项目不得开工建设。
# custom:
#   title_en: No start before the soil and water plan (report) is approved
#   description_en: Works may not start before the soil and water plan is approved.
#   legal_basis: [{law: soil_water_conservation_law, article: "26"}]
prerequisites contains {"id": "soil_water_report_book", "kind": "hard"}

# METADATA
# title: 水土保持方案报告表未经批准不得开工
# description: 水土保持方案未经批准的，生产建设项目不得开工建设。
# custom:
#   title_en: No start before the soil and water plan (table) is approved
#   description_en: Works may not start before the soil and water plan is approved.
#   legal_basis: [{law: soil_water_conservation_law, article: "26"}]
prerequisites contains {"id": "soil_water_report_table", "kind": "hard"}

# METADATA
# title: 水土保持登记习惯上在开工前完成
# description: 登记管理的项目，开工前登记即可。
# custom:
#   title_en: Soil and water registration is by custom done before works start
#   description_en: A project that only registers does so before works start.
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "soil_water_registration", "kind": "soft"}

# METADATA
# title: 洪水影响评价未经批准不得开工
# description: 洪泛区、蓄滞洪区内的项目，洪水影响评价报告未经批准不得开工。
# custom:
#   title_en: No start before the flood impact report is approved
#   description_en: >-
#     In a flood plain or a flood detention area works may not start before the report is approved.
#   legal_basis: [{law: flood_control_law, article: "33"}]
prerequisites contains {"id": "flood_impact_approval", "kind": "hard"}

# METADATA
# title: 涉河建设方案未经批准不得开工
# description: 河道管理范围内的工程建设方案，经水行政主管部门审查同意后方可开工。
# custom:
#   title_en: No start before the works in the river area are approved
#   description_en: Works in a river area start only with the consent of the water authority.
#   legal_basis: [{law: flood_control_law, article: "27"}]
prerequisites contains {"id": "river_works_approval", "kind": "hard"}

# METADATA
# title: 占用水域须先经批准
# description: 占用水域未经批准的，不得开工。
# custom:
#   title_en: Water areas may be occupied only with approval
#   description_en: Works that occupy a water area may not start before approval.
#   legal_basis:
#     - {law: zhejiang_water_occupation_measures_2006, to: "2019-04-30"}
#     - {law: zhejiang_water_area_measures_2019, from: "2019-05-01"}
prerequisites contains {"id": "water_area_occupation", "kind": "hard"}

# METADATA
# title: 取水工程施工前取得取水许可
# description: 习惯上在取水工程开工前办结。
# custom:
#   title_en: The water intake is permitted before its works
#   description_en: By custom it is settled before the works of the intake start.
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "water_intake", "kind": "soft"}

# METADATA
# title: 先考古、后建设
# description: 地下文物埋藏区内的项目，考古调查、勘探完成后方可开工。
# custom:
#   title_en: Archaeology comes before building
#   description_en: On ground with buried relics works start only after the archaeological survey.
#   legal_basis:
#     - {law: cultural_relics_protection_law, article: "29", to: "2025-02-28"}
#     - {law: cultural_relics_protection_law, article: "43", from: "2025-03-01"}
prerequisites contains {"id": "archaeology_survey", "kind": "hard"}

# METADATA
# title: 保护范围内的工程须先经批准
# description: 文物保护单位保护范围内的建设工程，经批准后方可施工。
# custom:
#   title_en: Works in a protection zone are approved first
#   description_en: Works in the protection zone of a heritage site are built only after approval.
#   legal_basis: [{law: cultural_relics_protection_law}]
prerequisites contains {"id": "heritage_protection_zone_works", "kind": "hard"}

# METADATA
# title: 铁路安全保护区内的施工须先经同意
# description: 施工前应当征得铁路运输企业同意并签订安全协议。
# custom:
#   title_en: Works in the railway safety zone are agreed first
#   description_en: The railway agrees and signs a safety agreement before works.
#   legal_basis: [{law: railway_safety_regulations}]
prerequisites contains {"id": "railway_safety_zone", "kind": "hard"}

# METADATA
# title: 涉路施工须先经许可
# description: 涉路施工未经许可不得进行。
# custom:
#   title_en: Works that touch a highway are permitted first
#   description_en: Nothing may be built at the highway before the permit.
#   legal_basis: [{law: highway_safety_regulations}]
prerequisites contains {"id": "highway_control_zone", "kind": "hard"}

# METADATA
# title: 管道附近的施工须先取得同意
# description: 油气管道保护范围内的施工作业，经批准后方可进行。
# custom:
#   title_en: Works near a pipeline are agreed first
#   description_en: In the protection area of an oil or gas pipeline works start only after approval.
#   legal_basis: [{law: oil_gas_pipeline_protection_law}]
prerequisites contains {"id": "pipeline_protection", "kind": "hard"}

# METADATA
# title: 电力设施保护区内的施工须先经批准
# description: 电力设施保护区内的施工作业，经批准并采取安全措施后方可进行。
# custom:
#   title_en: Works near power facilities are approved first
#   description_en: >-
#     In the protection area of power facilities works start after approval and with safety measures.
#   legal_basis: [{law: power_facility_protection_regulations}]
prerequisites contains {"id": "power_facility_protection", "kind": "hard"}

# METADATA
# title: 基础施工前须先验线
# description: 未经验线的建设工程，不得开工。
# custom:
#   title_en: The lines are checked before the foundations
#   description_en: Works whose lines have not been checked may not start.
#   legal_basis: [{law: zhejiang_planning_regulations}]
prerequisites contains {"id": "planning_line_check", "kind": "hard"}

# METADATA
# title: 渣土外运前取得处置核准
# description: 习惯上在土方外运前办结。
# custom:
#   title_en: Disposal is approved before earth is carried off
#   description_en: By custom it is settled before the first load leaves the site.
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "construction_waste_disposal", "kind": "soft"}

# METADATA
# title: 占挖道路前取得许可
# description: 习惯上在涉及道路的施工前办结。
# custom:
#   title_en: The permit comes before the road is occupied or dug up
#   description_en: By custom it is settled before works on the road.
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "road_occupation_excavation", "kind": "soft"}

# METADATA
# title: 施工降水排水前取得许可
# description: 习惯上在降水、排水前办结。
# custom:
#   title_en: The permit comes before the pit is drained
#   description_en: By custom it is settled before water is drained from the site.
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "construction_drainage_permit", "kind": "soft"}

# METADATA
# title: 抗震设防要求是设计的输入
# description: 习惯上在设计阶段完成。
# custom:
#   title_en: The seismic requirements are an input of the design
#   description_en: By custom it is done while the project is designed.
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "seismic_safety_evaluation", "kind": "soft"}

# METADATA
# title: 地质灾害防治措施是设计的输入
# description: 习惯上在设计阶段完成。
# custom:
#   title_en: Measures against geological hazards are an input of the design
#   description_en: By custom it is done while the project is designed.
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "geohazard_assessment", "kind": "soft"}

# METADATA
# title: 技术改造项目应当在开工前备案
# description: 实行备案管理的项目，应当在开工建设前备案。
# custom:
#   title_en: A technical renovation is filed before works start
#   description_en: A project subject to filing is filed before works start.
#   legal_basis: [{law: ordinance_673_enterprise_investment, article: "13"}]
prerequisites contains {"id": "technical_renovation_filing", "kind": "hard"}

# METADATA
# title: 企业投资项目应当在开工前备案
# description: 实行备案管理的项目，应当在开工建设前备案。
# custom:
#   title_en: An enterprise project is filed before works start
#   description_en: A project subject to filing is filed before works start.
#   legal_basis: [{law: ordinance_673_enterprise_investment, article: "13"}]
prerequisites contains {"id": "enterprise_filing", "kind": "hard"}

# METADATA
# title: 特殊建设工程未经消防设计审查不得施工
# description: 不需要施工许可的特殊建设工程同样适用。
# custom:
#   title_en: A special project may not be built before its fire design review
#   description_en: This holds also where no construction permit is needed.
#   legal_basis: [{law: fire_protection_law, article: "12"}]
prerequisites contains {"id": "fire_design_review", "kind": "hard"}

# METADATA
# title: 应当审核的工程未经消防设计审核不得施工
# description: 2019年6月30日以前，不需要施工许可的工程同样适用。
# custom:
#   title_en: Works subject to design review by the fire police may not be built before it
#   description_en: Until June 2019 this held also where no construction permit was needed.
#   legal_basis: [{law: fire_protection_law, article: "12"}]
prerequisites contains {"id": "fire_design_review_2017", "kind": "hard"}

# METADATA
# title: 未经核准不得开工
# description: 实行核准管理的项目，未经核准不得开工建设。
# custom:
#   title_en: No start before verification
#   description_en: A project subject to verification may not start before it.
#   legal_basis: [{law: ordinance_673_enterprise_investment, article: "3, 18"}]
prerequisites contains {"id": "enterprise_verification", "kind": "hard"}

# METADATA
# title: 开工前应当办理监督手续
# description: 建设单位在开工前办理工程质量监督手续，可以与施工许可合并。
# custom:
#   title_en: Supervision is registered before works start
#   description_en: >-
#     The owner registers for quality supervision before works start, if it likes together with the
#     construction permit.
#   legal_basis: [{law: construction_quality_regulations, article: "13"}]
prerequisites contains {"id": "quality_safety_supervision", "kind": "hard"}

# METADATA
# title: 放射防护预评价未经审核不得开工
# description: 可能产生放射性职业病危害的项目，预评价报告未经审核同意不得开工。
# custom:
#   title_en: No start before radiation protection is assessed
#   description_en: A project with radiation hazards may not start before its assessment is approved.
#   legal_basis: [{law: occupational_disease_law, article: "17"}]
prerequisites contains {"id": "radiation_protection_preassessment", "kind": "hard"}

# METADATA
# title: 使用林地须先经审核同意
# description: 未经审核同意，不得占用林地。
# custom:
#   title_en: Forest land may not be occupied before consent
#   description_en: Without consent no forest land may be occupied.
#   legal_basis:
#     - {law: forest_law, article: "37", from: "2020-07-01"}
#     - {law: forest_law, article: "18", to: "2020-06-30"}
prerequisites contains {"id": "forest_land_use", "kind": "hard"}

# METADATA
# title: 历史建筑和核心保护范围内的施工须先经批准
# description: 核心保护范围内的建设活动和历史建筑的外部修缮，经批准后方可进行。
# custom:
#   title_en: Works on a historic building or in the core are approved first
#   description_en: Works in the core and on historic buildings are carried out only after approval.
#   legal_basis: [{law: historic_cities_regulations, article: "28, 35"}]
prerequisites contains {"id": "historic_town_works", "kind": "hard"}

# METADATA
# title: 涉及主体结构的装修须先有设计方案
# description: 涉及建筑主体和承重结构变动的，没有设计方案不得施工。
# custom:
#   title_en: Fit-out that touches the structure has its structural design first
#   description_en: Where the structure or load-bearing parts change, works may not start without a design.
#   legal_basis: [{law: construction_law, article: "49"}]
prerequisites contains {"id": "fit_out_structure_consent", "kind": "hard"}

# METADATA
# title: 人防义务应当在开工前落实
# description: 人防审批可以与其他环节并行，但应当在开工前办结。
# custom:
#   title_en: The air-defence duty is settled before works start
#   description_en: The approval may run in parallel with others, but ends before works start.
#   legal_basis: [{law: civil_air_defence_law, article: "22"}, {law: state_council_office_2018_33}]
prerequisites contains {"id": "civil_air_defence_review", "kind": "hard"}

# METADATA
# title: 轨道交通保护区内的施工须先征得同意
# description: 作业方案征得运营单位同意后方可施工。
# custom:
#   title_en: Works in the rail transit protection zone are agreed first
#   description_en: The operator agrees to the method of work before works start.
#   legal_basis: [{law: ningbo_rail_transit_regulations}, {law: rail_transit_operation_rules}]
prerequisites contains {"id": "rail_transit_protection", "kind": "hard"}

# METADATA
# title: 改变用途须在施工前取得许可
# description: 低于施工许可限额的工程同样适用。
# custom:
#   title_en: A change of use is permitted before works
#   description_en: This holds also below the limits of the construction permit.
#   legal_basis: [{law: urban_rural_planning_law, article: "40, 64"}]
prerequisites contains {"id": "use_change_planning", "kind": "hard"}

# METADATA
# title: 外立面改造须在施工前取得许可
# description: 低于施工许可限额的工程同样适用。
# custom:
#   title_en: A change of the facade is permitted before works
#   description_en: This holds also below the limits of the construction permit.
#   legal_basis: [{law: urban_rural_planning_law, article: "40, 64"}]
prerequisites contains {"id": "facade_change_planning", "kind": "hard"}

# METADATA
# title: 航道影响评价未经审核不得开工
# description: 与航道有关的工程，未经航道影响评价审核不得开工。
# custom:
#   title_en: No start before the navigation review
#   description_en: Works that affect a navigation channel may not start before the review.
#   legal_basis: [{law: navigation_channel_law, article: "28"}]
prerequisites contains {"id": "navigation_impact_assessment", "kind": "hard"}
