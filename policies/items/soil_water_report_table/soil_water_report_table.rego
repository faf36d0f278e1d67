# METADATA
# title: 水土保持方案报告表（承诺制）
# description: 动土规模较小的项目，以报告表和承诺代替报告书的审批。
# custom:
#   title_en: Soil and water conservation plan (table), on commitment
#   description_en: >-
#     For a project that moves less earth, a table and a commitment stand in place of the
#     approved report.
#   legal_basis:
#     - {law: soil_water_conservation_law, article: "25"}
#     - {law: soil_water_reform_opinions_2019}
#     - {law: soil_water_plan_measures_2023}
package items.soil_water_report_table

import data.lib.commitments
import data.lib.soil_water

# METADATA
# title: 在水土保持管理范围内，达到报告表下限而未达到报告书限额
# description: 需要编报水土保持方案，但两项限额都没有达到报告书的要求。
# custom:
#   title_en: >-
#     In the scope of soil and water conservation, from the lower limit of the table and below
#     the limit of the report
#   description_en: A plan is needed, but neither limit of the report is reached.
#   legal_basis:
#     - {law: soil_water_conservation_law, article: "25"}
#     - {law: soil_water_plan_rules_1995}
#     - {law: soil_water_reform_opinions_2019}
#     - {law: soil_water_plan_measures_2023}
applies if {
	soil_water.plan_needed
	soil_water.below_report
}

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
#   legal_basis: [{law: soil_water_reform_opinions_2019}, {law: soil_water_plan_measures_2023}]
may_commit if not refused

# METADATA
# title: 有不得承诺的情形
# description: 至少一条理由成立。
# custom:
#   title_en: Some reason against a commitment
#   description_en: At least one of the reasons holds.
#   legal_basis: [{law: soil_water_reform_opinions_2019}, {law: soil_water_plan_measures_2023}]
refused if some _ in refusals

# METADATA
# title: 信用要求
# description: 失信的申请人不得承诺。
# custom:
#   title_en: Credit
#   description_en: Dishonest applicants may not commit.
#   legal_basis: [{law: credit_incentive_opinions_2016}, {law: state_council_office_2020_42}]
refusals contains reason if some reason in commitments.credit
