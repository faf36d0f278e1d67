# METADATA
# title: 固定资产投资项目节能审查
# description: 用能达到限额的项目，在开工前（政府投资项目在可行性研究报告批复前）审查用能是否合理。
# custom:
#   title_en: Energy conservation review of fixed-asset investment
#   description_en: >-
#     Whether a project that reaches a yearly limit uses energy well. It must be done before works
#     start, not before the construction permit, so that it may run in parallel.
#   legal_basis: [{law: energy_conservation_law, article: "15"}]
package items.energy_review

import data.lib.commitments
import data.lib.energy

# METADATA
# title: 年用能达到限额，且不在免审行业和区域节能改革范围内
# description: 年综合能源消费量、用电量或者煤炭消费量任一达到项目日期有效的限额。
# custom:
#   title_en: Yearly energy reaches a limit, and neither the industry nor the regional reform spares it
#   description_en: Yearly energy, electricity or coal reaches a limit in force on the project's date.
#   legal_basis:
#     - {law: energy_review_measures_2016, article: "5-6"}
#     - {law: energy_review_measures_2023}
#     - {law: energy_review_measures_2025}
applies if {
	energy.over_limit
	not input.in_low_energy_industry_list
	not energy.spared_by_region
}

# METADATA
# title: 项目代码是各事项的统一标识
# description: 习惯上先赋码再申报。
# custom:
#   title_en: The project code is the key of all items
#   description_en: By custom the code is given first.
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "project_code", "kind": "soft"}

# METADATA
# title: 没有不得承诺的情形
# description: 下列理由一条都不成立时可以承诺。
# custom:
#   title_en: No reason against a commitment
#   description_en: May be entered on a commitment where none of the reasons below holds.
#   legal_basis: [{law: zhejiang_regional_energy_review_2017}]
may_commit if not refused

# METADATA
# title: 有不得承诺的情形
# description: 至少一条理由成立。
# custom:
#   title_en: Some reason against a commitment
#   description_en: At least one of the reasons holds.
#   legal_basis: [{law: zhejiang_regional_energy_review_2017}]
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
# title: 危险物品
# description: 涉及危险化学品或者易燃易爆物品的不得承诺。
# custom:
#   title_en: Dangerous goods
#   description_en: No commitment where hazardous, flammable or explosive goods are involved.
#   legal_basis: [{law: jiangbei_2017_28, article: "二（一）第一项"}, {law: state_council_office_2020_42}]
refusals contains reason if some reason in commitments.dangerous_goods

# METADATA
# title: 不在区域能评改革区
# description: 区域能评改革区以外没有区块能耗标准可以承诺。
# custom:
#   title_en: Outside the regional energy reform
#   description_en: Outside the zone there is no block standard to commit to.
#   legal_basis: [{law: zhejiang_regional_energy_review_2017}]
refusals contains "not_in_regional_energy_zone" if not input.in_regional_energy_zone

# METADATA
# title: 在区域能评负面清单内
# description: 负面清单内的项目单独审查。
# custom:
#   title_en: On the negative list of the regional assessment
#   description_en: Projects on the negative list are reviewed one by one.
#   legal_basis: [{law: zhejiang_regional_energy_review_2017}]
refusals contains "on_energy_negative_list" if input.on_energy_negative_list

# METADATA
# title: 年综合能源消费量达到区域上限
# description: 达到上限的项目单独审查。
# custom:
#   title_en: Yearly energy reaches the regional ceiling
#   description_en: At or above the ceiling a project is reviewed by itself.
#   legal_basis: [{law: zhejiang_regional_energy_review_2017}]
refusals contains "above_regional_ceiling" if not energy.below_regional_ceiling
