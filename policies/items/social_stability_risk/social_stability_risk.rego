# METADATA
# title: 社会稳定风险评估
# description: 对可能引起较多群众反对的项目，在立项前评估社会稳定风险并提出化解措施。
# custom:
#   title_en: Social stability risk assessment
#   description_en: >-
#     Before approval the risk that many people may oppose the project is assessed, with measures
#     against it.
#   legal_basis:
#     - {law: social_stability_measures_2012, note: {zh: 社会稳定风险分析列为可行性研究报告或者项目申请报告的独立篇章。, en: The risk analysis is a chapter of the feasibility report or of the project application.}}
package items.social_stability_risk

# METADATA
# title: 涉及征地拆迁
# description: 征收土地、拆迁房屋直接关系群众利益。
# custom:
#   title_en: Land is taken or houses are cleared
#   description_en: Taking land and houses touches people directly.
#   legal_basis: [{law: social_stability_measures_2012}]
applies if input.involves_expropriation

# METADATA
# title: 属于邻避设施
# description: 垃圾处理、居民区附近110千伏以上变电、殡葬、化工等设施容易引起周边反对。
# custom:
#   title_en: A facility that neighbours resist
#   description_en: >-
#     Waste, substations of 110 kV and more near homes, crematoria, chemicals and the like meet
#     resistance.
#   legal_basis: [{law: social_stability_measures_2012}]
applies if input.nimby_facility

# METADATA
# title: 列为重大项目
# description: 投资主管部门认定为重大的项目。
# custom:
#   title_en: Listed as a major project
#   description_en: The investment authority counts the project as major.
#   legal_basis:
#     - {law: social_stability_measures_2012}
#     - {law: administrative_decision_procedure_regulations, article: "22-24"}
applies if input.listed_major_project
