# METADATA
# title: 建设项目用地预审与选址意见书
# description: 立项前一次办理用地预审和选址意见。
# custom:
#   title_en: Land pre-examination and siting opinion
#   description_en: Before a project is approved, land and site are examined in one go.
#   legal_basis: [{law: natural_resources_2019_2_merged_siting, article: "一"}]
package items.land_preexam_and_siting

import data.lib.investment
import data.lib.land

# METADATA
# title: 使用划拨土地
# description: 以划拨方式用地的项目都要办理。
# custom:
#   title_en: On allocated land
#   description_en: Every project on allocated land needs it.
#   legal_basis:
#     - {law: urban_rural_planning_law, article: "36"}
#     - {law: natural_resources_2019_2_merged_siting, article: "一"}
applies if land.allocated

# METADATA
# title: 需要新增建设用地且由政府审批或者核准
# description: 新增建设用地的审批、核准项目先预审用地。
# custom:
#   title_en: Needs new construction land and is approved or verified
#   description_en: A project that an authority decides on has its new land examined first.
#   legal_basis:
#     - {law: land_administration_law, article: "52"}
#     - {law: natural_resources_2019_2_merged_siting, article: "一"}
applies if {
	input.needs_new_construction_land
	investment.decided_by_authority
}

# METADATA
# title: 项目代码是各事项的统一标识
# description: 习惯上先赋码再申报。
# custom:
#   title_en: The project code is the key of all items
#   description_en: By custom the code is given first.
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "project_code", "kind": "soft"}
