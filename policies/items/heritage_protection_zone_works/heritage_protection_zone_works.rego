# METADATA
# title: 文物保护单位保护范围内工程审批
# description: 保护范围内原则上不得建设，确有需要的从严审批。
# custom:
#   title_en: Approval of works in the protection zone of a heritage site
#   description_en: In principle nothing is built in a protection zone; what must be is approved strictly.
#   legal_basis:
#     - {law: cultural_relics_protection_law, article: "17", to: "2025-02-28"}
#     - {law: cultural_relics_protection_law, article: "28", from: "2025-03-01"}
package items.heritage_protection_zone_works

import data.lib.heritage

# METADATA
# title: 在文物保护单位保护范围内
# description: 不论该文物保护单位属于哪一级。
# custom:
#   title_en: Inside the protection zone of a heritage site
#   description_en: Whatever the level of the site.
#   legal_basis:
#     - {law: cultural_relics_protection_law, article: "17", to: "2025-02-28"}
#     - {law: cultural_relics_protection_law, article: "28", from: "2025-03-01"}
applies if heritage.in_protection_zone

# METADATA
# title: 项目代码是各事项的统一标识
# description: 习惯上先赋码再申报。
# custom:
#   title_en: The project code is the key of all items
#   description_en: By custom the code is given first.
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "project_code", "kind": "soft"}

# METADATA
# title: 先查明地下文物再定方案
# description: 考古调查、勘探的结果可能改变工程的位置和方案。
# custom:
#   title_en: What lies underground is known before the design is fixed
#   description_en: What the survey finds may move the works or change their design.
#   legal_basis:
#     - {law: cultural_relics_protection_law, article: "29", to: "2025-02-28"}
#     - {law: cultural_relics_protection_law, article: "43", from: "2025-03-01"}
prerequisites contains {"id": "archaeology_survey", "kind": "soft"}
