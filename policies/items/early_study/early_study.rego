# METADATA
# title: 项目前期联合研判（问题矛盾提前研判）
# description: 项目申报前由政务服务机构牵头，各部门一次提出可能的问题矛盾。
# custom:
#   title_en: Joint early study of problems
#   description_en: Before anything is handed in, the departments say together which problems they see.
#   legal_basis:
#     - {law: jiangbei_2017_28, article: "二（一）第二项", note: {zh: 问题矛盾提前研判机制。, en: The mechanism of studying problems in advance.}}
package items.early_study

# METADATA
# title: 每个项目都先联合研判
# description: 问题在确定审批路径以前提出，免得走到半路返工。
# custom:
#   title_en: Every project is studied first
#   description_en: Problems are raised before the route is settled, so that nothing has to be done twice.
#   legal_basis: [{law: jiangbei_2017_28, article: "二（一）第二项"}]
applies if data.items.early_study.for_every_project

# METADATA
# title: 研判意见归入项目代码
# description: 研判的问题矛盾清单以项目代码建档。
# custom:
#   title_en: The study is filed under the project code
#   description_en: The list of problems is kept under the code.
#   legal_basis: [{law: jiangbei_2017_28, article: "二（一）第二项"}]
prerequisites contains {"id": "project_code", "kind": "soft"}
