# METADATA
# title: 节能审查
# custom:
#   title_en: Energy review
package items.energy_review

import data.lib.commitments
import data.lib.dates

# METADATA
# title: 年能耗达到限额
# custom:
#   title_en: Yearly energy reaches the limit
#   legal_basis: [{law: energy_law, article: "15"}]
applies if {
	some row in data.items.energy_review.regimes
	dates.in_force(row, input.reference_date)
	input.annual_energy_tce >= row.energy_tce
}

# METADATA
# title: 惯例先赋码
# custom:
#   title_en: By custom the code comes first
#   legal_basis: [{law: practice}]
prerequisites contains {"id": "project_code", "kind": "soft"}

# METADATA
# title: 没有不得承诺的情形
# custom:
#   title_en: No reason against a commitment
#   legal_basis: [{law: practice}]
may_commit if not refused

# METADATA
# title: 有不得承诺的情形
# custom:
#   title_en: Some reason against a commitment
#   legal_basis: [{law: practice}]
refused if some _ in refusals

# METADATA
# title: 信用要求
# custom:
#   title_en: Credit
#   legal_basis: [{law: practice}]
refusals contains reason if some reason in commitments.credit

# METADATA
# title: 不在区域能评区内
# custom:
#   title_en: Outside the energy zone
#   legal_basis: [{law: practice}]
refusals contains "outside_zone" if not input.in_energy_zone

# METADATA
# title: 政府资金
# custom:
#   title_en: Public money
#   legal_basis: [{law: local_rules}]
refusals contains 5 if input.investment_mode in {"government", "joint"}
