# METADATA
# title: 民用建筑节能评估与审查
# description: 依建筑节能法规对民用建筑的节能设计进行评估审查。
# custom:
#   title_en: Energy assessment review of civil buildings
#   description_en: The energy design of civil buildings is assessed under building law.
#   legal_basis:
#     - {law: zhejiang_green_building_regulations}
#     - {law: civil_building_energy_regulations, article: "12-13"}
package items.civil_energy_review

import data.lib.buildings
import data.lib.dates
import data.lib.works

# METADATA
# title: 民用建筑，总建筑面积达到限额
# description: 新建、扩建、改建的民用建筑，总建筑面积达到项目日期有效的限额。
# custom:
#   title_en: A civil building whose floor area reaches the limit
#   description_en: >-
#     A new, extended or altered civil building whose total floor area reaches the limit in force.
#   legal_basis: [{law: zhejiang_green_building_regulations}]
applies if {
	buildings.civil
	works.more_than_fit_out
	some regime in data.items.civil_energy_review.regimes
	dates.in_force(regime, input.reference_date)
	input.floor_area_total_m2 >= regime.floor_area_m2
}

# METADATA
# title: 节能评估使用设计方案的数据
# description: 习惯上方案审定后再评估。
# custom:
#   title_en: The energy assessment uses the data of the scheme
#   description_en: By custom the scheme is agreed before the assessment.
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "design_scheme_review", "kind": "soft"}
