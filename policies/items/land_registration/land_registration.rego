# METADATA
# title: 建设用地使用权首次登记
# description: 取得土地以后首次登记建设用地使用权。
# custom:
#   title_en: First registration of land-use right
#   description_en: Once land is obtained, the right to use it is registered for the first time.
#   legal_basis: [{law: real_estate_registration_regulations, article: "20"}]
package items.land_registration

import data.lib.commitments
import data.lib.land

# METADATA
# title: 以出让或者划拨方式取得国有土地
# description: 新供国有建设用地都要登记。
# custom:
#   title_en: State land was granted or allocated
#   description_en: All newly provided state land is registered.
#   legal_basis: [{law: real_estate_registration_regulations, article: "20"}]
applies if land.newly_provided

# METADATA
# title: 出让土地凭出让合同和价款凭证登记
# description: 登记申请附出让合同和缴清价款的凭证。
# custom:
#   title_en: The land is registered with the contract and the proof of payment
#   description_en: The application contains the grant contract and the proof that the price is paid.
#   legal_basis: [{law: real_estate_registration_regulations, article: "16"}]
prerequisites contains {"id": "state_land_grant", "kind": "hard"}

# METADATA
# title: 划拨土地凭划拨决定书登记
# description: 划拨土地的登记申请附划拨决定书。
# custom:
#   title_en: Allocated land is registered with the allocation decision
#   description_en: On allocated land the application contains the decision.
#   legal_basis: [{law: land_administration_law, article: "54"}]
prerequisites contains {"id": "land_allocation", "kind": "hard"}

# METADATA
# title: 没有不得容缺受理的情形
# description: 下列理由一条都不成立时可以容缺受理。
# custom:
#   title_en: No reason against a deferral
#   description_en: May be accepted with materials to follow where none of the reasons below holds.
#   legal_basis: [{law: credit_incentive_opinions_2016}]
may_defer if not refused

# METADATA
# title: 有不得容缺受理的情形
# description: 至少一条理由成立。
# custom:
#   title_en: Some reason against a deferral
#   description_en: At least one of the reasons holds.
#   legal_basis: [{law: credit_incentive_opinions_2016}]
refused if some _ in refusals

# METADATA
# title: 信用要求
# description: 失信的申请人不得容缺受理。
# custom:
#   title_en: Credit
#   description_en: Dishonest applicants may not hand in materials later.
#   legal_basis: [{law: credit_incentive_opinions_2016}]
refusals contains reason if some reason in commitments.credit
