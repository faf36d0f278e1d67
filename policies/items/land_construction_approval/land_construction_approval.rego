# METADATA
# title: 建设用地批准书核发
# description: 供地以后核发批准书，凭以办理用地手续。
# custom:
#   title_en: Construction land approval certificate
#   description_en: After land is provided, the certificate lets the owner use it for construction.
#   legal_basis: [{law: land_administration_regulations_1998, article: "22, 23", from: "1999-01-01"}]
package items.land_construction_approval

import data.lib.land
import data.lib.works

# METADATA
# title: 在新供国有土地上建设
# description: 以出让或者划拨方式新取得土地进行建设，单纯装修除外。
# custom:
#   title_en: Construction on newly provided state land
#   description_en: Land is granted or allocated for construction; mere fitting out is left out.
#   legal_basis: [{law: land_administration_regulations_1998, article: "22-23"}]
applies if {
	works.more_than_fit_out
	land.newly_provided
}

# METADATA
# title: 先签出让合同
# description: 凭出让合同申领批准书。
# custom:
#   title_en: The grant contract is signed first
#   description_en: The certificate is asked for with the contract.
#   legal_basis: [{law: land_administration_regulations_1998, article: "22-23"}]
prerequisites contains {"id": "state_land_grant", "kind": "hard"}

# METADATA
# title: 先有划拨决定书
# description: 凭划拨决定书申领批准书。
# custom:
#   title_en: The land is allocated first
#   description_en: The certificate is asked for with the allocation decision.
#   legal_basis: [{law: land_administration_regulations_1998, article: "22-23"}]
prerequisites contains {"id": "land_allocation", "kind": "hard"}

# METADATA
# title: 先领用地规划许可证
# description: 凭建设用地规划许可证申领批准书。
# custom:
#   title_en: The land-use planning permit comes first
#   description_en: The certificate is asked for with the permit.
#   legal_basis: [{law: land_administration_regulations_1998, article: "22-23"}]
prerequisites contains {"id": "land_use_planning_permit", "kind": "hard"}
