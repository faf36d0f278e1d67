# METADATA
# title: 工程建设项目招标投标
# description: 依法必须招标的工程、货物和服务，通过招标确定承包单位。
# custom:
#   title_en: Tendering of works, goods and services
#   description_en: Works, goods and services that the law wants tendered go to the winner of a tender.
#   legal_basis: [{law: tendering_law, article: "3, 9, 24"}]
package items.tendering

import data.lib.tendering

# METADATA
# title: 属于必须招标的项目，且有合同达到限额
# description: 项目在招标范围内，工程、货物、服务任一合同达到项目日期有效的限额。
# custom:
#   title_en: A project that must be tendered, with a contract that reaches the limit
#   description_en: >-
#     The project is in scope and one contract for works, goods or services reaches the limit in
#     force.
#   legal_basis:
#     - {law: tendering_law, article: "3"}
#     - {law: tender_scope_rules_2018, article: "2, 5"}
#     - {law: tender_scope_rules_2000, article: "7"}
applies if tendering.required

# METADATA
# title: 施工招标须有批准的设计和落实的资金
# description: 招标项目应当履行审批手续并落实资金。
# custom:
#   title_en: A works tender needs an approved design and secured money
#   description_en: A project is tendered only when approved and funded.
#   legal_basis: [{law: tendering_law, article: "9"}]
prerequisites contains {"id": "preliminary_design_approval", "kind": "hard"}

# METADATA
# title: 招标内容随项目核准一并核准
# description: 需要核准的项目，招标范围、方式和组织形式一并报核准。
# custom:
#   title_en: The scope of tendering is settled with the verification
#   description_en: >-
#     A project to be verified has scope, method and organisation of its tenders verified with it.
#   legal_basis: [{law: tendering_regulations, article: "7"}]
prerequisites contains {"id": "enterprise_verification", "kind": "soft"}

# METADATA
# title: 招标内容随可行性研究报告一并审批
# description: 需要审批的项目，招标范围、方式和组织形式一并报审批。
# custom:
#   title_en: The scope of tendering is approved with the feasibility study
#   description_en: >-
#     A project to be approved has scope, method and organisation of its tenders approved with it.
#   legal_basis: [{law: tendering_regulations, article: "7"}]
prerequisites contains {"id": "feasibility_study_approval", "kind": "hard"}
