# METADATA
# title: 涉及主体和承重结构变动的装修设计方案
# description: 装修变动主体或者承重结构的，施工前由有资质的设计单位提出设计方案。
# custom:
#   title_en: Design for fitting out that changes the main or load-bearing structure
#   description_en: >-
#     Where fitting out touches the main or load-bearing structure a qualified designer makes the
#     design before works start.
#   legal_basis: [{law: construction_law, article: "49"}]
package items.fit_out_structure_consent

import data.lib.works

# METADATA
# title: 装修变动建筑主体或者承重结构
# description: 室内装修且变动主体或者承重结构。
# custom:
#   title_en: Fitting out that changes the main or load-bearing structure
#   description_en: Fitting out only, and the structure is changed.
#   legal_basis:
#     - {law: construction_law, article: "49"}
#     - {law: construction_quality_regulations, article: "15"}
applies if {
	works.fit_out
	input.changes_structure
}
