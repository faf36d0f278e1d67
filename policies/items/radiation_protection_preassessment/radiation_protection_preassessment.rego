# METADATA
# title: 放射诊疗建设项目预评价审核
# description: 施工前审核放射防护的预评价报告。
# custom:
#   title_en: Review of the radiation protection pre-assessment of medical projects
#   description_en: Reviews, before works start, the pre-assessment of radiation protection.
#   legal_basis: [{law: occupational_disease_law, article: "17, 18"}, {law: radiodiagnosis_rules}]
package items.radiation_protection_preassessment

# METADATA
# title: 开展放射诊疗
# description: 设置放射诊断或者放射治疗设备。
# custom:
#   title_en: Uses medical radiation
#   description_en: Radiation is used for diagnosis or treatment.
#   legal_basis: [{law: occupational_disease_law, article: "17, 18"}, {law: radiodiagnosis_rules}]
applies if input.medical_radiation
