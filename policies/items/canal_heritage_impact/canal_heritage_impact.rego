# METADATA
# title: 大运河遗产影响评价与征求意见
# description: 建设前评价对大运河遗产的影响并征求文物部门意见。
# custom:
#   title_en: Grand Canal heritage impact assessment and opinion
#   description_en: >-
#     Before building, the impact on the Grand Canal is assessed and the heritage authority
#     heard.
#   legal_basis: [{law: canal_heritage_measures}, {law: zhejiang_canal_heritage_regulations}]
package items.canal_heritage_impact

import data.lib.works

# METADATA
# title: 在大运河遗产区内，且不只是室内装修
# description: 遗产区内的新建、扩建、改建，或者改变外立面、承重结构的装修。
# custom:
#   title_en: In the Grand Canal heritage area, and more than an interior fit-out
#   description_en: "In the heritage area: new, extended or altered works, or a fit-out that changes facade or structure."
#   legal_basis: [{law: canal_heritage_measures}, {law: zhejiang_canal_heritage_regulations}]
applies if {
	input.in_canal_heritage_area
	works.beyond_interior
}

# METADATA
# title: 在大运河缓冲区内，且不只是室内装修
# description: 缓冲区内的新建、扩建、改建，或者改变外立面、承重结构的装修。
# custom:
#   title_en: In the Grand Canal buffer zone, and more than an interior fit-out
#   description_en: "In the buffer zone: new, extended or altered works, or a fit-out that changes facade or structure."
#   legal_basis: [{law: canal_heritage_measures}, {law: zhejiang_canal_heritage_regulations}]
applies if {
	input.in_canal_buffer_zone
	works.beyond_interior
}
