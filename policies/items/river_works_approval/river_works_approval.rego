# METADATA
# title: 河道管理范围内建设项目工程建设方案审批
# description: 审查涉河工程是否影响行洪、堤防安全和河势稳定。
# custom:
#   title_en: Approval of works within a river management area
#   description_en: >-
#     Reviews whether works in a river area hinder the passage of floods, harm dykes or unsettle the
#     river.
#   legal_basis: [{law: flood_control_law, article: "27"}, {law: river_management_regulations, article: "11"}]
package items.river_works_approval

# METADATA
# title: 进入河道管理范围
# description: 用地红线或者施工范围进入河道管理范围。
# custom:
#   title_en: Reaches into a river management area
#   description_en: The red line or the site of the works enters a river management area.
#   legal_basis: [{law: flood_control_law, article: "27"}, {law: river_management_regulations, article: "11"}]
applies if input.in_river_management_area

# METADATA
# title: 项目代码是各事项的统一标识
# description: 习惯上先赋码再申报。
# custom:
#   title_en: The project code is the key of all items
#   description_en: By custom the code is given first.
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "project_code", "kind": "soft"}
