# METADATA
# title: 临近轨道、铁路、管道或者电力线路
# description: 项目是否临近轨道交通、铁路、油气管道，或者在电力线路保护区内。
# custom:
#   title_en: Metro, railway, pipeline or power line near
#   description_en: >-
#     Whether the project stands near rail transit, a railway or a pipeline, or in the zone of a power
#     line.
#   legal_basis:
#     - {law: ningbo_rail_transit_regulations}
#     - {law: rail_transit_operation_rules}
#     - {law: railway_safety_regulations, article: "27"}
#     - {law: oil_gas_pipeline_protection_law, article: "30"}
#     - {law: electric_power_law, article: "54"}
package problems.profile.k25

import data.lib.dates

# METADATA
# title: 距轨道交通小于控制距离
# description: 与轨道交通结构的距离小于控制保护区的距离。
# custom:
#   title_en: Nearer to rail transit than the control distance
#   description_en: The distance to the structure is below that of the control zone.
#   legal_basis: [{law: ningbo_rail_transit_regulations}, {law: rail_transit_operation_rules}]
found if {
	some regime in data.items.rail_transit_protection.regimes
	dates.in_force(regime, input.reference_date)
	input.distance_to_rail_transit_m < regime.distance_below_m
}

# METADATA
# title: 在铁路线路安全保护区内
# description: 保护区内施工须经铁路运输企业同意。
# custom:
#   title_en: In a railway safety zone
#   description_en: Works there need the consent of the railway.
#   legal_basis: [{law: railway_safety_regulations, article: "27, 30"}]
found if input.in_railway_safety_zone

# METADATA
# title: 临近油气管道
# description: 管道保护范围内的施工作业须经批准。
# custom:
#   title_en: An oil or gas pipeline is near
#   description_en: Works near a pipeline need a permit.
#   legal_basis: [{law: oil_gas_pipeline_protection_law, article: "30-35"}]
found if input.near_oil_gas_pipeline

# METADATA
# title: 在电力线路保护区内
# description: 保护区内作业须经批准并采取安全措施。
# custom:
#   title_en: In the zone of a power line
#   description_en: Works there need a permit and safety measures.
#   legal_basis:
#     - {law: electric_power_law, article: "54"}
#     - {law: power_facility_protection_regulations, article: "10, 14-17"}
found if input.in_power_line_zone
