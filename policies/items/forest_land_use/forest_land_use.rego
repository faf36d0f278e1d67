# METADATA
# title: 使用林地审核
# description: 占用林地先由林业部门审核同意，并缴纳森林植被恢复费。
# custom:
#   title_en: Forest-land use review
#   description_en: The forestry authority agrees to the use of forest land, and the restoration fee is paid.
#   legal_basis:
#     - {law: forest_law, article: "18", to: "2020-06-30"}
#     - {law: forest_law, article: "37", from: "2020-07-01"}
package items.forest_land_use

# METADATA
# title: 占用林地
# description: 用地范围内有林地。
# custom:
#   title_en: Takes forest land
#   description_en: There is forest land within the site.
#   legal_basis:
#     - {law: forest_law, article: "18", to: "2020-06-30"}
#     - {law: forest_law, article: "37", from: "2020-07-01"}
applies if input.occupies_forest
