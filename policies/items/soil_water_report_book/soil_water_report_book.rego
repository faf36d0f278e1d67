# METADATA
# title: 水土保持方案报告书审批
# description: 动土规模达到限额的项目，在开工前审批防治水土流失的方案。
# custom:
#   title_en: Approval of the soil and water conservation plan (report)
#   description_en: >-
#     Approves, before works start, how a project that moves much earth will keep soil and
#     water in place.
#   legal_basis: [{law: soil_water_conservation_law, article: "25-27"}]
package items.soil_water_report_book

import data.lib.soil_water

# METADATA
# title: 在水土保持管理范围内，扰动土地或者土石方达到报告书限额
# description: 扰动土地面积、挖填土石方总量任一达到项目日期有效的限额。
# custom:
#   title_en: >-
#     In the scope of soil and water conservation, and disturbed land or earthwork reaches the
#     limit of the report
#   description_en: >-
#     Either the disturbed land or the earthwork reaches its limit in force on the project's
#     date.
#   legal_basis:
#     - {law: soil_water_conservation_law, article: "25"}
#     - {law: soil_water_plan_rules_1995}
#     - {law: soil_water_reform_opinions_2019}
#     - {law: soil_water_plan_measures_2023, article: "6-7"}
applies if soil_water.report_needed

# METADATA
# title: 项目代码是各事项的统一标识
# description: 习惯上先赋码再申报。
# custom:
#   title_en: The project code is the key of all items
#   description_en: By custom the code is given first.
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "project_code", "kind": "soft"}
