# METADATA
# title: 建设用地土壤污染状况调查（评审）
# description: 供地前查明土壤是否受到污染，并经评审。
# custom:
#   title_en: Soil contamination survey of construction land
#   description_en: >-
#     Whether the soil is contaminated is found out and reviewed before the land is provided.
#   legal_basis:
#     - {law: soil_pollution_prevention_law, article: "59"}
#     - {law: contaminated_sites_measures}
package items.soil_contamination_survey

import data.lib.dates

# METADATA
# title: 地块用途变更为住宅、公共管理或者公共服务
# description: 2019年起，用途变更为敏感用途的地块须先调查。
# custom:
#   title_en: The land changes to housing or public use
#   description_en: Since 2019 land that gets a sensitive use is surveyed first.
#   legal_basis: [{law: soil_pollution_prevention_law, article: "59"}]
applies if {
	input.land_use_changed_to_sensitive
	some regime in data.items.soil_contamination_survey.regimes
	dates.in_force(regime, input.reference_date)
	regime.sensitive_use_surveyed
}

# METADATA
# title: 疑似污染地块或者未治理的污染地块
# description: 列入疑似名单，或者已确认污染尚未治理。
# custom:
#   title_en: A plot suspected or known to be contaminated
#   description_en: On the suspected list, or contaminated and not cleaned up.
#   legal_basis:
#     - {law: contaminated_sites_measures}
#     - {law: soil_pollution_prevention_law, article: "59"}
applies if input.contaminated_site_status in {"suspected", "contaminated-untreated"}
