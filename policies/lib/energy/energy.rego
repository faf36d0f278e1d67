# METADATA
# title: 节能审查限额
# description: 节能审查与区域节能承诺备案共用的限额判断。
# custom:
#   title_en: Limits of the energy review
#   description_en: The limits that the energy review and the regional commitment filing share.
package lib.energy

import data.lib.dates

# METADATA
# title: 年用能达到节能审查限额
# custom:
#   title_en: Yearly energy reaches a limit of the review
#   legal_basis: [{law: energy_conservation_law, article: "15"}]
over_limit if {
	some regime in data.items.energy_review.regimes
	dates.in_force(regime, input.reference_date)
	reaches(regime)
}

# METADATA
# title: 在区域能评改革区、不在负面清单且低于上限
# custom:
#   title_en: In a regional assessment zone, not on its negative list and below its ceiling
#   legal_basis: [{law: zhejiang_regional_energy_review_2017}]
spared_by_region if {
	input.in_regional_energy_zone
	not input.on_energy_negative_list
	below_regional_ceiling
}

# METADATA
# title: 年综合能源消费量低于区域改革的上限
# custom:
#   title_en: Yearly energy is below the ceiling of the regional reform
#   legal_basis: [{law: zhejiang_regional_energy_review_2017}]
below_regional_ceiling if {
	some regime in data.items.energy_commitment_filing.regimes
	dates.in_force(regime, input.reference_date)
	input.annual_energy_tce < regime.below_tce
}

# METADATA
# title: 年综合能源消费量达到限额
# custom:
#   title_en: Yearly energy use reaches the limit
reaches(regime) if input.annual_energy_tce >= regime.energy_tce

# METADATA
# title: 年用电量达到限额
# custom:
#   title_en: Yearly electricity reaches the limit
reaches(regime) if input.annual_electricity_kwh >= regime.electricity_kwh

# METADATA
# title: 年煤炭消费量达到限额
# custom:
#   title_en: Yearly coal use reaches the limit
reaches(regime) if input.annual_coal_t >= regime.coal_t
