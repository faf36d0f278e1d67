# METADATA
# title: 城市建筑垃圾处置核准
# description: 渣土和建筑垃圾外运前，核准运输单位、路线和消纳场所。
# custom:
#   title_en: Approval to dispose of construction waste
#   description_en: Carrier, route and disposal site are approved before earth and waste leave the site.
#   legal_basis: [{law: construction_waste_rules, article: "7"}]
package items.construction_waste_disposal

import data.lib.commitments
import data.lib.dates

# METADATA
# title: 有渣土或者建筑垃圾外运
# description: 外运量超过零即需要。
# custom:
#   title_en: Earth or waste is carried off the site
#   description_en: Any quantity carried off needs it.
#   legal_basis: [{law: construction_waste_rules, article: "7"}]
applies if {
	some regime in data.items.construction_waste_disposal.regimes
	dates.in_force(regime, input.reference_date)
	input.spoil_out_m3 > regime.spoil_above_m3
}

# METADATA
# title: 规划许可说明是哪个项目产生的渣土
# description: 习惯上以规划许可作为项目证明。
# custom:
#   title_en: The planning permit shows which project the waste comes from
#   description_en: By custom the planning permit serves as the project document.
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "engineering_planning_permit", "kind": "soft"}

# METADATA
# title: 乡村规划许可说明是哪个项目产生的渣土
# description: 习惯上以乡村规划许可作为项目证明。
# custom:
#   title_en: The rural planning permit shows which project the waste comes from
#   description_en: By custom the rural planning permit serves as the project document.
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "rural_planning_permit", "kind": "soft"}

# METADATA
# title: 没有不得承诺的情形
# description: 下列理由一条都不成立时可以承诺。
# custom:
#   title_en: No reason against a commitment
#   description_en: May be entered on a commitment where none of the reasons below holds.
#   legal_basis: [{law: construction_waste_rules}]
may_commit if not refused

# METADATA
# title: 有不得承诺的情形
# description: 至少一条理由成立。
# custom:
#   title_en: Some reason against a commitment
#   description_en: At least one of the reasons holds.
#   legal_basis: [{law: construction_waste_rules}]
refused if some _ in refusals

# METADATA
# title: 信用要求
# description: 失信的申请人不得承诺。
# custom:
#   title_en: Credit
#   description_en: Dishonest applicants may not commit.
#   legal_basis: [{law: credit_incentive_opinions_2016}, {law: state_council_office_2020_42}]
refusals contains reason if some reason in commitments.credit
