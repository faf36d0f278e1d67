# METADATA
# title: 施工图设计文件审查
# description: 施工图由审查机构审查是否符合强制性标准，消防、人防、防雷一并审查。
# custom:
#   title_en: Construction drawing review
#   description_en: >-
#     A review body checks the drawings against mandatory standards, fire, air defence and lightning
#     included.
#   legal_basis:
#     - {law: construction_quality_regulations, article: "11"}
#     - {law: drawing_review_measures, article: "3, 11-13"}
package items.construction_drawing_review

import data.lib.commitments
import data.lib.dates
import data.lib.works

# METADATA
# title: 需要施工许可的新建、扩建、改建工程
# description: 不在免审范围的工程都送审。
# custom:
#   title_en: New, extended or altered works that need a construction permit
#   description_en: All of them are reviewed unless exempt.
#   legal_basis: [{law: drawing_review_measures, article: "3"}]
applies if {
	works.more_than_fit_out
	subject_to_review
}

# METADATA
# title: 需要施工许可、面积较大的室内装修
# description: 室内装修的面积达到送审限额。
# custom:
#   title_en: Larger fit-out that needs a construction permit
#   description_en: The area fitted out reaches the limit of review.
#   legal_basis: [{law: drawing_review_measures, article: "3"}]
applies if {
	works.fit_out
	some regime in data.items.construction_drawing_review.regimes
	dates.in_force(regime, input.reference_date)
	input.works_floor_area_m2 >= regime.fit_out_area_m2
	subject_to_review
}

# METADATA
# title: 需要施工许可，且没有免审
# description: 不在免审范围，也不是低风险小型项目。
# custom:
#   title_en: Needs a construction permit and is not exempt
#   description_en: Neither in the exempt class nor a low-risk small project.
#   legal_basis: [{law: drawing_review_measures, article: "3"}]
subject_to_review if {
	works.permit_needed
	not input.drawing_review_exempt
	not input.low_risk_small_project
}

# METADATA
# title: 勘察报告与施工图一并审查
# description: 没有合格的勘察报告不能审查施工图。
# custom:
#   title_en: The survey report is reviewed with the drawings
#   description_en: Drawings cannot be reviewed without a sound survey report.
#   legal_basis: [{law: drawing_review_measures, article: "11"}]
prerequisites contains {"id": "geotechnical_survey", "kind": "hard"}

# METADATA
# title: 施工图应当与审定的方案一致
# description: 方案审定是审查施工图的前提。
# custom:
#   title_en: The drawings must agree with the approved scheme
#   description_en: The approved scheme is what the drawings are held against.
#   legal_basis: [{law: urban_rural_planning_law, article: "40"}]
prerequisites contains {"id": "design_scheme_review", "kind": "hard"}

# METADATA
# title: 施工图可以先审，许可后盖章
# description: 习惯上先取得规划许可；技术审查可以提前进行。
# custom:
#   title_en: The drawings may be reviewed before the planning permit and stamped after it
#   description_en: By custom the planning permit comes first; the technical part may start earlier.
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "engineering_planning_permit", "kind": "soft"}

# METADATA
# title: 政府投资项目按批准的初步设计编制施工图
# description: 初步设计未经批准的，不得进入施工图阶段。
# custom:
#   title_en: The drawings of a government project follow the approved preliminary design
#   description_en: Without an approved preliminary design there is no stage of construction drawings.
#   legal_basis:
#     - {law: survey_design_regulations, article: "25"}
#     - {law: investment_system_decision_2004, to: "2019-06-30"}
#     - {law: government_investment_regulations, article: "12"}
prerequisites contains {"id": "preliminary_design_approval", "kind": "hard"}

# METADATA
# title: 防空地下室面积先确定
# description: 习惯上先核定人防面积，再审查人防施工图。
# custom:
#   title_en: The area of the air-raid basement is settled first
#   description_en: By custom the area is settled before the drawings of the basement are reviewed.
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "civil_air_defence_review", "kind": "soft"}

# METADATA
# title: 超限高层须先通过抗震专项审查
# description: 未经抗震设防专项审查的超限高层建筑，不得审查施工图。
# custom:
#   title_en: An over-limit high-rise passes its seismic review first
#   description_en: >-
#     The drawings of an over-limit high-rise may not be reviewed before the special seismic review.
#   legal_basis: [{law: overlimit_seismic_rules}]
prerequisites contains {"id": "overlimit_seismic_review", "kind": "hard"}

# METADATA
# title: 施工图可以先审，许可后盖章
# description: 习惯上先取得乡村规划许可；技术审查可以提前进行。
# custom:
#   title_en: The drawings may be reviewed before the planning permit and stamped after it
#   description_en: By custom the rural planning permit comes first; the technical part may start earlier.
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "rural_planning_permit", "kind": "soft"}

# METADATA
# title: 没有不得承诺的情形
# description: 下列理由一条都不成立时可以承诺。
# custom:
#   title_en: No reason against a commitment
#   description_en: May be entered on a commitment where none of the reasons below holds.
#   legal_basis: [{law: zhejiang_office_2018_73}]
may_commit if not refused

# METADATA
# title: 有不得承诺的情形
# description: 至少一条理由成立。
# custom:
#   title_en: Some reason against a commitment
#   description_en: At least one of the reasons holds.
#   legal_basis: [{law: zhejiang_office_2018_73}]
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
#   legal_basis: [{law: zhejiang_office_2018_73}, {law: state_council_office_2020_42}]
refusals contains reason if some reason in commitments.dangerous_goods

# METADATA
# title: 项目用途
# description: 只有工业厂房和仓储项目可以承诺。
# custom:
#   title_en: Use of the project
#   description_en: Only industrial and storage buildings may commit.
#   legal_basis: [{law: zhejiang_office_2018_73}]
refusals contains reason if some reason in commitments.use

# METADATA
# title: 投资主体
# description: 只有企业投资项目可以承诺。
# custom:
#   title_en: Investor
#   description_en: Only projects invested by enterprises may commit.
#   legal_basis: [{law: zhejiang_office_2018_73}]
refusals contains reason if some reason in commitments.investor

# METADATA
# title: 消防安全
# description: 特殊建设工程不得承诺。
# custom:
#   title_en: Fire safety
#   description_en: Special projects under the fire rules may not commit.
#   legal_basis:
#     - {law: fire_supervision_rules_119, article: "13-14", to: "2020-05-31"}
#     - {law: fire_review_rules_51, article: "14"}
refusals contains reason if some reason in commitments.special_fire

# METADATA
# title: 敏感区域
# description: 在文物、河道、净空等敏感区域内的不得承诺。
# custom:
#   title_en: Sensitive sites
#   description_en: No commitment in heritage, river, clearance and other sensitive zones.
#   legal_basis: [{law: zhejiang_office_2018_73}]
refusals contains reason if some reason in commitments.sensitive_site

# METADATA
# title: 超限高层建筑
# description: 超限高层建筑必须经过审查。
# custom:
#   title_en: An over-limit high-rise
#   description_en: An over-limit high-rise is always reviewed.
#   legal_basis: [{law: overlimit_seismic_rules}]
refusals contains "over_limit_highrise" if input.over_limit_highrise
