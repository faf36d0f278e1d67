# METADATA
# title: 用地性质与项目用途不符
# description: 项目主要用途与详细规划确定的用地性质是否一致。
# custom:
#   title_en: Land use does not match the detailed plan
#   description_en: Whether the main use of the project fits the land use that the detailed plan sets.
#   legal_basis: [{law: urban_rural_planning_law, article: "38, 43, 48"}]
package problems.profile.k01

# METADATA
# title: 项目用途不在控规用地性质允许的范围内
# description: 控规用地性质对应的允许用途中没有项目的主要用途。
# custom:
#   title_en: The main use is not among those that the planned land use allows
#   description_en: The uses allowed on such land do not include the main use of the project.
#   legal_basis: [{law: urban_rural_planning_law, article: "38, 43"}]
found if {
	some planned, uses in data.problems.profile.k01.allowed_uses
	input.planned_use == planned
	not input.building_category in uses
}

# METADATA
# title: 规划尚未确定用途或者不是建设用地
# description: 留白用地和非建设用地在修改详细规划以前不得进行建设。
# custom:
#   title_en: The plan leaves the use open, or it is no construction land
#   description_en: Nothing may be built on such land until the detailed plan is changed.
#   legal_basis: [{law: urban_rural_planning_law, article: "38, 43, 48"}]
found if input.planned_use in data.problems.profile.k01.uses_not_to_build_on
