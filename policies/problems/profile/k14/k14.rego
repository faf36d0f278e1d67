# METADATA
# title: 污染地块用于敏感用途
# description: 疑似污染或者未经治理的地块是否用作住宅、公共管理与公共服务。
# custom:
#   title_en: Contaminated site for a sensitive use
#   description_en: Whether a suspected or untreated site is to become housing or a public service.
#   legal_basis:
#     - {law: soil_pollution_prevention_law, article: "59, 61, 66"}
#     - {law: contaminated_sites_measures}
package problems.profile.k14

# METADATA
# title: 疑似污染或者未治理的地块用于敏感用途
# description: 土壤污染状况不明或者尚未治理，用途为住宅或者公共服务。
# custom:
#   title_en: A suspected or untreated site for a sensitive use
#   description_en: The soil is suspect or not treated yet, and the use is housing or a public service.
#   legal_basis:
#     - {law: soil_pollution_prevention_law, article: "59, 61, 66"}
#     - {law: contaminated_sites_measures}
found if {
	not_cleared
	sensitive_use
}

# METADATA
# title: 地块尚未排除污染
# description: 疑似污染，或者已确认污染而未治理。
# custom:
#   title_en: The site is not cleared
#   description_en: Suspected, or found to be contaminated and not treated.
#   legal_basis:
#     - {law: soil_pollution_prevention_law, article: "59, 61, 66"}
#     - {law: contaminated_sites_measures}
not_cleared if input.contaminated_site_status in {"suspected", "contaminated-untreated"}

# METADATA
# title: 敏感用途
# description: 住宅、公共管理与公共服务用途。
# custom:
#   title_en: A sensitive use
#   description_en: Housing, or a use of public administration and service.
#   legal_basis:
#     - {law: soil_pollution_prevention_law, article: "59, 61, 66"}
#     - {law: contaminated_sites_measures}
sensitive_use if input.building_category in {
	"residential", "school", "kindergarten", "hospital",
	"elderly-care", "culture-sport", "other-public",
}
