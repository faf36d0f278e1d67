# METADATA
# title: 承诺被拒的共同理由
# description: 各事项从中选用；每条理由的标题就是给投资人看的话。
# custom:
#   title_en: Reasons for refusing a commitment that several items share
#   description_en: Items choose from these; the title of each is what the investor reads.
package lib.commitments

import data.lib.buildings
import data.lib.fire
import data.lib.heritage
import data.lib.investment
import data.lib.land

# METADATA
# title: 申请人列入失信名单
# custom:
#   title_en: The applicant is on a list of dishonest persons
#   legal_basis: [{law: credit_incentive_opinions_2016}, {law: state_council_office_2020_42}]
credit contains "credit_blacklisted" if input.credit_blacklisted

# METADATA
# title: 生产或者储存危险化学品
# custom:
#   title_en: Makes or stores hazardous chemicals
#   legal_basis: [{law: jiangbei_2017_28, article: "二（一）第一项"}, {law: state_council_office_2020_42}]
dangerous_goods contains "hazardous_chemicals" if input.hazardous_chemicals

# METADATA
# title: 生产或者储存易燃易爆危险物品
# custom:
#   title_en: Makes or stores flammable or explosive goods
#   legal_basis: [{law: jiangbei_2017_28, article: "二（一）第一项"}, {law: state_council_office_2020_42}]
dangerous_goods contains "flammable_explosive_use" if input.flammable_explosive_use

# METADATA
# title: 不是工业厂房或者仓储项目
# custom:
#   title_en: Neither an industrial nor a storage building
#   legal_basis: [{law: jiangbei_2017_28, article: "二（一）第一项"}, {law: zhejiang_office_2018_73}]
use contains "not_industrial_or_storage" if not buildings.industrial_or_storage

# METADATA
# title: 不是企业投资项目
# custom:
#   title_en: Not invested by an enterprise
#   legal_basis: [{law: jiangbei_2017_28, article: "二（一）第一项"}, {law: zhejiang_office_2018_73}]
investor contains "not_by_enterprise" if not investment.by_enterprise

# METADATA
# title: 既不是标准地，也不是低风险小型项目
# custom:
#   title_en: Neither on standard land nor a low-risk small project
#   legal_basis: [{law: jiangbei_2017_28, article: "二（一）第一项"}, {law: zhejiang_office_2018_73}]
site contains "neither_standard_land_nor_low_risk" if {
	not land.standard
	not input.low_risk_small_project
}

# METADATA
# title: 属于特殊建设工程（消防）
# custom:
#   title_en: A special construction project under the fire rules
#   legal_basis:
#     - {law: fire_supervision_rules_119, article: "13-14", to: "2020-05-31"}
#     - {law: fire_review_rules_51, article: "14"}
special_fire contains "special_fire_project" if fire.special_project

# METADATA
# title: 在文物保护单位保护范围内
# custom:
#   title_en: Inside the protection zone of a heritage site
#   legal_basis: [{law: jiangbei_2017_28, article: "二（一）第一项"}, {law: zhejiang_office_2018_73}]
sensitive_site contains "heritage_protection_zone" if heritage.in_protection_zone

# METADATA
# title: 在文物保护单位建设控制地带内
# custom:
#   title_en: Inside the control zone of a heritage site
#   legal_basis: [{law: jiangbei_2017_28, article: "二（一）第一项"}, {law: zhejiang_office_2018_73}]
sensitive_site contains "heritage_control_zone" if heritage.in_control_zone

# METADATA
# title: 进入河道管理范围
# custom:
#   title_en: Reaches into a river management area
#   legal_basis: [{law: jiangbei_2017_28, article: "二（一）第一项"}, {law: zhejiang_office_2018_73}]
sensitive_site contains "river_management_area" if input.in_river_management_area

# METADATA
# title: 在洪泛区或者蓄滞洪区内
# custom:
#   title_en: Inside a flood plain or a flood detention area
#   legal_basis: [{law: jiangbei_2017_28, article: "二（一）第一项"}, {law: zhejiang_office_2018_73}]
sensitive_site contains "flood_zone" if input.in_flood_zone

# METADATA
# title: 在机场净空保护区内
# custom:
#   title_en: Inside an airfield clearance zone
#   legal_basis: [{law: jiangbei_2017_28, article: "二（一）第一项"}, {law: zhejiang_office_2018_73}]
sensitive_site contains "airport_clearance_zone" if input.in_airport_clearance_zone

# METADATA
# title: 在国家安全控制区域内
# custom:
#   title_en: Inside a national security control area
#   legal_basis: [{law: jiangbei_2017_28, article: "二（一）第一项"}, {law: zhejiang_office_2018_73}]
sensitive_site contains "national_security_zone" if input.in_national_security_zone

# METADATA
# title: 在大运河遗产区内
# custom:
#   title_en: Inside the Grand Canal heritage area
#   legal_basis: [{law: jiangbei_2017_28, article: "二（一）第一项"}, {law: zhejiang_office_2018_73}]
sensitive_site contains "canal_heritage_area" if input.in_canal_heritage_area

# METADATA
# title: 在大运河缓冲区内
# custom:
#   title_en: Inside the Grand Canal buffer zone
#   legal_basis: [{law: jiangbei_2017_28, article: "二（一）第一项"}, {law: zhejiang_office_2018_73}]
sensitive_site contains "canal_buffer_zone" if input.in_canal_buffer_zone

# METADATA
# title: 在历史文化名镇或者街区核心保护范围内
# custom:
#   title_en: Inside the core of a historic town or quarter
#   legal_basis: [{law: jiangbei_2017_28, article: "二（一）第一项"}, {law: zhejiang_office_2018_73}]
sensitive_site contains "historic_core_area" if input.in_historic_core_area

# METADATA
# title: 涉及历史建筑
# custom:
#   title_en: Touches a historic building
#   legal_basis: [{law: jiangbei_2017_28, article: "二（一）第一项"}, {law: zhejiang_office_2018_73}]
sensitive_site contains "historic_building" if input.alters_historic_building
