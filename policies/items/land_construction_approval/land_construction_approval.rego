# METADATA
# title: 建设用地批准书核发（旧）
# description: 供地以后核发批准书，凭以办理用地手续。
# custom:
#   title_en: Construction land approval certificate (until September 2019)
#   description_en: After land is provided, the certificate lets the owner use it for construction.
#   legal_basis: [{law: land_administration_regulations_1998, article: "22, 23", from: "1999-01-01"}]
package items.land_construction_approval

import data.lib.land
import data.lib.works

# METADATA
# title: 在新供国有土地上建设
# description: 以出让或者划拨方式新取得土地进行建设，室内装修除外。
# custom:
#   title_en: Construction on newly provided state land
#   description_en: Land is granted or allocated for construction; fit-out is excepted.
#   legal_basis: [{law: land_administration_regulations_1998, article: "22-23"}]
applies if {
	works.more_than_fit_out
	land.newly_provided
}

# METADATA
# title: 凭出让合同申领批准书
# description: 出让土地的，签订出让合同以后申领。
# custom:
#   title_en: The certificate is asked for with the grant contract
#   description_en: On granted land it is asked for once the contract is signed.
#   legal_basis: [{law: land_administration_regulations_1998, article: "22-23"}]
prerequisites contains {"id": "state_land_grant", "kind": "hard"}

# METADATA
# title: 凭划拨决定书申领批准书
# description: 划拨土地的，取得划拨决定书以后申领。
# custom:
#   title_en: The certificate is asked for with the allocation decision
#   description_en: On allocated land it is asked for once the decision is made.
#   legal_basis: [{law: land_administration_regulations_1998, article: "22-23"}]
prerequisites contains {"id": "land_allocation", "kind": "hard"}

# METADATA
# title: 凭建设用地规划许可证申领批准书
# description: 先确定用地的位置、面积和用途，再批准用地。
# custom:
#   title_en: The certificate is asked for with the land-use planning permit
#   description_en: Place, area and use of the land are settled before the land is approved.
#   legal_basis: [{law: land_administration_regulations_1998, article: "22-23"}]
prerequisites contains {"id": "land_use_planning_permit", "kind": "hard"}
