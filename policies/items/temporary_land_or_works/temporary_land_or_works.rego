# METADATA
# title: 临时用地、临时建设工程规划许可
# description: 施工临时使用土地或者搭建临时建筑的，经批准后使用，期满恢复。
# custom:
#   title_en: Permit for temporary land or temporary works
#   description_en: >-
#     Land or structures that the works need for a time are used with approval and restored after it.
#   legal_basis:
#     - {law: urban_rural_planning_law, article: "44"}
#     - {law: land_administration_law, article: "57"}
package items.temporary_land_or_works

# METADATA
# title: 需要临时用地或者临时建筑
# description: 使用红线外土地或者搭建临时建筑。
# custom:
#   title_en: Needs temporary land or structures
#   description_en: Land outside the site boundary is used or temporary structures are put up.
#   legal_basis:
#     - {law: urban_rural_planning_law, article: "44"}
#     - {law: land_administration_law, article: "57"}
applies if input.needs_temporary_land_or_works
