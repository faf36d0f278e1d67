# METADATA
# title: 超文物建设控制地带限高
# description: 在文物保护单位建设控制地带内的建筑是否高于限高。
# custom:
#   title_en: Above the heritage height limit
#   description_en: >-
#     Whether a building inside the control zone of a heritage site is higher than the zone allows.
#   legal_basis: [{law: cultural_relics_protection_law}]
package problems.profile.k11

import data.lib.heritage

# METADATA
# title: 建筑高度超过建设控制地带限高
# description: 项目在建设控制地带内，最大建筑高度大于该地带的限高。
# custom:
#   title_en: Higher than the control zone allows
#   description_en: >-
#     The project lies in the control zone, and its tallest building is higher than the zone allows.
#   legal_basis: [{law: cultural_relics_protection_law}]
found if {
	heritage.in_control_zone
	input.building_height_m > input.heritage_height_limit_m
}
