# METADATA
# title: 依法必须招标
# description: 招标范围和合同限额的判断，供招标事项和项目拆分的研判共用；限额写在招标事项的数据里。
# custom:
#   title_en: What the law wants tendered
#   description_en: >-
#     Scope and contract limits, shared by the tendering item and the check for split projects;
#     the limits stand in the tendering item.
package lib.tendering

import data.lib.dates
import data.lib.investment

# METADATA
# title: 属于必须招标的项目，且有合同达到限额
# description: 项目在招标范围内，工程、货物、服务任一合同达到项目日期有效的限额。
# custom:
#   title_en: A project that must be tendered, with a contract that reaches the limit
#   description_en: >-
#     The project is in scope and one contract for works, goods or services reaches the limit in
#     force.
#   legal_basis: [{law: tendering_law, article: "3"}]
required if {
	some regime in data.items.tendering.regimes
	dates.in_force(regime, input.reference_date)
	in_scope(regime)
	reaches(regime)
}

# METADATA
# title: 使用预算资金达到限额和比例
# description: 使用预算资金的金额和占投资额的比例都达到限额。
# custom:
#   title_en: Budget money reaches both amount and share
#   description_en: Both the amount of budget money and its share of the investment reach the limits.
#   legal_basis: [{law: tender_scope_rules_2018, article: "2"}]
in_scope(regime) if {
	input.budget_fund_wan >= regime.budget_fund_wan
	input.budget_fund_share_pct >= regime.budget_fund_share_pct
}

# METADATA
# title: 国有资金控股或者占主导地位
# description: 使用国有企业事业单位资金，且该资金控股或者占主导地位。
# custom:
#   title_en: State money is in control
#   description_en: Money of state-owned enterprises or institutions holds control or the leading share.
#   legal_basis: [{law: tender_scope_rules_2018, article: "2"}, {law: tender_scope_rules_2000}]
in_scope(_) if input.soe_controlled

# METADATA
# title: 列入必须招标的大型基础设施名录
# description: 大型基础设施、公用事业等关系社会公共利益、公众安全的项目。
# custom:
#   title_en: On the list of large infrastructure that must be tendered
#   description_en: Large infrastructure and public utilities that concern the public.
#   legal_basis: [{law: tender_infrastructure_list_2018}, {law: tender_scope_rules_2000}]
in_scope(_) if input.listed_large_infrastructure

# METADATA
# title: 政府投资项目（旧范围）
# description: 2018年5月31日以前，政府投资项目一律在招标范围内。
# custom:
#   title_en: A government project, under the old scope
#   description_en: Until May 2018 every government project was in scope.
#   legal_basis: [{law: tender_scope_rules_2000}]
in_scope(regime) if {
	regime.any_government_project
	investment.by_government
}

# METADATA
# title: 商品住宅（旧范围）
# description: 2018年5月31日以前，商品住宅也在招标范围内。
# custom:
#   title_en: Housing, under the old scope
#   description_en: Until May 2018 private housing was in scope too.
#   legal_basis: [{law: tender_scope_rules_2000}]
in_scope(regime) if {
	regime.any_housing
	input.building_category == "residential"
}

# METADATA
# title: 施工合同达到限额
# description: 施工单项合同估算价达到限额。
# custom:
#   title_en: The works contract reaches the limit
#   description_en: The estimated price of one works contract reaches the limit.
#   legal_basis: [{law: tender_scope_rules_2018, article: "5"}, {law: tender_scope_rules_2000, article: "7"}]
reaches(regime) if input.works_contract_wan >= regime.works_wan

# METADATA
# title: 货物合同达到限额
# description: 重要设备、材料等货物单项合同估算价达到限额。
# custom:
#   title_en: The goods contract reaches the limit
#   description_en: The estimated price of one contract for equipment or materials reaches the limit.
#   legal_basis: [{law: tender_scope_rules_2018, article: "5"}, {law: tender_scope_rules_2000, article: "7"}]
reaches(regime) if input.goods_contract_wan >= regime.goods_wan

# METADATA
# title: 服务合同达到限额
# description: 勘察、设计、监理等服务单项合同估算价达到限额。
# custom:
#   title_en: The service contract reaches the limit
#   description_en: The estimated price of one contract for survey, design or supervision reaches the limit.
#   legal_basis: [{law: tender_scope_rules_2018, article: "5"}, {law: tender_scope_rules_2000, article: "7"}]
reaches(regime) if input.service_contract_wan >= regime.services_wan

# METADATA
# title: 总投资达到限额（旧）
# description: 2018年5月31日以前，总投资达到限额的，单项合同不足限额也必须招标。
# custom:
#   title_en: Total investment reaches the old limit
#   description_en: Until May 2018 a project of that size was tendered whatever the size of its contracts.
#   legal_basis: [{law: tender_scope_rules_2000, article: "7"}]
reaches(regime) if input.total_investment_wan >= regime.total_investment_wan
