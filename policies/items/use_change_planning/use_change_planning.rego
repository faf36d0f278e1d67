# METADATA
# title: 房屋用途变更（含临时变更）审批
# description: 既有房屋改变用途，包括临时改变，先经批准。
# custom:
#   title_en: Approval of a change of building use
#   description_en: An existing building may get another use, even for a time, only after approval.
#   legal_basis: [{law: urban_rural_planning_law, article: "43, 50"}]
package items.use_change_planning

# METADATA
# title: 改变房屋用途
# description: 既有房屋改作其他用途。
# custom:
#   title_en: The use of the building changes
#   description_en: An existing building is put to another use.
#   legal_basis: [{law: urban_rural_planning_law, article: "43, 50"}]
applies if input.changes_building_use
