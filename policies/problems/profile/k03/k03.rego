# METADATA
# title: 容积率低于下限
# description: 设计方案的容积率是否低于规划条件的下限，一般见于工业项目。
# custom:
#   title_en: Floor-area ratio below the lower limit
#   description_en: >-
#     Whether the ratio of the scheme is below the lower limit of the planning conditions, as industrial
#     plots have one.
#   legal_basis: [{law: industrial_land_control_index}, {law: zhejiang_office_2018_73}]
package problems.profile.k03

# METADATA
# title: 方案容积率低于规划条件下限
# description: 设计方案的容积率小于规划条件载明的下限。
# custom:
#   title_en: The ratio of the scheme is below the lower limit
#   description_en: The floor-area ratio of the scheme is less than the planning conditions ask for.
#   legal_basis: [{law: industrial_land_control_index}, {law: zhejiang_office_2018_73}]
found if input.far < input.plan_far_min
