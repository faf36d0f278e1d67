# METADATA
# title: 用地登记
# custom:
#   title_en: "Note of the land"
package items.land_note

# METADATA
# title: 每个项目都要办
# custom:
#   title_en: Every project needs it
applies if data.items.land_note.for_every_project

# METADATA
# title: 后者以前者为据
# custom:
#   title_en: The later one rests on the earlier
#   legal_basis: [{law: construction_law, article: "8"}]
prerequisites contains {"id": "project_note", "kind": "hard"}
