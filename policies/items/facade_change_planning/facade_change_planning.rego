# METADATA
# title: 建筑外立面改造规划许可
# description: 改造既有建筑外立面，施工前取得规划许可。
# custom:
#   title_en: Planning permit for altering a facade
#   description_en: >-
#     Changing the facade of an existing building needs a planning permit before works start.
#   legal_basis: [{law: urban_rural_planning_law, article: "40"}]
package items.facade_change_planning

import data.lib.works

# METADATA
# title: 室内装修同时改变建筑外立面
# description: 不新建、扩建、改建，只在装修中改变外立面。
# custom:
#   title_en: A fit-out that changes the facade
#   description_en: Nothing is newly built, extended or altered, but the fit-out changes the facade.
#   legal_basis:
#     - {law: urban_rural_planning_law, article: "40"}
#     - {law: zhejiang_planning_regulations}
applies if {
	works.fit_out
	input.changes_facade
}
