# METADATA
# title: 供水报装
# description: 向供水企业申请接入或者增容。
# custom:
#   title_en: Water supply connection
#   description_en: Asks the water company for a new or larger supply.
#   legal_basis: [{law: urban_water_supply_regulations}]
package items.water_supply_connection

# METADATA
# title: 需要新接或者增容供水
# description: 项目需要城市供水。
# custom:
#   title_en: Takes new or more city water
#   description_en: The project needs city water.
#   legal_basis: [{law: urban_water_supply_regulations}]
applies if input.needs_water_supply

# METADATA
# title: 管线接口按规划许可的总平面确定
# description: 习惯上取得规划许可后报装。
# custom:
#   title_en: The layout of the planning permit fixes where pipes join
#   description_en: By custom the connection is applied for after the planning permit.
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "engineering_planning_permit", "kind": "soft"}

# METADATA
# title: 管线接口按乡村规划许可的总平面确定
# description: 习惯上取得乡村规划许可后报装。
# custom:
#   title_en: The layout of the rural permit fixes where pipes join
#   description_en: By custom the connection is applied for after the rural planning permit.
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "rural_planning_permit", "kind": "soft"}
