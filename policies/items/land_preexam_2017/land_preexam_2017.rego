# METADATA
# title: 建设项目用地预审（旧）
# description: 国土部门在立项前预审项目用地是否符合规划和用地标准。
# custom:
#   title_en: Land pre-examination (until September 2019)
#   description_en: >-
#     Before a project is approved the land authority looks at whether its land fits plan and
#     standards.
#   legal_basis: [{law: land_administration_law, article: "52"}]
package items.land_preexam_2017

import data.lib.land

# METADATA
# title: 需要新增建设用地
# description: 占用新增建设用地的项目先预审用地。
# custom:
#   title_en: Needs new construction land
#   description_en: A project that takes new land for construction has it examined first.
#   legal_basis: [{law: land_administration_law, article: "52"}, {law: land_preexamination_measures}]
applies if input.needs_new_construction_land

# METADATA
# title: 使用划拨土地
# description: 以划拨方式用地的项目先预审用地。
# custom:
#   title_en: On allocated land
#   description_en: A project that is given its land has it examined first.
#   legal_basis: [{law: land_administration_law, article: "52"}, {law: land_preexamination_measures}]
applies if land.allocated

# METADATA
# title: 项目代码是各事项的统一标识
# description: 习惯上先赋码再申报。
# custom:
#   title_en: The project code is the key of all items
#   description_en: By custom the code is given first.
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "project_code", "kind": "soft"}
