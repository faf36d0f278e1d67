# METADATA
# title: 职业病防护设施“三同时”（建设单位自主）
# description: 职业病防护设施与主体工程同时设计、同时施工、同时投入使用，由建设单位负责。
# custom:
#   title_en: Occupational disease protection, handled by the owner
#   description_en: >-
#     Protection against occupational disease is designed, built and put into use together with the
#     works; the owner answers for it.
#   legal_basis: [{law: occupational_disease_law, article: "17-18"}, {law: occupational_facility_measures}]
package items.occupational_disease_3s

# METADATA
# title: 可能产生职业病危害
# description: 生产过程中产生粉尘、毒物、噪声等危害因素。
# custom:
#   title_en: May give rise to occupational disease
#   description_en: Dust, poisons, noise or the like arise in the process.
#   legal_basis: [{law: occupational_disease_law, article: "17-18"}, {law: occupational_facility_measures}]
applies if input.occupational_hazard
