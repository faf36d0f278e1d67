# METADATA
# title: 分阶段施工许可（桩基先行）
# description: 全部施工图完成前，先领取桩基或者基坑阶段的施工许可。
# custom:
#   title_en: Staged construction permit (piles and pit first)
#   description_en: A permit for piles or pit, taken before the drawings are complete.
#   legal_basis:
#     - {law: administrative_practice, to: "2019-03-12"}
#     - {law: state_council_office_2019_11}
package items.staged_construction_permit

import data.lib.commitments
import data.lib.dates

# METADATA
# title: 建设单位申请桩基或者基坑先行
# description: 由建设单位选择。
# custom:
#   title_en: The owner asks to start piles or pit first
#   description_en: The owner chooses.
#   legal_basis:
#     - {law: administrative_practice, to: "2019-03-12"}
#     - {law: state_council_office_2019_11}
applies if input.wants_staged_permit

# METADATA
# title: 先行施工也须取得规划许可
# description: 试点地区可以方案审定意见加承诺代替。
# custom:
#   title_en: Even piles need the planning permit first
#   description_en: In trial areas the consent to the scheme with a commitment may stand in.
#   legal_basis: [{law: construction_law, article: "8"}]
prerequisites contains {"id": "engineering_planning_permit", "kind": "hard"}

# METADATA
# title: 出让用地的使用权已经取得
# description: 没有土地使用权不得施工。
# custom:
#   title_en: The right to granted land has been obtained
#   description_en: Nothing may be built without the right to the land.
#   legal_basis: [{law: land_administration_law, article: "54-55"}]
prerequisites contains {"id": "state_land_grant", "kind": "hard"}

# METADATA
# title: 划拨用地的使用权已经取得
# description: 没有土地使用权不得施工。
# custom:
#   title_en: The right to allocated land has been obtained
#   description_en: Nothing may be built without the right to the land.
#   legal_basis: [{law: land_administration_law, article: "54"}]
prerequisites contains {"id": "land_allocation", "kind": "hard"}

# METADATA
# title: 桩基设计以地质勘察为依据
# description: 没有勘察报告不能设计桩基和基坑。
# custom:
#   title_en: The design of the piles rests on the ground survey
#   description_en: Neither piles nor pit can be designed without the survey report.
#   legal_basis: [{law: survey_design_regulations, article: "5, 25-26"}]
prerequisites contains {"id": "geotechnical_survey", "kind": "hard"}

# METADATA
# title: 先行施工也须取得乡村规划许可
# description: 试点地区可以方案审定意见加承诺代替。
# custom:
#   title_en: Even piles need the rural planning permit first
#   description_en: In trial areas the consent to the scheme with a commitment may stand in.
#   legal_basis: [{law: construction_law, article: "8"}]
prerequisites contains {"id": "rural_planning_permit", "kind": "hard"}

# METADATA
# title: 没有不得承诺的情形
# description: 下列理由一条都不成立时可以承诺。
# custom:
#   title_en: No reason against a commitment
#   description_en: May be entered on a commitment where none of the reasons below holds.
#   legal_basis:
#     - {law: administrative_practice, to: "2019-03-12"}
#     - {law: state_council_office_2019_11}
may_commit if not refused

# METADATA
# title: 有不得承诺的情形
# description: 至少一条理由成立。
# custom:
#   title_en: Some reason against a commitment
#   description_en: At least one of the reasons holds.
#   legal_basis:
#     - {law: administrative_practice, to: "2019-03-12"}
#     - {law: state_council_office_2019_11}
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
# title: 敏感区域
# description: 在文物、河道、净空等敏感区域内的不得承诺。
# custom:
#   title_en: Sensitive sites
#   description_en: No commitment in heritage, river, clearance and other sensitive zones.
#   legal_basis: [{law: jiangbei_2017_28, article: "二（一）第一项"}, {law: zhejiang_office_2018_73}]
refusals contains reason if some reason in commitments.sensitive_site

# METADATA
# title: 距轨道交通过近
# description: 在轨道交通控制保护区内的不得承诺。
# custom:
#   title_en: Too close to rail transit
#   description_en: No commitment in the protection zone of rail transit.
#   legal_basis: [{law: administrative_practice}]
refusals contains "near_rail_transit" if {
	some regime in data.items.staged_construction_permit.regimes
	dates.in_force(regime, input.reference_date)
	input.distance_to_rail_transit_m <= regime.too_near_rail_transit_m
}
