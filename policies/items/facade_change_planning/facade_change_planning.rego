# METADATA
# title: 建筑外立面改造规划许可
# description: 改造既有建筑外立面，施工前取得规划许可。
# custom:
#   title_en: Planning permit for altering a facade
#   description_en: >-
#     Altering the face of an existing building needs a planning permit before works start.
#   legal_basis: [{law: urban_rural_planning_law, article: "40"}]
package items.facade_change_planning

import data.lib.works

# METADATA
# title: 装修改变建筑外立面
# description: 室内装修同时改变外立面。
# custom:
#   title_en: Fitting out that changes the facade
#   description_en: The fit-out also alters the outer face.
#   legal_basis:
#     - {law: urban_rural_planning_law, article: "40"}
#     - {law: zhejiang_planning_regulations}
applies if {
	works.fit_out
	input.changes_facade
}
