# METADATA
# title: 水土保持设施自主验收报备
# description: 建设单位自行验收水土保持设施，公开后报备。
# custom:
#   title_en: Filing of the soil and water self-acceptance
#   description_en: >-
#     The owner accepts the soil and water facilities, publishes the result and files it.
#   legal_basis: [{law: soil_water_acceptance_notice_2017}]
package items.soil_water_self_acceptance

import data.lib.soil_water

# METADATA
# title: 编报水土保持方案的项目
# description: 达到报告表限额或者报告书限额（2019年5月30日以前不设下限）。
# custom:
#   title_en: A project with a soil and water plan
#   description_en: >-
#     It reaches the limit of the table or of the report (there was no lower limit until 30 May
#     2019).
#   legal_basis: [{law: soil_water_conservation_law, article: "27"}]
applies if soil_water.plan_needed

# METADATA
# title: 按批准的水土保持方案报告书验收
# description: 未编报方案的，无从验收。
# custom:
#   title_en: The facilities are accepted against the approved soil and water plan (report)
#   description_en: Without a plan there is nothing to accept.
#   legal_basis: [{law: soil_water_conservation_law, article: "25-27"}]
prerequisites contains {"id": "soil_water_report_book", "kind": "hard"}

# METADATA
# title: 按批准的水土保持方案报告表验收
# description: 未编报方案的，无从验收。
# custom:
#   title_en: The facilities are accepted against the approved soil and water plan (table)
#   description_en: Without a plan there is nothing to accept.
#   legal_basis:
#     - {law: soil_water_plan_measures_2023}
#     - {law: soil_water_reform_opinions_2019}
#     - {law: soil_water_plan_rules_1995}
prerequisites contains {"id": "soil_water_report_table", "kind": "hard"}

# METADATA
# title: 工程开工并建成以后才能验收水土保持设施
# description: 水土保持设施与主体工程同时建成。
# custom:
#   title_en: Only built facilities can be accepted
#   description_en: The facilities are built together with the main works.
#   legal_basis: [{law: nature_of_the_matter}]
prerequisites contains {"id": "commencement_check", "kind": "hard"}
