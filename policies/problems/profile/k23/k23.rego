# METADATA
# title: 耐火等级、楼层与新用途不符
# description: 改变用途后的人员密集或者老幼病学场所，所在建筑的耐火等级和楼层是否允许。
# custom:
#   title_en: Fire class or floor does not suit the new use
#   description_en: >-
#     Whether class and floor of an existing building can take a new use with many or vulnerable people.
#   legal_basis: [{law: building_fire_code}, {law: general_fire_code_55037}]
package problems.profile.k23

import data.lib.dates

# METADATA
# title: 新用途所在楼层过高
# description: 该耐火等级的建筑内，此类用途不得设在这一楼层。
# custom:
#   title_en: The new use is too high up
#   description_en: In a building of that class the use may not lie on such a floor.
#   legal_basis: [{law: building_fire_code}, {law: general_fire_code_55037}]
found if {
	input.changes_building_use
	some limit in limits
	input.use_floor_level > limit.highest
}

# METADATA
# title: 新用途所在楼层过低
# description: 此类用途不得设在地下的这一楼层。
# custom:
#   title_en: The new use is too far below ground
#   description_en: The use may not lie on such a floor below ground.
#   legal_basis: [{law: building_fire_code}, {law: general_fire_code_55037}]
found if {
	input.changes_building_use
	some limit in limits
	input.use_floor_level < limit.lowest
}

# METADATA
# title: 新用途所在楼层有附加条件
# description: 老年人照料设施设在这一楼层的，每间用房的面积和人数受限制。
# custom:
#   title_en: The floor has conditions for the new use
#   description_en: On such a floor the rooms of a home for the elderly are limited in area and people.
#   legal_basis: [{law: building_fire_code}, {law: general_fire_code_55037}]
found if {
	input.changes_building_use
	some limit in limits
	input.use_floor_level > limit.highest_without_conditions
}

# METADATA
# title: 建筑的耐火等级不允许新用途
# description: 此类用途的建筑耐火等级不得低于三级。
# custom:
#   title_en: The fire class does not allow the new use
#   description_en: A building for such a use has to be of class 3 at least.
#   legal_basis: [{law: building_fire_code}, {law: general_fire_code_55037}]
found if {
	input.changes_building_use
	some limit in limits
	limit.barred
}

# METADATA
# title: 项目日期有效、适用于该用途和耐火等级的限制
# description: 取自本项数据中的限制表。
# custom:
#   title_en: The limits in force that bind this use and class
#   description_en: Taken from the table in the data of this problem.
#   legal_basis: [{law: building_fire_code}, {law: general_fire_code_55037}]
limits contains limit if {
	some regime in data.problems.profile.k23.regimes
	dates.in_force(regime, input.reference_date)
	some limit in regime.limits
	input.building_category in limit.uses
	input.building_fire_class in limit.classes
}
