# METADATA
# title: 施工许可
# custom:
#   title_en: Construction permit
package items.permit

import data.lib.commitments
import data.lib.dates

# METADATA
# title: 面积达到限额
# custom:
#   title_en: The floor area reaches the limit
#   legal_basis: [{law: building_law, article: "7"}]
applies if {
	some row in data.items.permit.regimes
	dates.in_force(row, input.reference_date)
	input.floor_area_m2 >= row.floor_m2
}

# METADATA
# title: 政府投资的都要
# custom:
#   title_en: Government projects always need it
#   legal_basis: [{law: building_law, article: "8"}]
applies if input.investment_mode == "government"

# METADATA
# title: 节能审查在前
# custom:
#   title_en: The energy review comes first
#   legal_basis: [{law: energy_law, article: "15"}]
prerequisites contains {"id": "energy_review", "kind": "hard", "relaxed_by": "commitment"}

# METADATA
# title: 惯例先赋码
# custom:
#   title_en: By custom the code comes first
#   legal_basis: [{law: practice}]
prerequisites contains {
	"id": "project_code", "kind": "soft",
	"hard_before": "2020-01-01", "hard_from": "2026-07-01",
} if {
	input.investment_mode != "government"
}

# METADATA
# title: 大型项目十天
# custom:
#   title_en: Ten days for a large project
#   legal_basis: [{law: practice}]
duration := 10 if input.is_large

# METADATA
# title: 其余五天
# custom:
#   title_en: Five days for the rest
#   legal_basis: [{law: practice}]
duration := 5 if not input.is_large

# METADATA
# title: 没有不得容缺的情形
# custom:
#   title_en: No reason against a deferral
#   legal_basis: [{law: practice}]
may_defer if not refused

# METADATA
# title: 有不得容缺的情形
# custom:
#   title_en: Some reason against a deferral
#   legal_basis: [{law: practice}]
refused if some _ in refusals

# METADATA
# title: 信用要求
# custom:
#   title_en: Credit
#   legal_basis: [{law: practice}]
refusals contains reason if some reason in commitments.credit

applies if time.now_ns() > 5
