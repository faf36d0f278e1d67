# METADATA
# title: 核心保护范围或者大运河遗产区内新建
# description: 是否在历史文化街区、名镇核心保护范围或者大运河遗产区内新建、扩建。
# custom:
#   title_en: New building in a historic core or the canal heritage area
#   description_en: >-
#     Whether something is built new or extended in the core of a historic town or in the heritage area
#     of the Grand Canal.
#   legal_basis:
#     - {law: historic_cities_regulations, article: "28"}
#     - {law: zhejiang_canal_heritage_regulations}
package problems.profile.k12

# METADATA
# title: 在核心保护范围内新建、扩建
# description: 核心保护范围内不得进行新建、扩建活动，必要的基础设施和公共服务设施除外。
# custom:
#   title_en: Built new or extended in a historic core
#   description_en: >-
#     Nothing may be built or extended there but necessary infrastructure and public services.
#   legal_basis: [{law: historic_cities_regulations, article: "28"}]
found if {
	new_building
	input.in_historic_core_area
}

# METADATA
# title: 在大运河遗产区内新建、扩建
# description: 遗产区内不得进行与保护无关的建设工程。
# custom:
#   title_en: Built new or extended in the canal heritage area
#   description_en: Only works of protection may be built in the heritage area.
#   legal_basis: [{law: zhejiang_canal_heritage_regulations}, {law: canal_heritage_measures}]
found if {
	new_building
	input.in_canal_heritage_area
}

# METADATA
# title: 新建或者扩建
# description: 改建和装修不在此列。
# custom:
#   title_en: Built new or extended
#   description_en: Alteration and fit-out do not count.
#   legal_basis:
#     - {law: historic_cities_regulations, article: "28"}
#     - {law: zhejiang_canal_heritage_regulations}
new_building if input.project_nature in {"new", "extension"}
