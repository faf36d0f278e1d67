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
# description: 控规用地性质对应的允许用途中没有项目的主要用途；留白用地和非建设用地不允许任何建设。
# custom:
#   title_en: The planned land use does not allow the main use
#   description_en: >-
#     The uses allowed on such land do not include the main use of the project; reserved land and land
#     that is no construction land allow none.
#   legal_basis: [{law: urban_rural_planning_law, article: "38, 43, 48"}]
found if {
	some category, lands in land_for
	input.building_category == category
	not input.planned_use in lands
}

# METADATA
# title: 允许某一主要用途的用地性质
# description: 由允许用途表反查。
# custom:
#   title_en: The land uses that allow a main use
#   description_en: The table of allowed uses, read the other way round.
#   legal_basis: [{law: urban_rural_planning_law, article: "38, 43"}]
land_for[category] contains planned if {
	some planned, uses in data.problems.profile.k01.allowed_uses
	some category in uses
}
