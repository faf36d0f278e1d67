# METADATA
# title: 压覆重要矿产资源审批
# description: 未经批准，不得压覆重要矿床。
# custom:
#   title_en: Approval to overlie important minerals
#   description_en: Important deposits may not be built over without approval.
#   legal_basis:
#     - {law: mineral_resources_law, article: "33", to: "2025-06-30"}
#     - {law: mineral_resources_law, from: "2025-07-01"}
#     - {law: mineral_overlay_notice_2010}
package items.mineral_overlay

import data.lib.works

# METADATA
# title: 压覆重要矿产，没有区域评估，且不只是室内装修
# description: 新建、扩建、改建的项目压覆重要矿产资源，区域评估已完成的除外。
# custom:
#   title_en: Overlies important minerals without a regional assessment, and more than fit-out
#   description_en: >-
#     New, extended or altered works over important minerals, unless a regional assessment is
#     done.
#   legal_basis:
#     - {law: mineral_resources_law, article: "33", to: "2025-06-30"}
#     - {law: mineral_resources_law, from: "2025-07-01"}
#     - {law: mineral_overlay_notice_2010}
applies if {
	works.more_than_fit_out
	input.overlays_mineral
	not input.regional_mineral_done
}
