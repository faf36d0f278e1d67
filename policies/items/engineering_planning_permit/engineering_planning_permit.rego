# METADATA
# title: 建设工程规划许可证
# description: 国有土地上的建设工程取得规划许可后方可建设。
# custom:
#   title_en: Planning permit for construction works
#   description_en: Works on state land may be built only with a planning permit.
#   legal_basis: [{law: urban_rural_planning_law, article: "40"}]
package items.engineering_planning_permit

import data.lib.commitments
import data.lib.land
import data.lib.works

# METADATA
# title: 国有土地上的新建、扩建、改建
# description: 室内装修不需要；集体土地上的办理乡村建设规划许可。
# custom:
#   title_en: New, extended or altered works on state land
#   description_en: Fit-out needs none; on collective land there is the rural permit instead.
#   legal_basis: [{law: urban_rural_planning_law, article: "40, 43, 50, 64"}]
applies if {
	works.more_than_fit_out
	land.state_owned
}

# METADATA
# title: 规划许可须提交使用土地的证明
# description: 申请建设工程规划许可证应当提交使用土地的有关证明文件。
# custom:
#   title_en: The planning permit needs proof of the right to use the land
#   description_en: The applicant hands in documents that prove the right to use the land.
#   legal_basis: [{law: urban_rural_planning_law, article: "40"}]
prerequisites contains {"id": "land_use_planning_permit", "kind": "hard"}

# METADATA
# title: 规划许可以审定的设计方案为依据
# description: 设计方案审定后核发规划许可；已承诺的方案或者带方案出让的除外。
# custom:
#   title_en: The planning permit rests on the approved scheme
#   description_en: >-
#     The permit follows the approved scheme, unless the scheme was taken on a commitment or fixed
#     with the land.
#   legal_basis: [{law: urban_rural_planning_law, article: "40"}]
prerequisites contains {"id": "design_scheme_review", "kind": "hard", "relaxed_by": "commitment"}

# METADATA
# title: 备案是企业项目的立项文件
# description: 申请规划许可应当提交项目备案信息。
# custom:
#   title_en: The filing is the project document of an enterprise
#   description_en: The application for the planning permit includes the filed project.
#   legal_basis: [{law: urban_rural_planning_law, article: "40"}]
prerequisites contains {"id": "enterprise_filing", "kind": "hard"}

# METADATA
# title: 技改备案是技术改造项目的立项文件
# description: 申请规划许可应当提交技术改造备案信息。
# custom:
#   title_en: The filing is the project document of a technical renovation
#   description_en: The application for the planning permit includes the filed renovation.
#   legal_basis: [{law: ordinance_673_enterprise_investment, article: "13"}]
prerequisites contains {"id": "technical_renovation_filing", "kind": "hard"}

# METADATA
# title: 核准是目录内项目的立项文件
# description: 核准目录内的项目未经核准，不得办理规划许可。
# custom:
#   title_en: The verification is the project document of a listed project
#   description_en: A project in the catalogue gets no planning permit before it is verified.
#   legal_basis: [{law: ordinance_673_enterprise_investment, article: "3, 6-12"}]
prerequisites contains {"id": "enterprise_verification", "kind": "hard"}

# METADATA
# title: 可行性研究报告批复是政府投资项目的立项文件
# description: 政府投资项目以可行性研究报告批复为办理规划许可的依据。
# custom:
#   title_en: The feasibility approval is the project document of a government project
#   description_en: A government project applies for the planning permit with its approved feasibility study.
#   legal_basis:
#     - {law: government_investment_regulations, article: "9-11"}
#     - {law: investment_system_decision_2004, to: "2019-06-30"}
prerequisites contains {"id": "feasibility_study_approval", "kind": "hard"}

# METADATA
# title: 土地权属证明可以用出让合同代替
# description: 习惯上先取得不动产权证书，出让合同或者划拨决定书也可以证明。
# custom:
#   title_en: The land contract may stand in for the registered title
#   description_en: >-
#     By custom the title comes first, yet the grant contract or allocation decision is proof enough.
#   legal_basis: [{law: urban_rural_planning_law, article: "40"}]
prerequisites contains {"id": "land_registration", "kind": "soft"}

# METADATA
# title: 政府投资项目一般先定初步设计
# description: 初步设计批复后再办理规划许可，避免许可内容变更。
# custom:
#   title_en: Government projects normally settle the preliminary design first
#   description_en: With the design approved first, the permit need not be changed later.
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "preliminary_design_approval", "kind": "soft"}

# METADATA
# title: 防空地下室的面积影响规划许可的内容
# description: 2018年7月31日以前须先办结人防审批，8月1日起可以并行。
# custom:
#   title_en: The area of the air-raid basement shapes the planning permit
#   description_en: >-
#     Until 31 July 2018 the air-defence approval came first; since then both may run in parallel.
#   legal_basis: [{law: zhejiang_civil_air_defence_measures}]
prerequisites contains {"id": "civil_air_defence_review", "kind": "soft", "relaxed_by": "commitment", "hard_before": "2018-08-01"}

# METADATA
# title: 节能要求影响规划许可的内容
# description: 2018年7月31日以前须先办结民用建筑节能审查，8月1日起可以并行。
# custom:
#   title_en: Energy requirements shape the planning permit
#   description_en: >-
#     Until 31 July 2018 the energy review of civil buildings came first; since then both may run in
#     parallel.
#   legal_basis: [{law: zhejiang_green_building_regulations}]
prerequisites contains {"id": "civil_energy_review", "kind": "soft", "relaxed_by": "commitment", "hard_before": "2018-08-01"}

# METADATA
# title: 建设控制地带内的设计方案须先经文物部门同意
# description: 文物部门同意后，方可报规划部门批准。
# custom:
#   title_en: In a heritage control zone the design needs the consent of the heritage authority first
#   description_en: Only with that consent may the planning authority approve.
#   legal_basis: [{law: cultural_relics_protection_law}]
prerequisites contains {"id": "heritage_control_zone_design", "kind": "hard"}

# METADATA
# title: 历史文化名镇、街区核心保护范围内的建设须先经批准
# description: 核心保护范围内的建设活动经批准后方可办理规划许可。
# custom:
#   title_en: Works in a historic core are approved first
#   description_en: >-
#     Works in the core of a historic town or quarter get the planning permit only after that
#     approval.
#   legal_basis: [{law: historic_cities_regulations, article: "28"}]
prerequisites contains {"id": "historic_town_works", "kind": "hard"}

# METADATA
# title: 大运河缓冲区内的建设先听取遗产影响意见
# description: 遗产影响评价意见作为规划许可的参考。
# custom:
#   title_en: In the canal buffer zone the heritage opinion comes first
#   description_en: The opinion on the heritage impact informs the planning permit.
#   legal_basis: [{law: canal_heritage_measures}, {law: zhejiang_canal_heritage_regulations}]
prerequisites contains {"id": "canal_heritage_impact", "kind": "soft"}

# METADATA
# title: 涉及国家安全事项的项目须先经许可
# description: 控制区域内的项目，国家安全许可在规划许可之前取得。
# custom:
#   title_en: A project in a national security control area is permitted first
#   description_en: In a control area the national security permit comes before the planning permit.
#   legal_basis:
#     - {law: national_security_law, article: "59"}
#     - {law: ordinance_412_retained_permits}
#     - {law: national_security_project_rules}
prerequisites contains {"id": "national_security_permit", "kind": "hard"}

# METADATA
# title: 净空高度限制须先核定
# description: 净空保护区内的项目，规划许可的高度以净空审核意见为限。
# custom:
#   title_en: The height limit under the clearance surface is settled first
#   description_en: In a clearance zone the permitted height may not exceed the clearance opinion.
#   legal_basis: [{law: military_installations_protection_law}, {law: civil_aviation_law}]
prerequisites contains {"id": "airport_clearance", "kind": "hard"}

# METADATA
# title: 听取轨道交通保护意见
# description: 控制保护区内的项目，方案以轨道交通单位意见完善。
# custom:
#   title_en: The opinion on protecting rail transit is heard
#   description_en: In the protection zone the operator's opinion completes the scheme.
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "rail_transit_protection", "kind": "soft"}

# METADATA
# title: 河道管理范围内的布置应当先确定
# description: 涉河建设方案定后，规划许可的总平面不致变更。
# custom:
#   title_en: The layout in a river area is fixed first
#   description_en: >-
#     Once the works in the river area are approved the site layout of the permit need not change.
#   legal_basis: [{law: flood_control_law, article: "27"}]
prerequisites contains {"id": "river_works_approval", "kind": "soft"}

# METADATA
# title: 听取交通影响评价意见
# description: 出入口和停车配建以交通影响评价意见完善。
# custom:
#   title_en: The opinion on the traffic impact is heard
#   description_en: Entrances and parking follow the opinion on the traffic impact.
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "traffic_impact_assessment", "kind": "soft"}

# METADATA
# title: 敏感用途的地块修复达标前不得核发规划许可
# description: 未达到风险管控、修复目标的地块，不得开工建设与修复无关的项目。
# custom:
#   title_en: No planning permit for sensitive uses before the soil meets its target
#   description_en: Land that has not met its remediation target may carry no unrelated works.
#   legal_basis:
#     - {law: contaminated_sites_measures}
#     - {law: soil_pollution_prevention_law, article: "61"}
prerequisites contains {"id": "soil_contamination_survey", "kind": "hard"}

# METADATA
# title: 没有不得承诺的情形
# description: 下列理由一条都不成立时可以承诺。
# custom:
#   title_en: No reason against a commitment
#   description_en: May be entered on a commitment where none of the reasons below holds.
#   legal_basis: [{law: jiangbei_2017_28, article: "二（一）第一项"}, {law: zhejiang_office_2018_73}]
may_commit if not refused

# METADATA
# title: 有不得承诺的情形
# description: 至少一条理由成立。
# custom:
#   title_en: Some reason against a commitment
#   description_en: At least one of the reasons holds.
#   legal_basis: [{law: jiangbei_2017_28, article: "二（一）第一项"}, {law: zhejiang_office_2018_73}]
refused if some _ in refusals

# METADATA
# title: 信用要求
# description: 失信的申请人不得承诺。
# custom:
#   title_en: Credit
#   description_en: Dishonest applicants may not commit.
#   legal_basis: [{law: credit_incentive_opinions_2016}, {law: state_council_office_2020_42}]
refusals contains reason if some reason in commitments.credit

# METADATA
# title: 危险物品
# description: 涉及危险化学品或者易燃易爆物品的不得承诺。
# custom:
#   title_en: Dangerous goods
#   description_en: No commitment where hazardous, flammable or explosive goods are involved.
#   legal_basis: [{law: jiangbei_2017_28, article: "二（一）第一项"}, {law: state_council_office_2020_42}]
refusals contains reason if some reason in commitments.dangerous_goods

# METADATA
# title: 项目用途
# description: 只有工业厂房和仓储项目可以承诺。
# custom:
#   title_en: Use of the project
#   description_en: Only industrial and storage buildings may commit.
#   legal_basis: [{law: jiangbei_2017_28, article: "二（一）第一项"}, {law: zhejiang_office_2018_73}]
refusals contains reason if some reason in commitments.use

# METADATA
# title: 投资主体
# description: 只有企业投资项目可以承诺。
# custom:
#   title_en: Investor
#   description_en: Only projects invested by enterprises may commit.
#   legal_basis: [{law: jiangbei_2017_28, article: "二（一）第一项"}, {law: zhejiang_office_2018_73}]
refusals contains reason if some reason in commitments.investor

# METADATA
# title: 用地条件
# description: 只有标准地项目和低风险小型项目可以承诺。
# custom:
#   title_en: Site
#   description_en: Only projects on standard land and low-risk small ones may commit.
#   legal_basis: [{law: jiangbei_2017_28, article: "二（一）第一项"}, {law: zhejiang_office_2018_73}]
refusals contains reason if some reason in commitments.site

# METADATA
# title: 敏感区域
# description: 在文物、河道、净空等敏感区域内的不得承诺。
# custom:
#   title_en: Sensitive sites
#   description_en: No commitment in heritage, river, clearance and other sensitive zones.
#   legal_basis: [{law: jiangbei_2017_28, article: "二（一）第一项"}, {law: zhejiang_office_2018_73}]
refusals contains reason if some reason in commitments.sensitive_site
