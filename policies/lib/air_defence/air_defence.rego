# METADATA
# title: 防空地下室修建义务
# description: 民用建筑按层数、基础埋深或者地上面积负有义务；限额写在人防事项的数据里。
# custom:
#   title_en: The duty to build an air-raid basement
#   description_en: Civil buildings owe it by storeys, foundation depth or area; the limits stand in the air-defence item.
package lib.air_defence

import data.lib.buildings
import data.lib.dates
import data.lib.works

# METADATA
# title: 新建民用建筑达到修建防空地下室的限额
# custom:
#   title_en: A civil building that reaches a limit of the duty to build an air-raid basement
#   legal_basis: [{law: civil_air_defence_law, article: "22"}]
duty if {
	buildings.civil
	works.more_than_fit_out
	some regime in data.items.civil_air_defence_review.regimes
	dates.in_force(regime, input.reference_date)
	large_enough(regime)
}

# METADATA
# title: 地上层数达到限额
# custom:
#   title_en: Enough storeys
large_enough(regime) if input.floors_above >= regime.floors

# METADATA
# title: 基础埋置深度达到限额
# custom:
#   title_en: A deep enough foundation
large_enough(regime) if input.foundation_depth_m >= regime.foundation_depth_m

# METADATA
# title: 地上建筑面积达到限额
# custom:
#   title_en: Enough floor area above ground
large_enough(regime) if input.floor_area_above_ground_m2 >= regime.area_above_ground_m2
