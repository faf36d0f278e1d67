package problems.profile.k01

# METADATA
# title: 容积率高于上限
# custom:
#   title_en: The ratio is above the limit
#   legal_basis: [{law: building_law, article: "12"}]
found if input.far > input.far_limit
