# METADATA
# title: 开工条件核对
# custom:
#   title_en: "Check before works"
package items.commencement_check

# METADATA
# title: 每个项目都要办
# custom:
#   title_en: Every project needs it
applies if data.items.commencement_check.for_every_project

# METADATA
# title: 后者以前者为据
# custom:
#   title_en: The later one rests on the earlier
#   legal_basis: [{law: construction_law, article: "8"}]
prerequisites contains {"id": "building_permit", "kind": "hard"}
