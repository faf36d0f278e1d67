# METADATA
# title: 应建人防未设地下室
# description: 负有修建防空地下室义务的项目是否没有地下建筑面积，也未申请易地建设。
# custom:
#   title_en: Air-defence duty without a basement
#   description_en: >-
#     Whether a project that owes an air-raid basement has no floor area below ground and does not ask
#     to build elsewhere.
#   legal_basis: [{law: civil_air_defence_law, article: "22"}]
package problems.profile.k24

import data.lib.air_defence

# METADATA
# title: 应当修建防空地下室，但方案没有地下室
# description: 达到修建限额，未申请易地建设，总建筑面积不大于地上建筑面积。
# custom:
#   title_en: A basement is owed and none is designed
#   description_en: >-
#     The project reaches a limit of the duty, does not ask to build elsewhere, and has no floor area
#     below ground.
#   legal_basis: [{law: civil_air_defence_law, article: "22"}]
found if {
	air_defence.duty
	no_basement
	not input.cad_relocation_needed
}

# METADATA
# title: 没有地下建筑面积
# description: 总建筑面积不大于地上建筑面积。
# custom:
#   title_en: No floor area below ground
#   description_en: All floor area is above ground.
#   legal_basis: [{law: civil_air_defence_law, article: "22"}]
no_basement if input.floor_area_total_m2 <= input.floor_area_above_ground_m2
