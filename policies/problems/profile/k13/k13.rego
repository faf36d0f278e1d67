# METADATA
# title: 噪声敏感建筑临近交通噪声源
# description: 住宅、学校、医院等噪声敏感建筑与主要交通噪声源的距离是否过近。
# custom:
#   title_en: Sensitive use near traffic noise
#   description_en: >-
#     Whether housing, a school, a hospital or the like stands too near to the main source of traffic
#     noise.
#   legal_basis: [{law: noise_pollution_prevention_law, article: "24-26"}]
package problems.profile.k13

import data.lib.dates

# METADATA
# title: 噪声敏感建筑与噪声源的距离不足
# description: 距离小于当地采用的控制距离。
# custom:
#   title_en: A sensitive building stands too near to a source of noise
#   description_en: The distance is below the one in local use.
#   legal_basis: [{law: noise_pollution_prevention_law, article: "24-26"}]
found if {
	sensitive_to_noise
	some regime in data.problems.profile.k13.regimes
	dates.in_force(regime, input.reference_date)
	input.noise_source_distance_m < regime.noise_distance_below_m
}

# METADATA
# title: 噪声敏感建筑
# description: 用于居住、教学、医疗、养老的建筑。
# custom:
#   title_en: A building sensitive to noise
#   description_en: A building to live, learn, heal or grow old in.
#   legal_basis: [{law: noise_pollution_prevention_law, article: "24-26"}]
sensitive_to_noise if input.building_category in {"school", "kindergarten", "hospital", "elderly-care", "residential"}
