# METADATA
# title: 环境影响报告表审批
# description: 对可能造成轻度环境影响的项目，在开工前分析并审批。
# custom:
#   title_en: EIA table approval
#   description_en: >-
#     A project that may harm the environment slightly is analysed and approved before works start.
#   legal_basis: [{law: environmental_impact_assessment_law, article: "16, 22, 25"}]
package items.eia_report_table

import data.lib.commitments

# METADATA
# title: 按名录编制环境影响报告表
# description: 项目日期有效的分类管理名录把项目列入报告表类。
# custom:
#   title_en: In the table class of the list
#   description_en: The classification list in force on the project's date puts it in the table class.
#   legal_basis:
#     - {law: environmental_impact_assessment_law, article: "16"}
#     - {law: eia_catalogue_2015}
#     - {law: eia_catalogue_2017}
#     - {law: eia_catalogue_2021}
applies if input.eia_category == "report-table"

# METADATA
# title: 项目代码是各事项的统一标识
# description: 习惯上先赋码再申报。
# custom:
#   title_en: The project code is the key of all items
#   description_en: By custom the code is given first.
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "project_code", "kind": "soft"}

# METADATA
# title: 没有不得承诺的情形
# description: 下列理由一条都不成立时可以承诺。
# custom:
#   title_en: No reason against a commitment
#   description_en: May be entered on a commitment where none of the reasons below holds.
#   legal_basis: [{law: eia_reform_opinions_2020}]
may_commit if not refused

# METADATA
# title: 有不得承诺的情形
# description: 至少一条理由成立。
# custom:
#   title_en: Some reason against a commitment
#   description_en: At least one of the reasons holds.
#   legal_basis: [{law: eia_reform_opinions_2020}]
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
#   legal_basis: [{law: state_council_office_2020_42}]
refusals contains reason if some reason in commitments.dangerous_goods

# METADATA
# title: 投资主体
# description: 只有企业投资项目可以承诺。
# custom:
#   title_en: Investor
#   description_en: Only projects invested by enterprises may commit.
#   legal_basis: [{law: eia_reform_opinions_2020}]
refusals contains reason if some reason in commitments.investor

# METADATA
# title: 不在区域评估范围内
# description: 没有区域环评成果，污染物总量和准入要求无从对照。
# custom:
#   title_en: Outside any regional assessment
#   description_en: Without regional results there is nothing to hold pollutants and entry against.
#   legal_basis: [{law: eia_reform_opinions_2020}]
refusals contains "not_in_regional_assessment_area" if not input.in_regional_assessment_area

# METADATA
# title: 敏感区域
# description: 在文物、河道、净空等敏感区域内的不得承诺。
# custom:
#   title_en: Sensitive sites
#   description_en: No commitment in heritage, river, clearance and other sensitive zones.
#   legal_basis: [{law: zhejiang_office_2018_73}]
refusals contains reason if some reason in commitments.sensitive_site
