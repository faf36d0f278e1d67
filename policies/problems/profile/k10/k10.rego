# METADATA
# title: 超机场净空限高
# description: 在机场净空保护区内的建筑是否高于净空限高。
# custom:
#   title_en: Above the airfield clearance
#   description_en: >-
#     Whether a building inside the clearance zone of an airfield is higher than the clearance allows.
#   legal_basis:
#     - {law: civil_aviation_law, article: "58-61"}
#     - {law: military_installations_protection_law}
#     - {law: military_airfield_clearance_rules}
package problems.profile.k10

# METADATA
# title: 建筑高度超过净空限高
# description: 项目在机场净空保护区内，最大建筑高度大于净空允许的高度。
# custom:
#   title_en: Higher than the clearance allows
#   description_en: >-
#     The project lies in the clearance zone, and its tallest building is higher than the clearance
#     allows.
#   legal_basis:
#     - {law: civil_aviation_law, article: "58-61"}
#     - {law: military_installations_protection_law}
#     - {law: military_airfield_clearance_rules}
found if {
	input.in_airport_clearance_zone
	input.building_height_m > input.clearance_height_limit_m
}
