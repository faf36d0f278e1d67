# METADATA
# title: 占用绿地、砍伐移植城市树木审批
# description: 占用公共绿地、砍伐或者移植城市树木须经批准并补偿。
# custom:
#   title_en: Approval to occupy green land or to fell or move city trees
#   description_en: >-
#     Public green land is occupied, and city trees are felled or moved, only with approval and
#     against compensation.
#   legal_basis: [{law: urban_greening_regulations, article: "19-21"}]
package items.green_space_occupation

# METADATA
# title: 影响公共绿地或者行道树
# description: 出入口或者施工影响绿地、树木。
# custom:
#   title_en: Touches public green land or street trees
#   description_en: Access or works touch green land or trees.
#   legal_basis: [{law: urban_greening_regulations, article: "19-21"}]
applies if input.affects_public_green
