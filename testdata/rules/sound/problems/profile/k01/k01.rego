# METADATA
# title: 容积率过高
# custom:
#   title_en: The floor area ratio is too high
package problems.profile.k01

# METADATA
# title: 容积率高于上限
# custom:
#   title_en: The ratio is above the limit
#   legal_basis: [{law: building_law, article: "12"}]
found if input.far > input.far_limit
