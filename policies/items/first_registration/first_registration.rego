# METADATA
# title: 不动产首次登记（房屋）
# description: 新建成的房屋首次登记，颁发不动产权证书。
# custom:
#   title_en: First registration of buildings
#   description_en: >-
#     New buildings are entered in the register for the first time and get their title.
#   legal_basis: [{law: real_estate_registration_rules, article: "35"}]
package items.first_registration

import data.lib.buildings
import data.lib.works

# METADATA
# title: 新建、扩建、改建的房屋建筑
# description: 市政工程没有房屋产权，室内装修不产生新的产权。
# custom:
#   title_en: A new, extended or altered building
#   description_en: Municipal works have no building title, and fit-out makes no new one.
#   legal_basis: [{law: real_estate_registration_rules, article: "35"}]
applies if {
	works.more_than_fit_out
	buildings.building
}

# METADATA
# title: 竣工验收备案证明房屋已经竣工
# description: 习惯上以备案表作为竣工证明，也可以用其他材料证明。
# custom:
#   title_en: The completion filing proves that the building is complete
#   description_en: By custom the filing form is the proof; other papers may serve.
#   legal_basis: [{law: real_estate_registration_rules, article: "35"}]
prerequisites contains {"id": "completion_filing", "kind": "soft"}

# METADATA
# title: 登记的房屋须经规划核实
# description: 申请时提交符合规划的证明。
# custom:
#   title_en: Only a building that conforms with planning is registered
#   description_en: The proof of conformity is handed in.
#   legal_basis: [{law: real_estate_registration_rules, article: "35"}]
prerequisites contains {"id": "planning_verification", "kind": "hard"}

# METADATA
# title: 先有土地使用权登记，后有房屋登记
# description: 房屋所有权与土地使用权的权利人一致。
# custom:
#   title_en: The land is registered before the building
#   description_en: The building belongs to whoever holds the land.
#   legal_basis: [{law: real_estate_registration_rules, article: "35"}]
prerequisites contains {"id": "land_registration", "kind": "hard"}

# METADATA
# title: 房屋建成并验收后才能登记
# description: 没有建成的房屋不办首次登记。
# custom:
#   title_en: Only a finished and accepted building can be registered
#   description_en: What is not built has no first registration.
#   legal_basis: [{law: nature_of_the_matter}]
prerequisites contains {"id": "quality_completion_acceptance", "kind": "physical"}
