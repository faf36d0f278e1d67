# METADATA
# title: 考古调查、勘探
# description: 动工或者供地以前，查明地下有无文物。
# custom:
#   title_en: Archaeological survey and exploration
#   description_en: Before works start or land is provided it is found out whether relics lie underground.
#   legal_basis:
#     - {law: cultural_relics_protection_law, article: "29", to: "2025-02-28"}
#     - {law: cultural_relics_protection_law, article: "43", from: "2025-03-01"}
package items.archaeology_survey

import data.lib.dates
import data.lib.heritage
import data.lib.works

# METADATA
# title: 地块可能埋藏文物而考古未完成
# description: 在地下文物埋藏区内的建设项目，考古尚未完成，室内装修除外。
# custom:
#   title_en: Relics may lie underground and archaeology is not done
#   description_en: >-
#     Construction in an area of possible relics whose survey is still open; fit-out is excepted.
#   legal_basis:
#     - {law: cultural_relics_protection_law, article: "29", to: "2025-02-28"}
#     - {law: cultural_relics_protection_law, article: "43", from: "2025-03-01"}
#     - {law: zhejiang_heritage_regulations}
applies if {
	survey_open
	input.in_underground_relics_area
}

# METADATA
# title: 大型基本建设工程而考古未完成
# description: 大型基本建设工程无论在何处都要先调查勘探。
# custom:
#   title_en: Large capital construction and archaeology is not done
#   description_en: Large capital construction is surveyed wherever it stands.
#   legal_basis:
#     - {law: cultural_relics_protection_law, article: "29", to: "2025-02-28"}
#     - {law: cultural_relics_protection_law, article: "43", from: "2025-03-01"}
applies if {
	survey_open
	input.is_large_infrastructure
}

# METADATA
# title: 在文物保护单位的保护范围或者建设控制地带内而考古未完成
# description: 现行规定把两类地带内的工程也纳入考古范围。
# custom:
#   title_en: In the protection or control zone of a heritage site and archaeology is not done
#   description_en: Under the rules in force works in either zone are surveyed as well.
#   legal_basis: [{law: cultural_relics_protection_law, article: "43", from: "2025-03-01"}]
applies if {
	survey_open
	in_heritage_zone
	some regime in data.items.archaeology_survey.regimes
	dates.in_force(regime, input.reference_date)
	regime.heritage_zones_count
}

# METADATA
# title: 要动土建设而考古尚未完成
# description: 新建、扩建、改建，且考古调查勘探没有做过。
# custom:
#   title_en: Ground is to be broken and archaeology is not done
#   description_en: New, extended or altered works without a finished survey.
#   legal_basis:
#     - {law: cultural_relics_protection_law, article: "29", to: "2025-02-28"}
#     - {law: cultural_relics_protection_law, article: "43", from: "2025-03-01"}
survey_open if {
	works.more_than_fit_out
	not input.archaeology_done
}

# METADATA
# title: 在文物保护单位保护范围内
# description: 各级文物保护单位的保护范围。
# custom:
#   title_en: In the protection zone of a heritage site
#   description_en: The zone of a site of any level.
#   legal_basis: [{law: cultural_relics_protection_law, article: "43", from: "2025-03-01"}]
in_heritage_zone if heritage.in_protection_zone

# METADATA
# title: 在文物保护单位建设控制地带内
# description: 各级文物保护单位的建设控制地带。
# custom:
#   title_en: In the control zone of a heritage site
#   description_en: The zone of a site of any level.
#   legal_basis: [{law: cultural_relics_protection_law, article: "43", from: "2025-03-01"}]
in_heritage_zone if heritage.in_control_zone
