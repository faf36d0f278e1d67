# METADATA
# title: 文物建设控制地带内建设工程设计方案审核
# description: 控制地带内的建设不得破坏文物的历史风貌，设计方案先经文物部门同意。
# custom:
#   title_en: Consent to a design in the control zone of a heritage site
#   description_en: >-
#     Building in a control zone must not harm the setting of the site; the heritage authority
#     consents to the design first.
#   legal_basis:
#     - {law: cultural_relics_protection_law, article: "18", to: "2025-02-28"}
#     - {law: cultural_relics_protection_law, article: "29", from: "2025-03-01"}
package items.heritage_control_zone_design

import data.lib.heritage
import data.lib.works

# METADATA
# title: 在建设控制地带内，且不只是室内装修
# description: 建设控制地带内的新建、扩建、改建，或者改变外立面、承重结构的装修。
# custom:
#   title_en: Inside a control zone, and more than an interior fit-out
#   description_en: "In a control zone: new, extended or altered works, or a fit-out that changes facade or structure."
#   legal_basis:
#     - {law: cultural_relics_protection_law, article: "18", to: "2025-02-28"}
#     - {law: cultural_relics_protection_law, article: "29", from: "2025-03-01"}
applies if {
	heritage.in_control_zone
	works.beyond_interior
}

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

# METADATA
# title: 项目代码是各事项的统一标识
# description: 习惯上先赋码再申报。
# custom:
#   title_en: The project code is the key of all items
#   description_en: By custom the code is given first.
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "project_code", "kind": "soft"}
