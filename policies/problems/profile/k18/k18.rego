# METADATA
# title: 产业政策禁止投资
# description: 项目是否属于产业政策禁止投资或者淘汰的类别。
# custom:
#   title_en: Investment forbidden by industrial policy
#   description_en: Whether industrial policy prohibits the investment or lists it for elimination.
#   legal_basis: [{law: ordinance_673_enterprise_investment, article: "2, 3, 6"}]
package problems.profile.k18

# METADATA
# title: 属于产业政策禁止或者淘汰类
# description: 产业政策禁止投资的项目不得核准、备案。
# custom:
#   title_en: Prohibited or to be eliminated
#   description_en: What industrial policy prohibits is neither verified nor filed.
#   legal_basis: [{law: ordinance_673_enterprise_investment, article: "2, 3, 6"}]
found if input.industry_prohibited
