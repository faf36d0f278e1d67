# METADATA
# title: 防雷装置设计审核
# description: 易燃易爆等特定场所的防雷装置设计由气象主管机构审核。
# custom:
#   title_en: Design review of lightning protection
#   description_en: >-
#     The meteorological authority reviews the lightning protection of flammable, explosive and other
#     listed sites.
#   legal_basis:
#     - {law: state_council_2016_39_lightning}
#     - {law: meteorological_disaster_regulations, article: "23"}
package items.lightning_design_review

# METADATA
# title: 属于单独办理防雷许可的场所
# description: 易燃易爆场所等由气象主管机构许可的项目。
# custom:
#   title_en: A site whose lightning protection is permitted by itself
#   description_en: A flammable, explosive or other site that the meteorological authority permits.
#   legal_basis: [{law: state_council_2016_39_lightning}]
applies if input.lightning_special_site

# METADATA
# title: 防雷设计以施工图为基础
# description: 习惯上施工图审定后再审核防雷设计。
# custom:
#   title_en: The lightning design builds on the construction drawings
#   description_en: By custom the drawings are settled before the lightning design is reviewed.
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "construction_drawing_review", "kind": "soft"}
