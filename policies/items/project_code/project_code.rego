# METADATA
# title: 投资项目赋码
# description: 项目通过在线平台取得唯一代码，以后各事项都凭代码申报。
# custom:
#   title_en: National project code assignment
#   description_en: >-
#     The project takes its one code on the online platform and uses it in every later application.
#   legal_basis:
#     - {law: ordinance_673_enterprise_investment, article: "4"}
#     - {law: government_investment_regulations, article: "10"}
package items.project_code

# METADATA
# title: 所有固定资产投资项目都要赋码
# description: 不分投资主体和规模，先赋码后办理。
# custom:
#   title_en: Every fixed-asset investment project takes a code
#   description_en: "Whoever invests and however much: first the code, then the rest."
#   legal_basis:
#     - {law: ordinance_673_enterprise_investment, article: "4"}
#     - {law: government_investment_regulations, article: "10"}
applies if data.items.project_code.for_every_project
