# METADATA
# title: 机场净空保护审核
# description: 由军用机场管理单位和民航部门审核建筑和塔吊的高度。
# custom:
#   title_en: Review of airport clearance
#   description_en: >-
#     The military airfield and the civil aviation authority review the height of buildings and
#     cranes.
#   legal_basis: [{law: civil_aviation_law, article: "58-61"}, {law: military_airfield_clearance_rules}]
package items.airport_clearance

import data.lib.works

# METADATA
# title: 在机场净空保护区内，且不只是室内装修
# description: 净空保护区内新建、扩建、改建的项目。
# custom:
#   title_en: Inside an airfield clearance zone, and more than fit-out
#   description_en: New, extended or altered works in a clearance zone.
#   legal_basis: [{law: civil_aviation_law, article: "58-61"}, {law: military_airfield_clearance_rules}]
applies if {
	works.more_than_fit_out
	input.in_airport_clearance_zone
}
