# METADATA
# title: 预算资金占总投资的比例
# description: 由财政预算资金和项目总投资推算，取六位小数。
# custom:
#   title_en: Share of budget money in the total investment
#   description_en: Derived from the budget money and the total investment, to six decimal places.
package derived.budget_fund_share_pct

import data.lib.units

# METADATA
# title: 预算资金除以总投资
# custom:
#   title_en: Budget money divided by the total investment
#   legal_basis: [{law: nature_of_the_matter}]
value := units.percent(input.budget_fund_wan, input.total_investment_wan) if {
	input.total_investment_wan > 0
	input.budget_fund_wan <= input.total_investment_wan
}

# METADATA
# title: 总投资为零且未使用预算资金
# custom:
#   title_en: No investment and no budget money
#   legal_basis: [{law: nature_of_the_matter}]
value := 0 if {
	input.total_investment_wan == 0
	input.budget_fund_wan == 0
}

# METADATA
# title: 预算资金多于总投资，按全额计
# custom:
#   title_en: More budget money than investment counts as all of it
#   legal_basis: [{law: nature_of_the_matter}]
value := data.lib.units.whole_pct if input.budget_fund_wan > input.total_investment_wan
