# METADATA
# title: 项目建议书审批
# description: 政府投资项目先批项目建议书，确认建设的必要性。
# custom:
#   title_en: Project proposal approval
#   description_en: "Of a government project the proposal is approved first: whether it is needed at all."
#   legal_basis:
#     - {law: investment_system_decision_2004, to: "2019-06-30"}
#     - {law: government_investment_regulations, article: "9, 13"}
package items.project_proposal_approval

import data.lib.dates
import data.lib.investment

# METADATA
# title: 政府投资、未列入批准规划且总投资超过限额
# description: 规模较小或者已列入批准规划的政府投资项目直接报批可行性研究报告。
# custom:
#   title_en: Government investment above the limit that is in no approved plan
#   description_en: A small project or one in an approved plan goes straight to the feasibility report.
#   legal_basis:
#     - {law: investment_system_decision_2004, to: "2019-06-30"}
#     - {law: government_investment_regulations, article: "9, 13"}
applies if {
	investment.by_government
	not input.in_approved_plan
	large_enough
}

# METADATA
# title: 总投资超过免办限额
# description: 限额随年代写在本事项的数据里。
# custom:
#   title_en: Total investment exceeds the limit
#   description_en: The limit stands, dated, in the data of this item.
#   legal_basis: [{law: local_service_guide}]
large_enough if {
	some regime in data.items.project_proposal_approval.regimes
	dates.in_force(regime, input.reference_date)
	input.total_investment_wan > regime.total_investment_above_wan
}

# METADATA
# title: 凭项目代码申报
# description: 政府投资项目通过在线平台凭代码申报审批。
# custom:
#   title_en: The application is made under the project code
#   description_en: Government projects apply on the online platform with their code.
#   legal_basis:
#     - {law: administrative_practice, to: "2019-06-30"}
#     - {law: government_investment_regulations, article: "10", from: "2019-07-01"}
prerequisites contains {"id": "project_code", "kind": "hard"}
