# METADATA
# title: 建筑用途
# description: 按项目主要用途划分的类别，供各事项共用。
# custom:
#   title_en: Uses of a building
#   description_en: Classes of the main use of a project, shared by the items.
package lib.buildings

# METADATA
# title: 市政工程
# custom:
#   title_en: Municipal works
municipal if input.building_category in {"municipal-road", "bridge-tunnel", "municipal-utility", "park-green"}

# METADATA
# title: 房屋建筑（非市政工程）
# custom:
#   title_en: A building, not municipal works
building if input.building_category in {
	"industrial", "warehouse", "residential", "commercial", "office", "hotel", "school", "kindergarten",
	"hospital", "elderly-care", "culture-sport", "other-public",
}

# METADATA
# title: 民用建筑
# custom:
#   title_en: A civil building
civil if input.building_category in {
	"residential", "commercial", "office", "hotel", "school", "kindergarten",
	"hospital", "elderly-care", "culture-sport", "other-public",
}

# METADATA
# title: 工业厂房或者仓储
# custom:
#   title_en: An industrial or storage building
industrial_or_storage if input.building_category in {"industrial", "warehouse"}
