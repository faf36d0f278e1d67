# METADATA
# title: 其他建设工程消防验收备案（抽查）
# description: 特殊建设工程以外的工程竣工验收后备案，接受抽查。
# custom:
#   title_en: Fire acceptance filing with spot check
#   description_en: >-
#     Works that are not special projects are filed after completion and open to a spot check.
#   legal_basis:
#     - {law: fire_protection_law, article: "13"}
#     - {law: fire_review_rules_51, article: "34-39"}
package items.fire_acceptance_filing

import data.lib.commitments
import data.lib.fire
import data.lib.works

# METADATA
# title: 特殊建设工程以外、需要施工许可的工程
# description: 不属于特殊建设工程，且达到施工许可限额。
# custom:
#   title_en: Works under a construction permit that are not a special project
#   description_en: Not special under the fire rules, and at the limits of the permit.
#   legal_basis:
#     - {law: fire_protection_law, article: "13"}
#     - {law: fire_review_rules_51, article: "34"}
applies if {
	works.permit_needed
	not fire.special_project
}

# METADATA
# title: 竣工验收合格之日起5个工作日内备案
# description: 备案以竣工验收合格为前提。
# custom:
#   title_en: It is filed within 5 working days of the completion acceptance
#   description_en: The works must have been accepted before they are filed.
#   legal_basis:
#     - {law: fire_protection_law, article: "13"}
#     - {law: fire_review_rules_51, article: "34"}
prerequisites contains {"id": "quality_completion_acceptance", "kind": "hard"}

# METADATA
# title: 没有不得承诺的情形
# description: 下列理由一条都不成立时可以承诺。
# custom:
#   title_en: No reason against a commitment
#   description_en: May be entered on a commitment where none of the reasons below holds.
#   legal_basis: [{law: fire_review_rules_51, article: "34-39"}]
may_commit if not refused

# METADATA
# title: 有不得承诺的情形
# description: 至少一条理由成立。
# custom:
#   title_en: Some reason against a commitment
#   description_en: At least one of the reasons holds.
#   legal_basis: [{law: fire_review_rules_51, article: "34-39"}]
refused if some _ in refusals

# METADATA
# title: 信用要求
# description: 失信的申请人不得承诺。
# custom:
#   title_en: Credit
#   description_en: Dishonest applicants may not commit.
#   legal_basis: [{law: credit_incentive_opinions_2016}, {law: state_council_office_2020_42}]
refusals contains reason if some reason in commitments.credit

# METADATA
# title: 属于重点项目（公众聚集场所）
# description: 重点项目不适用告知承诺。
# custom:
#   title_en: "A key project: a public gathering place"
#   description_en: Key projects may not commit.
#   legal_basis: [{law: fire_review_rules_51, article: "34-39"}]
refusals contains "key_project" if input.public_gathering_place
