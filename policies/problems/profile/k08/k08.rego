# METADATA
# title: 占用永久基本农田
# description: 项目用地是否与永久基本农田重叠。
# custom:
#   title_en: On permanent basic farmland
#   description_en: Whether the land of the project overlaps permanent basic farmland.
#   legal_basis: [{law: land_administration_law}]
package problems.profile.k08

# METADATA
# title: 用地与永久基本农田重叠
# description: 与永久基本农田有重叠面积。
# custom:
#   title_en: The land overlaps permanent basic farmland
#   description_en: Some of the land is permanent basic farmland.
#   legal_basis: [{law: land_administration_law}]
found if input.basic_farmland_overlap_m2 > data.problems.profile.k08.overlap_above_m2
