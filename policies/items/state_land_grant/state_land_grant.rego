# METADATA
# title: 国有建设用地使用权出让
# description: 公开出让国有建设用地使用权，签订出让合同。
# custom:
#   title_en: Grant of state-owned construction land
#   description_en: State construction land is granted in public, and the contract is signed.
#   legal_basis: [{law: land_administration_law, article: "54-55"}]
package items.state_land_grant

import data.lib.land

# METADATA
# title: 以出让方式取得土地
# description: 招标、拍卖、挂牌（包括“标准地”）或者协议出让。
# custom:
#   title_en: Land is acquired by grant
#   description_en: By tender, auction or listing, standard land included, or by agreement.
#   legal_basis: [{law: land_administration_law, article: "54-55"}]
applies if land.granted

# METADATA
# title: 规划条件是出让合同的组成部分
# description: 未纳入规划条件的出让合同无效。
# custom:
#   title_en: The contract is void without planning conditions
#   description_en: Planning conditions are part of the grant contract.
#   legal_basis: [{law: urban_rural_planning_law, article: "38-39"}]
prerequisites contains {"id": "planning_conditions", "kind": "hard"}

# METADATA
# title: 只能出让国有建设用地
# description: 农用地先转用、集体土地先征收，才能出让。
# custom:
#   title_en: Only state construction land can be granted
#   description_en: Farmland is converted and collective land taken before it can be granted.
#   legal_basis: [{law: land_administration_law, article: "44"}]
prerequisites contains {"id": "farmland_conversion", "kind": "hard"}

# METADATA
# title: 先考古后出让
# description: 可能存在地下文物的土地，出让前由政府完成考古；规定施行以前只是惯例。
# custom:
#   title_en: Archaeology comes before the grant
#   description_en: >-
#     In areas with possible relics the government finishes the survey before the grant; before that
#     rule it was custom only.
#   legal_basis:
#     - {law: administrative_practice, to: "2025-02-28"}
#     - {law: cultural_relics_protection_law, article: "43", from: "2025-03-01"}
prerequisites contains {"id": "archaeology_survey", "kind": "soft", "hard_from": "2025-03-01"}

# METADATA
# title: “标准地”带区域评估成果出让
# description: 区域评估成果一般随地块一并公布。
# custom:
#   title_en: Standard land is granted with regional results
#   description_en: The results of the regional assessments are usually published with the plot.
#   legal_basis: [{law: administrative_practice, to: "2018-07-17"}, {law: zhejiang_office_2018_73}]
prerequisites contains {"id": "regional_assessment_use", "kind": "soft"}

# METADATA
# title: 敏感用途的地块先做土壤调查再出让
# description: 变更为住宅、公共用地等敏感用途或者疑似污染的，调查清楚以后才能供地。
# custom:
#   title_en: Land for a sensitive use is surveyed before it is granted
#   description_en: >-
#     Land that changes to housing or public use or may be polluted is provided only once the survey
#     is done.
#   legal_basis:
#     - {law: contaminated_sites_measures}
#     - {law: soil_pollution_prevention_law, article: "59, 66"}
prerequisites contains {"id": "soil_contamination_survey", "kind": "hard"}
