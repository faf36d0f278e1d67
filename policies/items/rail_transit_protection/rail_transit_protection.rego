# METADATA
# title: 轨道交通保护区建设项目征询
# description: 控制保护区内的工程先征求轨道交通运营单位意见，不计入审批时限。
# custom:
#   title_en: Consultation in the protection zone of rail transit
#   description_en: >-
#     Works in the control zone consult the operator first; this does not count in the approval
#     clock.
#   legal_basis: [{law: ningbo_rail_transit_regulations}, {law: rail_transit_operation_rules}]
package items.rail_transit_protection

import data.lib.dates

# METADATA
# title: 距轨道交通结构小于控制距离
# description: 与轨道交通结构外边线的距离小于控制距离。
# custom:
#   title_en: Nearer to rail transit than the control distance
#   description_en: The distance to the outer edge of the structure is below the control distance.
#   legal_basis: [{law: ningbo_rail_transit_regulations}, {law: rail_transit_operation_rules}]
applies if {
	some regime in data.items.rail_transit_protection.regimes
	dates.in_force(regime, input.reference_date)
	input.distance_to_rail_transit_m < regime.distance_below_m
}
