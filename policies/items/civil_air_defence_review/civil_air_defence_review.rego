# METADATA
# title: 应建防空地下室建设项目审批（结建）
# description: 核定民用建筑应建防空地下室的面积和防护等级。
# custom:
#   title_en: Approval of projects that owe an air-raid basement
#   description_en: Settles the area and class of the air-raid basement that a civil building owes.
#   legal_basis: [{law: civil_air_defence_law, article: "22"}]
package items.civil_air_defence_review

import data.lib.air_defence
import data.lib.commitments

# METADATA
# title: 负有修建防空地下室的义务
# description: 民用建筑的层数、基础埋深或者地上面积任一达到限额。
# custom:
#   title_en: The duty to build an air-raid basement
#   description_en: Storeys, foundation depth or area above ground of a civil building reach a limit.
#   legal_basis:
#     - {law: civil_air_defence_law, article: "22"}
#     - {law: air_defence_works_rules_2003, article: "45-48"}
applies if air_defence.duty

# METADATA
# title: 规划条件载明人防义务
# description: 习惯上先取得规划条件。
# custom:
#   title_en: The planning conditions state the air-defence duty
#   description_en: By custom the planning conditions come first.
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "planning_conditions", "kind": "soft"}

# METADATA
# title: 应建面积随设计方案确定
# description: 习惯上方案审定后再核定面积。
# custom:
#   title_en: The area owed is fixed by the scheme
#   description_en: By custom the scheme is agreed before the area is settled.
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "design_scheme_review", "kind": "soft"}

# METADATA
# title: 没有不得承诺的情形
# description: 下列理由一条都不成立时可以承诺。
# custom:
#   title_en: No reason against a commitment
#   description_en: May be entered on a commitment where none of the reasons below holds.
#   legal_basis: [{law: state_council_office_2018_33}]
may_commit if not refused

# METADATA
# title: 有不得承诺的情形
# description: 至少一条理由成立。
# custom:
#   title_en: Some reason against a commitment
#   description_en: At least one of the reasons holds.
#   legal_basis: [{law: state_council_office_2018_33}]
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
#   legal_basis: [{law: state_council_office_2018_33}, {law: state_council_office_2020_42}]
refusals contains reason if some reason in commitments.dangerous_goods

# METADATA
# title: 申请易地建设
# description: 需要易地建设的，单独审批。
# custom:
#   title_en: Asks to build the basement elsewhere
#   description_en: Building elsewhere is approved by itself.
#   legal_basis: [{law: air_defence_works_rules_2003, article: "48"}]
refusals contains "air_defence_relocation" if input.cad_relocation_needed
