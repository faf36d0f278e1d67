# METADATA
# title: 地质灾害危险性评估
# description: 由中介机构在可行性研究阶段评估，不计入审批时限。
# custom:
#   title_en: Assessment of geological hazards
#   description_en: >-
#     Made by an intermediary during the feasibility study; it does not count in the approval
#     clock.
#   legal_basis: [{law: geological_disaster_regulations, article: "21"}]
package items.geohazard_assessment

import data.lib.works

# METADATA
# title: 在地质灾害易发区内，没有区域评估，且不只是室内装修
# description: 地质灾害易发区内新建、扩建、改建的项目，区域评估已完成的除外。
# custom:
#   title_en: In a geohazard area without a regional assessment, and more than fit-out
#   description_en: >-
#     New, extended or altered works in a geohazard area, unless a regional assessment is done.
#   legal_basis: [{law: geological_disaster_regulations, article: "21"}]
applies if {
	works.more_than_fit_out
	input.in_geohazard_area
	not input.regional_geohazard_done
}
