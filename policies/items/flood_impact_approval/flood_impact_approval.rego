# METADATA
# title: 洪水影响评价报告审批（非防洪项目）
# description: 审查洪水与项目之间的相互影响和防御措施。
# custom:
#   title_en: Approval of the flood impact report (not flood-control works)
#   description_en: >-
#     Reviews what a flood would do to the project, what the project would do to a flood, and the
#     measures against both.
#   legal_basis: [{law: flood_control_law, article: "33"}]
package items.flood_impact_approval

import data.lib.works

# METADATA
# title: 在洪泛区或者蓄滞洪区内，且不只是室内装修
# description: 洪泛区、蓄滞洪区内新建、扩建、改建的非防洪项目。
# custom:
#   title_en: In a flood plain or a flood detention area, and more than fit-out
#   description_en: New, extended or altered works in a flood plain or a flood detention area.
#   legal_basis: [{law: flood_control_law, article: "33"}]
applies if {
	works.more_than_fit_out
	input.in_flood_zone
}

# METADATA
# title: 项目代码是各事项的统一标识
# description: 习惯上先赋码再申报。
# custom:
#   title_en: The project code is the key of all items
#   description_en: By custom the code is given first.
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "project_code", "kind": "soft"}
