# METADATA
# title: 项目登记
# custom:
#   title_en: "Note of the project"
package items.project_note

# METADATA
# title: 每个项目都要办
# custom:
#   title_en: Every project needs it
applies if data.items.project_note.for_every_project
