# METADATA
# title: 概算超估算10%
# description: 政府投资项目初步设计概算是否超过可研批复投资估算的10%以上。
# custom:
#   title_en: Budget above the estimate by more than 10%
#   description_en: >-
#     Whether the preliminary design budget of a government project exceeds the estimate in the
#     feasibility approval by more than a tenth.
#   legal_basis: [{law: government_investment_regulations, article: "12"}]
package problems.profile.k19

import data.lib.dates
import data.lib.investment

# METADATA
# title: 初步设计概算超过可研估算的允许幅度
# description: 政府投资项目的概算大于可研批复估算乘以允许的倍数。
# custom:
#   title_en: The budget exceeds the estimate by more than is allowed
#   description_en: >-
#     The budget of a government project is greater than the estimate times the allowed factor.
#   legal_basis: [{law: government_investment_regulations, article: "12"}]
found if {
	investment.by_government
	some regime in data.problems.profile.k19.regimes
	dates.in_force(regime, input.reference_date)
	input.design_budget_wan > input.feasibility_estimate_wan * regime.budget_to_estimate_above
}
