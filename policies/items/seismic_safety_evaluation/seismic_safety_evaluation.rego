# METADATA
# title: 地震安全性评价抗震设防要求
# description: 重大工程单独评价地震安全，据此确定抗震设防要求。
# custom:
#   title_en: Seismic safety evaluation and design requirement
#   description_en: >-
#     Major works have their seismic safety evaluated by themselves, which fixes what they must
#     withstand.
#   legal_basis: [{law: earthquake_disaster_law, article: "35"}]
package items.seismic_safety_evaluation

import data.lib.works

# METADATA
# title: 须单独进行地震安全性评价，没有区域评价，且不只是室内装修
# description: 新建、扩建、改建的重大工程，区域评价已完成的除外。
# custom:
#   title_en: Needs a seismic evaluation of its own, without a regional one, and more than fit-out
#   description_en: New, extended or altered major works, unless a regional evaluation is done.
#   legal_basis: [{law: earthquake_disaster_law, article: "35"}]
applies if {
	works.more_than_fit_out
	input.seismic_major_project
	not input.regional_seismic_done
}
