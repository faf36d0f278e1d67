# METADATA
# title: 环境影响报告书审批
# description: 对可能造成重大环境影响的项目，在开工前全面评价并审批。
# custom:
#   title_en: EIA report approval
#   description_en: >-
#     A project that may harm the environment gravely is assessed in full and approved before works
#     start.
#   legal_basis:
#     - {law: environmental_impact_assessment_law, article: "16, 22, 25", note: {zh: 未经批准不得开工；2016年9月起不再是核准、备案的前置条件。, en: No start of works before the approval; since September 2016 it is no condition of verification or filing.}}
package items.eia_report_book

# METADATA
# title: 按名录编制环境影响报告书
# description: 项目日期有效的分类管理名录把项目列入报告书类。
# custom:
#   title_en: In the report class of the list
#   description_en: The classification list in force on the project's date puts it in the report class.
#   legal_basis:
#     - {law: environmental_impact_assessment_law, article: "16"}
#     - {law: eia_catalogue_2015}
#     - {law: eia_catalogue_2017}
#     - {law: eia_catalogue_2021}
applies if input.eia_category == "report-book"

# METADATA
# title: 项目代码是各事项的统一标识
# description: 习惯上先赋码再申报。
# custom:
#   title_en: The project code is the key of all items
#   description_en: By custom the code is given first.
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "project_code", "kind": "soft"}
