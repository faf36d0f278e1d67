# METADATA
# title: 农用地转用、土地征收审批
# description: 把农用地转为建设用地，把集体土地征为国有，由省级以上政府批准。
# custom:
#   title_en: Farmland conversion and land taking
#   description_en: >-
#     Farmland becomes construction land and collective land becomes the state's, by decision of the
#     province or higher.
#   legal_basis:
#     - {law: land_administration_law, article: "44-46", to: "2019-12-31"}
#     - {law: land_administration_law, article: "44-48", from: "2020-01-01"}
package items.farmland_conversion

# METADATA
# title: 占用农用地
# description: 农用地转为建设用地要批准。
# custom:
#   title_en: Takes farmland
#   description_en: Farmland is turned into construction land by approval.
#   legal_basis: [{law: land_administration_law, article: "44"}]
applies if input.occupies_farmland

# METADATA
# title: 占用林地
# description: 林地属于农用地，同样要办理转用。
# custom:
#   title_en: Takes forest land
#   description_en: Forest land is agricultural land and is converted as well.
#   legal_basis: [{law: land_administration_law, article: "44"}]
applies if input.occupies_forest

# METADATA
# title: 涉及土地征收
# description: 集体土地征为国有要批准。
# custom:
#   title_en: Land is taken
#   description_en: Collective land becomes the state's by approval.
#   legal_basis:
#     - {law: land_administration_law, article: "45-46", to: "2019-12-31"}
#     - {law: land_administration_law, article: "45-48", from: "2020-01-01"}
applies if input.involves_expropriation

# METADATA
# title: 用地含林地的先经审核同意使用
# description: 用地含林地的，先取得林业部门的审核同意再报批转用。
# custom:
#   title_en: The use of forest land is agreed before the conversion
#   description_en: >-
#     Where the site holds forest, the forestry authority agrees before the conversion is submitted.
#   legal_basis:
#     - {law: forest_law, article: "37", from: "2020-07-01"}
#     - {law: forest_law, article: "18", to: "2020-06-30"}
#     - {law: land_administration_law}
prerequisites contains {"id": "forest_land_use", "kind": "hard"}

# METADATA
# title: 征地先评估社会稳定风险
# description: 拟征收土地的，报批前开展社会稳定风险评估。
# custom:
#   title_en: Land taking needs the risk assessment first
#   description_en: Before land taking is submitted, its risk to social stability is assessed.
#   legal_basis:
#     - {law: social_stability_measures_2012}
#     - {law: land_administration_law, article: "47", from: "2020-01-01"}
prerequisites contains {"id": "social_stability_risk", "kind": "hard"}

# METADATA
# title: 压覆重要矿产的先办结压覆审批
# description: 压覆重要矿产资源的，在土地转用报批前办结。
# custom:
#   title_en: Minerals under the site are settled before the conversion
#   description_en: >-
#     Approval to overlie important minerals is settled before the conversion is submitted.
#   legal_basis: [{law: mineral_overlay_notice_2010}]
prerequisites contains {"id": "mineral_overlay", "kind": "hard"}
