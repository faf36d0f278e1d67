# METADATA
# title: 容积率超上限
# description: 设计方案的容积率是否高于规划条件的上限。
# custom:
#   title_en: Floor-area ratio above the limit
#   description_en: >-
#     Whether the floor-area ratio of the scheme is above the upper limit of the planning conditions.
#   legal_basis: [{law: urban_rural_planning_law, article: "43"}, {law: floor_area_ratio_measures}]
package problems.profile.k02

# METADATA
# title: 方案容积率高于规划条件上限
# description: 设计方案的容积率大于规划条件载明的上限。
# custom:
#   title_en: The ratio of the scheme is above the upper limit
#   description_en: The floor-area ratio of the scheme is greater than the planning conditions allow.
#   legal_basis: [{law: urban_rural_planning_law, article: "43"}, {law: floor_area_ratio_measures}]
found if input.far > input.plan_far_max
