# METADATA
# title: 施工许可
# custom:
#   title_en: "Building permit"
package items.building_permit

# METADATA
# title: 每个项目都要办
# custom:
#   title_en: Every project needs it
applies if data.items.building_permit.for_every_project

# METADATA
# title: 后者以前者为据
# custom:
#   title_en: The later one rests on the earlier
#   legal_basis: [{law: construction_law, article: "8"}]
prerequisites contains {"id": "big_review", "kind": "hard", "relaxed_by": "commitment"}

# METADATA
# title: 习惯上先登记
# custom:
#   title_en: By custom the note comes first
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "land_note", "kind": "soft"}

# METADATA
# title: 没有不得承诺的情形
# custom:
#   title_en: No reason against it
may_commit if not refused

# METADATA
# title: 有不得承诺的情形
# custom:
#   title_en: Some reason against it
refused if some _ in refusals

# METADATA
# title: 失信
# custom:
#   title_en: On a list of dishonest persons
#   legal_basis: [{law: administrative_licensing_law, article: "34"}]
refusals contains "credit_blacklisted" if input.credit_blacklisted
