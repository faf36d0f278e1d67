# METADATA
# title: 工程质量、安全监督手续
# description: 建设单位在开工前办理工程质量、安全监督手续。
# custom:
#   title_en: Registration for quality and safety supervision
#   description_en: The owner registers for quality and safety supervision before works start.
#   legal_basis: [{law: construction_quality_regulations, article: "13"}]
package items.quality_safety_supervision

import data.lib.works

# METADATA
# title: 达到施工许可限额
# description: 工程投资额和建筑面积都达到限额，或者市政工程的投资额达到限额。
# custom:
#   title_en: Above the limits of the construction permit
#   description_en: Contract and floor area both pass the limits, or the contract of municipal works does.
#   legal_basis: [{law: construction_quality_regulations, article: "13"}]
applies if works.permit_needed

# METADATA
# title: 办理监督手续以审查合格的施工图为依据
# description: 习惯上施工图审查合格后再办理监督手续。
# custom:
#   title_en: The registration refers to the reviewed drawings
#   description_en: By custom the drawings pass their review first.
#   legal_basis: [{law: construction_quality_regulations, article: "13"}]
prerequisites contains {"id": "construction_drawing_review", "kind": "soft"}

# METADATA
# title: 施工、监理单位已经确定
# description: 监督登记表载明施工单位和监理单位，习惯上招标后办理。
# custom:
#   title_en: Contractor and supervisor are known
#   description_en: The form names contractor and supervisor; by custom it follows the tender.
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "tendering", "kind": "soft"}
