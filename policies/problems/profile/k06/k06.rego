# METADATA
# title: 红线占用河道或者水域
# description: 项目红线是否进入河道管理范围，或者占用水域。
# custom:
#   title_en: Red line in a river area or on water
#   description_en: >-
#     Whether the red line of the project reaches into a river management area or occupies water.
#   legal_basis:
#     - {law: flood_control_law, article: "27"}
#     - {law: zhejiang_water_area_measures_2019}
#     - {law: zhejiang_water_occupation_measures_2006}
package problems.profile.k06

import data.lib.dates

# METADATA
# title: 进入河道管理范围
# description: 项目用地在河道管理范围内，工程建设方案须经水利部门同意。
# custom:
#   title_en: Reaches into a river management area
#   description_en: Works there need the consent of the water authority.
#   legal_basis: [{law: flood_control_law, article: "27"}]
found if input.in_river_management_area

# METADATA
# title: 占用水域
# description: 占用水域的面积超过审批起点。
# custom:
#   title_en: Occupies water
#   description_en: The water area occupied is above the start of approval.
#   legal_basis:
#     - {law: zhejiang_water_area_measures_2019}
#     - {law: zhejiang_water_occupation_measures_2006}
found if {
	some regime in data.items.water_area_occupation.regimes
	dates.in_force(regime, input.reference_date)
	input.occupied_water_area_m2 > regime.occupied_above_m2
}
