# METADATA
# title: 区域内水土保持登记表
# description: 区域方案已经审批，单个项目只作登记。
# custom:
#   title_en: Soil and water registration in an assessed area
#   description_en: The regional scheme is already approved, so that a single project is only registered.
#   legal_basis:
#     - {law: zhejiang_soil_water_regulations}
#     - {law: zhejiang_soil_water_measures_2019, article: "3"}
package items.soil_water_registration

import data.lib.dates

# METADATA
# title: 已纳入区域水土保持方案，且仍有土石方
# description: 容易发生水土流失的区域内，挖填土石方总量超过登记起点。
# custom:
#   title_en: Covered by a regional soil and water scheme, and earth is still moved
#   description_en: In an area prone to erosion the earthwork is above the start of registration.
#   legal_basis:
#     - {law: zhejiang_soil_water_regulations}
#     - {law: zhejiang_soil_water_measures_2019, article: "3"}
applies if {
	input.soil_water_area
	input.in_regional_soil_water_scheme
	some regime in data.items.soil_water_registration.regimes
	dates.in_force(regime, input.reference_date)
	input.earthwork_m3 > regime.earthwork_above_m3
}
