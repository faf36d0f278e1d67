# METADATA
# title: 农民工工资保证金、专户与按项目工伤保险
# description: 施工单位存储工资保证金、开设专用账户、按项目参加工伤保险。
# custom:
#   title_en: Migrant workers' wage guarantee, wage account and project work-injury insurance
#   description_en: >-
#     The contractor places a wage deposit, opens a wage account and insures the project against work
#     injury.
#   legal_basis:
#     - {law: migrant_wage_opinions_2016}
#     - {law: migrant_wage_regulations, article: "26, 32"}
package items.migrant_wage_guarantee

import data.lib.commitments
import data.lib.works

# METADATA
# title: 达到施工许可限额
# description: 工程投资额和建筑面积都达到限额，或者市政工程的投资额达到限额。
# custom:
#   title_en: Above the limits of the construction permit
#   description_en: Contract and floor area both pass the limits, or the contract of municipal works does.
#   legal_basis:
#     - {law: migrant_wage_opinions_2016}
#     - {law: migrant_wage_regulations, article: "26, 32"}
applies if works.permit_needed

# METADATA
# title: 没有不得容缺受理的情形
# description: 下列理由一条都不成立时可以容缺受理。
# custom:
#   title_en: No reason against a deferral
#   description_en: May be accepted with materials to follow where none of the reasons below holds.
#   legal_basis: [{law: credit_incentive_opinions_2016}, {law: migrant_wage_deposit_rules_2021}]
may_defer if not refused

# METADATA
# title: 有不得容缺受理的情形
# description: 至少一条理由成立。
# custom:
#   title_en: Some reason against a deferral
#   description_en: At least one of the reasons holds.
#   legal_basis: [{law: credit_incentive_opinions_2016}, {law: migrant_wage_deposit_rules_2021}]
refused if some _ in refusals

# METADATA
# title: 信用要求
# description: 失信的申请人不得容缺受理。
# custom:
#   title_en: Credit
#   description_en: Dishonest applicants may not hand in materials later.
#   legal_basis: [{law: credit_incentive_opinions_2016}]
refusals contains reason if some reason in commitments.credit
