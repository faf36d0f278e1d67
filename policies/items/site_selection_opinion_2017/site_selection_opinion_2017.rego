# METADATA
# title: 建设项目选址意见书（旧）
# description: 划拨用地的项目在立项前由规划部门出具选址意见书。
# custom:
#   title_en: Siting opinion (until September 2019)
#   description_en: >-
#     Before a project on allocated land is approved, the planning authority gives its opinion on the
#     site.
#   legal_basis: [{law: urban_rural_planning_law, article: "36"}]
package items.site_selection_opinion_2017

import data.lib.investment
import data.lib.land

# METADATA
# title: 划拨土地上需要审批或者核准的项目
# description: 以划拨方式取得土地，且项目由政府审批或者核准。
# custom:
#   title_en: On allocated land and approved or verified
#   description_en: The land is allocated and an authority decides on the project.
#   legal_basis: [{law: urban_rural_planning_law, article: "36"}]
applies if {
	land.allocated
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
