# METADATA
# title: 项目代码
# custom:
#   title_en: Project code
package items.project_code

# METADATA
# title: 每个项目都要
# custom:
#   title_en: Every project needs it
#   legal_basis: [{law: practice}]
applies if data.items.project_code.for_every_project
