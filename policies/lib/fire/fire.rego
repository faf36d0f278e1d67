# METADATA
# title: 特殊建设工程（消防）
# description: 消防设计审查验收规定所列的特殊建设工程；限额随年代写在消防设计审查两个事项的数据里。
# custom:
#   title_en: Special construction projects (fire)
#   description_en: The special projects of the fire review rules; the limits stand, dated, in the two fire design review items.
package lib.fire

import data.lib.dates

# METADATA
# title: 现行消防限额
# custom:
#   title_en: The limits of today's fire rules
limits contains regime if some regime in data.items.fire_design_review.regimes

# METADATA
# title: 2019年7月以前的消防限额
# custom:
#   title_en: The limits before July 2019
limits contains regime if some regime in data.items.fire_design_review_2017.regimes

# METADATA
# title: 某类场所面积超过消防限额
# custom:
#   title_en: The area of a listed use exceeds its fire limit
#   legal_basis:
#     - {law: fire_supervision_rules_119, article: "13-14", to: "2020-05-31"}
#     - {law: fire_review_rules_51, article: "14"}
special_project if {
	some limit in limits
	dates.in_force(limit, input.reference_date)
	listed_use_above(limit)
}

# METADATA
# title: 大型或者高层公共建筑
# custom:
#   title_en: A large or tall public building
#   legal_basis:
#     - {law: fire_supervision_rules_119, article: "13-14", to: "2020-05-31"}
#     - {law: fire_review_rules_51, article: "14"}
special_project if {
	input.is_public_building
	some limit in limits
	dates.in_force(limit, input.reference_date)
	large_or_tall(limit)
}

# METADATA
# title: 一类高层住宅
# custom:
#   title_en: First-class high-rise housing
#   legal_basis:
#     - {law: fire_supervision_rules_119, article: "13-14", to: "2020-05-31"}
#     - {law: fire_review_rules_51, article: "14"}
special_project if input.first_class_highrise_residential

# METADATA
# title: 轨道交通、隧道或者大型发电变配电工程
# custom:
#   title_en: Rail, tunnel or large power works
#   legal_basis:
#     - {law: fire_supervision_rules_119, article: "13-14", to: "2020-05-31"}
#     - {law: fire_review_rules_51, article: "14"}
special_project if input.rail_tunnel_or_large_power

# METADATA
# title: 生产、储存易燃易爆危险物品
# custom:
#   title_en: Makes or stores flammable or explosive goods
#   legal_basis:
#     - {law: fire_supervision_rules_119, article: "13-14", to: "2020-05-31"}
#     - {law: fire_review_rules_51, article: "14"}
special_project if input.flammable_explosive_use

# METADATA
# title: 国家机关办公、调度、电信、广播电视、档案等建筑
# custom:
#   title_en: A building of a state organ, of dispatch, telecom, broadcasting or archives
#   legal_basis:
#     - {law: fire_supervision_rules_119, article: "13-14", to: "2020-05-31"}
#     - {law: fire_review_rules_51, article: "14"}
special_project if input.state_organ_or_dispatch_building

# METADATA
# title: 体育馆、会堂、展览厅面积超过限额
# custom:
#   title_en: Halls and exhibition rooms above the limit
listed_use_above(limit) if input.fire_hall_exhibition_m2 > limit.hall_exhibition_m2

# METADATA
# title: 航站楼、候车候船厅面积超过限额
# custom:
#   title_en: Passenger terminals above the limit
listed_use_above(limit) if input.fire_terminal_m2 > limit.terminal_m2

# METADATA
# title: 宾馆、饭店、商场、市场面积超过限额
# custom:
#   title_en: Hotels, restaurants, malls and markets above the limit
listed_use_above(limit) if input.fire_hotel_mall_m2 > limit.hotel_mall_m2

# METADATA
# title: 影剧院、阅览室、健身休闲等中型人员密集场所面积超过限额
# custom:
#   title_en: Cinemas, reading rooms, sports and similar places of assembly above the limit
listed_use_above(limit) if input.fire_mid_assembly_m2 > limit.mid_assembly_m2

# METADATA
# title: 幼儿园、养老院、病房楼、集体宿舍等场所面积超过限额
# custom:
#   title_en: Places for children, the old and the sick, and dormitories above the limit
listed_use_above(limit) if input.fire_vulnerable_m2 > limit.vulnerable_m2

# METADATA
# title: 歌舞娱乐、游艺、桑拿等场所面积超过限额
# custom:
#   title_en: Places of entertainment above the limit
listed_use_above(limit) if input.fire_entertainment_m2 > limit.entertainment_m2

# METADATA
# title: 单体建筑面积超过限额
# custom:
#   title_en: One building's floor area is above the limit
large_or_tall(limit) if input.largest_single_building_m2 > limit.single_building_m2

# METADATA
# title: 建筑高度超过限额
# custom:
#   title_en: The building's height is above the limit
large_or_tall(limit) if input.building_height_m > limit.height_m
