# METADATA
# title: 施工排水许可（污水排入排水管网）
# description: 施工期间向市政管网排水须取得排水许可。
# custom:
#   title_en: Drainage permit for construction
#   description_en: Works drain into the city network only with a permit.
#   legal_basis: [{law: urban_drainage_regulations, article: "21"}, {law: drainage_permit_measures}]
package items.construction_drainage_permit

import data.lib.commitments
import data.lib.works

# METADATA
# title: 达到施工许可限额
# description: 工程投资额和建筑面积都达到限额，或者市政工程的投资额达到限额。
# custom:
#   title_en: Above the limits of the construction permit
#   description_en: Contract and floor area both pass the limits, or the contract of municipal works does.
#   legal_basis: [{law: urban_drainage_regulations, article: "21"}, {law: drainage_permit_measures}]
applies if works.permit_needed

# METADATA
# title: 没有不得承诺的情形
# description: 下列理由一条都不成立时可以承诺。
# custom:
#   title_en: No reason against a commitment
#   description_en: May be entered on a commitment where none of the reasons below holds.
#   legal_basis: [{law: drainage_permit_measures}]
may_commit if not refused

# METADATA
# title: 有不得承诺的情形
# description: 至少一条理由成立。
# custom:
#   title_en: Some reason against a commitment
#   description_en: At least one of the reasons holds.
#   legal_basis: [{law: drainage_permit_measures}]
refused if some _ in refusals

# METADATA
# title: 信用要求
# description: 失信的申请人不得承诺。
# custom:
#   title_en: Credit
#   description_en: Dishonest applicants may not commit.
#   legal_basis: [{law: credit_incentive_opinions_2016}, {law: state_council_office_2020_42}]
refusals contains reason if some reason in commitments.credit
