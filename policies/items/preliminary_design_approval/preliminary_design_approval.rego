# METADATA
# title: 政府投资项目初步设计及概算审批
# description: 政府投资项目的初步设计和概算由发展改革部门审批。
# custom:
#   title_en: Approval of preliminary design and budget of government projects
#   description_en: >-
#     Preliminary design and budget of a government project are approved by the development and
#     reform authority.
#   legal_basis:
#     - {law: government_investment_regulations, article: "9, 12"}
#     - {law: investment_system_decision_2004}
package items.preliminary_design_approval

import data.lib.dates
import data.lib.investment

# METADATA
# title: 政府投资，总投资超过限额
# description: 总投资超过项目日期有效的限额；不超过的可以简化。
# custom:
#   title_en: A government project whose total investment is above the limit
#   description_en: >-
#     Total investment is above the limit in force; up to it the approval is merged or simplified.
#   legal_basis:
#     - {law: government_investment_regulations, article: "9, 13"}
#     - {law: investment_system_decision_2004}
applies if {
	investment.by_government
	some regime in data.items.preliminary_design_approval.regimes
	dates.in_force(regime, input.reference_date)
	input.total_investment_wan > regime.total_investment_above_wan
}

# METADATA
# title: 初步设计以批准的可行性研究报告为依据
# description: 政府投资项目依次审批项目建议书、可行性研究报告和初步设计。
# custom:
#   title_en: The preliminary design rests on the approved feasibility study
#   description_en: >-
#     Proposal, feasibility study and preliminary design of a government project are approved in this
#     order.
#   legal_basis:
#     - {law: investment_system_decision_2004, to: "2019-06-30"}
#     - {law: government_investment_regulations, article: "9, 12"}
prerequisites contains {"id": "feasibility_study_approval", "kind": "hard"}

# METADATA
# title: 地质勘察是初步设计的输入
# description: 先勘察、后设计。
# custom:
#   title_en: The ground survey is an input of the preliminary design
#   description_en: Survey comes before design.
#   legal_basis: [{law: survey_design_regulations}]
prerequisites contains {"id": "geotechnical_survey", "kind": "soft"}

# METADATA
# title: 初步设计深化已审定的方案
# description: 习惯上方案审定后再做初步设计。
# custom:
#   title_en: The preliminary design works out the agreed scheme
#   description_en: By custom the scheme is agreed before the preliminary design.
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "design_scheme_review", "kind": "soft"}
