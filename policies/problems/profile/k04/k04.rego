# METADATA
# title: 密度、绿地率或者高度不符合规划条件
# description: 设计方案的建筑密度、绿地率、建筑高度是否符合规划条件。
# custom:
#   title_en: Density, green ratio or height outside the planning conditions
#   description_en: >-
#     Whether density, green ratio and height of the scheme keep to the planning conditions.
#   legal_basis:
#     - {law: urban_rural_planning_law, article: "38, 43"}
#     - {law: industrial_land_control_index}
package problems.profile.k04

# METADATA
# title: 建筑密度高于规划条件上限
# description: 设计方案的建筑密度大于规划条件载明的上限。
# custom:
#   title_en: Building density above the upper limit
#   description_en: The scheme covers more of the plot with buildings than the conditions allow.
#   legal_basis: [{law: urban_rural_planning_law, article: "38, 43"}]
found if input.density_pct > input.plan_density_max_pct

# METADATA
# title: 绿地率低于规划条件下限
# description: 设计方案的绿地率小于规划条件载明的下限。
# custom:
#   title_en: Green ratio below the lower limit
#   description_en: The scheme has less green than the conditions ask for.
#   legal_basis: [{law: urban_rural_planning_law, article: "38, 43"}]
found if input.green_ratio_pct < input.plan_green_ratio_min_pct

# METADATA
# title: 建筑高度高于规划限高
# description: 最大建筑高度大于规划条件载明的限高。
# custom:
#   title_en: Height above the limit of the plan
#   description_en: The tallest building is higher than the conditions allow.
#   legal_basis: [{law: urban_rural_planning_law, article: "38, 43"}]
found if input.building_height_m > input.plan_height_max_m
