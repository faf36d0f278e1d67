# METADATA
# title: 占用生态保护红线
# description: 项目用地是否与生态保护红线重叠。
# custom:
#   title_en: Inside the ecological red line
#   description_en: Whether the land of the project overlaps the ecological red line.
#   legal_basis: [{law: ecological_red_line_notice_2022}]
package problems.profile.k07

# METADATA
# title: 用地与生态保护红线重叠
# description: 与生态保护红线有重叠面积。
# custom:
#   title_en: The land overlaps the ecological red line
#   description_en: Some of the land lies inside the ecological red line.
#   legal_basis: [{law: ecological_red_line_notice_2022}]
found if input.ecological_red_line_overlap_m2 > data.problems.profile.k07.overlap_above_m2
