# METADATA
# title: 工业用地配套设施超比例
# description: 工业项目行政办公和生活服务设施用地的比例是否超过控制指标。
# custom:
#   title_en: Too much office or living space on industrial land
#   description_en: >-
#     Whether an industrial project uses a larger share of its land for offices and living than the
#     control index allows.
#   legal_basis: [{law: industrial_land_control_index}]
package problems.profile.k05

import data.lib.dates

# METADATA
# title: 行政办公和生活服务设施用地比例超过控制指标
# description: 工业项目中该比例大于项目日期有效的控制指标。
# custom:
#   title_en: The share of office and living land is above the index
#   description_en: >-
#     The share is greater than the index in force on the project's date allows an industrial project.
#   legal_basis: [{law: industrial_land_control_index}]
found if {
	input.building_category == "industrial"
	some regime in data.problems.profile.k05.regimes
	dates.in_force(regime, input.reference_date)
	input.admin_service_land_pct > regime.admin_service_land_above_pct
}
