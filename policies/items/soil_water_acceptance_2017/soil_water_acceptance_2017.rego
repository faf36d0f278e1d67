# METADATA
# title: 水土保持设施验收审批（旧）
# description: 2017年9月21日以前，由水行政主管部门验收水土保持设施。
# custom:
#   title_en: Acceptance of soil and water facilities (until September 2017)
#   description_en: >-
#     Until 21 September 2017 the water authority accepted the soil and water facilities.
#   legal_basis: [{law: soil_water_conservation_law, article: "27"}]
package items.soil_water_acceptance_2017

import data.lib.soil_water

# METADATA
# title: 须编报水土保持方案的项目
# description: 位于山区、丘陵区或者易发生水土流失的区域，且没有区域水保方案。
# custom:
#   title_en: A project that needed a soil and water plan
#   description_en: In hills or erosion-prone land without a regional scheme.
#   legal_basis: [{law: soil_water_conservation_law, article: "27"}]
applies if soil_water.in_scope

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
