# METADATA
# title: 危险化学品建设项目安全条件审查
# description: 开工前审查危险化学品项目的选址和安全条件。
# custom:
#   title_en: Review of the safety conditions of hazardous-chemical projects
#   description_en: >-
#     Reviews, before works start, the site and the safety conditions of a project with
#     hazardous chemicals.
#   legal_basis:
#     - {law: hazardous_chemicals_regulations, article: "12"}
#     - {law: hazchem_project_safety_measures}
package items.hazchem_safety_conditions

# METADATA
# title: 生产或者储存危险化学品
# description: 生产、储存危险化学品的建设项目。
# custom:
#   title_en: Makes or stores hazardous chemicals
#   description_en: A project that makes or stores hazardous chemicals.
#   legal_basis:
#     - {law: hazardous_chemicals_regulations, article: "12"}
#     - {law: hazchem_project_safety_measures}
applies if input.hazardous_chemicals
