# METADATA
# title: 建设项目占用水域审批
# description: 控制水域减少，占用的应当等效补偿。
# custom:
#   title_en: Approval to occupy a water area
#   description_en: "Keeps water areas from shrinking: what is taken has to be replaced by its equal."
#   legal_basis: [{law: zhejiang_water_area_measures_2019}, {law: zhejiang_water_occupation_measures_2006}]
package items.water_area_occupation

import data.lib.dates

# METADATA
# title: 占用水域
# description: 占用水域面积超过审批起点。
# custom:
#   title_en: Occupies a water area
#   description_en: The water area occupied is above the start of approval.
#   legal_basis: [{law: zhejiang_water_area_measures_2019}, {law: zhejiang_water_occupation_measures_2006}]
applies if {
	some regime in data.items.water_area_occupation.regimes
	dates.in_force(regime, input.reference_date)
	input.occupied_water_area_m2 > regime.occupied_above_m2
}

# METADATA
# title: 项目代码是各事项的统一标识
# description: 习惯上先赋码再申报。
# custom:
#   title_en: The project code is the key of all items
#   description_en: By custom the code is given first.
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "project_code", "kind": "soft"}
