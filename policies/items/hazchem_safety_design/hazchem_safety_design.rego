# METADATA
# title: 危险化学品建设项目安全设施设计审查
# description: 审查安全设施设计，未经审查同意不得施工。
# custom:
#   title_en: Review of the safety facility design of hazardous-chemical projects
#   description_en: Reviews the design of safety facilities; without consent they may not be built.
#   legal_basis:
#     - {law: work_safety_law, article: "33", from: "2021-09-01"}
#     - {law: work_safety_law, article: "30", from: "2014-12-01", to: "2021-08-31"}
#     - {law: hazchem_project_safety_measures}
package items.hazchem_safety_design

# METADATA
# title: 生产或者储存危险化学品
# description: 生产、储存危险化学品的建设项目。
# custom:
#   title_en: Makes or stores hazardous chemicals
#   description_en: A project that makes or stores hazardous chemicals.
#   legal_basis:
#     - {law: work_safety_law, article: "33", from: "2021-09-01"}
#     - {law: work_safety_law, article: "30", from: "2014-12-01", to: "2021-08-31"}
#     - {law: hazchem_project_safety_measures}
applies if input.hazardous_chemicals

# METADATA
# title: 安全设施按审定的安全条件设计
# description: 安全条件审查通过后，方可申请安全设施设计审查。
# custom:
#   title_en: The safety facilities are designed for the conditions that were approved
#   description_en: >-
#     Only after the safety conditions have passed may the design of the facilities be handed
#     in.
#   legal_basis: [{law: hazchem_project_safety_measures}]
prerequisites contains {"id": "hazchem_safety_conditions", "kind": "hard"}
