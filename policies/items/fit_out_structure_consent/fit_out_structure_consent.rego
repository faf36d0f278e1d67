# METADATA
# title: 涉及主体和承重结构变动的装修设计方案
# description: 装修变动主体或者承重结构的，施工前由有资质的设计单位提出设计方案。
# custom:
#   title_en: Design of a fit-out that changes the main or load-bearing structure
#   description_en: >-
#     Where a fit-out touches the main or load-bearing structure a qualified designer makes the
#     design before works start.
#   legal_basis: [{law: construction_law, article: "49"}]
package items.fit_out_structure_consent

import data.lib.works

# METADATA
# title: 室内装修变动建筑主体或者承重结构
# description: 项目只是室内装修，但变动主体或者承重结构。
# custom:
#   title_en: A fit-out that changes the main or load-bearing structure
#   description_en: The project is fit-out only, but it changes the structure.
#   legal_basis:
#     - {law: construction_law, article: "49"}
#     - {law: construction_quality_regulations, article: "15"}
applies if {
	works.fit_out
	input.changes_structure
}
