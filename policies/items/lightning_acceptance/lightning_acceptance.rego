# METADATA
# title: 防雷装置竣工验收
# description: 须单独进行防雷审核的场所，竣工后由气象主管机构验收。
# custom:
#   title_en: Acceptance of lightning protection
#   description_en: >-
#     At sites with their own lightning review the meteorological authority accepts the finished
#     protection.
#   legal_basis: [{law: lightning_rules_2011}, {law: lightning_rules_2020}]
package items.lightning_acceptance

# METADATA
# title: 须单独进行防雷审核的场所
# description: 易燃易爆、矿区、旅游景点等场所。
# custom:
#   title_en: A site with its own lightning review
#   description_en: Explosive plants, mines, scenic spots and the like.
#   legal_basis: [{law: state_council_2016_39_lightning}]
applies if input.lightning_special_site

# METADATA
# title: 按审核合格的防雷设计验收
# description: 未经审核的设计不能作为验收依据。
# custom:
#   title_en: The protection is accepted against the reviewed design
#   description_en: A design that was not reviewed is no measure for the acceptance.
#   legal_basis: [{law: state_council_2016_39_lightning}]
prerequisites contains {"id": "lightning_design_review", "kind": "hard"}

# METADATA
# title: 习惯上在单位工程竣工验收之后验收防雷装置
# description: 防雷装置随主体工程一并完工、验收。
# custom:
#   title_en: By custom the lightning acceptance follows the completion acceptance
#   description_en: The protection is finished and accepted together with the building.
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "quality_completion_acceptance", "kind": "soft"}

# METADATA
# title: 工程开工并建成以后才能验收防雷装置
# description: 防雷装置随工程施工安装。
# custom:
#   title_en: Only installed protection can be accepted
#   description_en: The protection is installed with the works.
#   legal_basis: [{law: nature_of_the_matter}]
prerequisites contains {"id": "commencement_check", "kind": "hard"}
