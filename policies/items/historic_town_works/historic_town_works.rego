# METADATA
# title: 历史文化街区、名镇核心保护范围内建设审批
# description: 核心保护范围内的建设和历史建筑的改动须经批准。
# custom:
#   title_en: Approval of works in the core of a historic town or quarter
#   description_en: Building in the core area and changing a historic building need approval.
#   legal_basis: [{law: historic_cities_regulations, article: "28-29"}]
package items.historic_town_works

# METADATA
# title: 在核心保护范围内
# description: 位于历史文化名镇或者历史文化街区的核心保护范围。
# custom:
#   title_en: Inside the core area
#   description_en: In the core area of a historic town or quarter.
#   legal_basis: [{law: historic_cities_regulations, article: "28-29"}]
applies if input.in_historic_core_area

# METADATA
# title: 涉及历史建筑
# description: 外部修缮装饰、添加设施或者改变历史建筑的结构、使用性质。
# custom:
#   title_en: Touches a historic building
#   description_en: Repairs or decorates its outside, adds to it, or changes its structure or use.
#   legal_basis: [{law: historic_cities_regulations, article: "34-35"}]
applies if input.alters_historic_building
