# METADATA
# title: 开工核对
# custom:
#   title_en: Commencement check
package items.commencement

# METADATA
# title: 每个项目都要
# custom:
#   title_en: Every project needs it
#   legal_basis: [{law: practice}]
applies if data.items.commencement.for_every_project

# METADATA
# title: 先取得许可
# custom:
#   title_en: The permit comes first
#   legal_basis: [{law: building_law, article: "7"}]
prerequisites contains {"id": "permit", "kind": "hard"}

# METADATA
# title: 先取得旧许可
# custom:
#   title_en: The old permit comes first
#   legal_basis: [{law: building_law, article: "7"}]
prerequisites contains {"id": "old_permit", "kind": "hard"}
