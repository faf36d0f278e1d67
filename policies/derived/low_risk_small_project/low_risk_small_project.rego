# METADATA
# title: 是否企业投资低风险小型项目
# description: |
#   由投资类型、主要用途、规模和选址推算：企业投资建设的普通仓库、标准厂房，
#   总建筑面积不超过限值，不涉及危险物品，也不在敏感区域内。
# custom:
#   title_en: Whether it is a low-risk small enterprise project
#   description_en: |
#     Derived from investment, use, size and site. It is an enterprise's plain warehouse or
#     workshop within the limit of floor area, without dangerous goods, outside sensitive zones.
package derived.low_risk_small_project

import data.lib.buildings
import data.lib.commitments
import data.lib.dates
import data.lib.investment

# METADATA
# title: 符合低风险小型项目的各项条件
# custom:
#   title_en: All conditions of a low-risk small project are met
#   legal_basis: [{law: administrative_practice}]
value if low_risk_and_small

# METADATA
# title: 不符合低风险小型项目的条件
# custom:
#   title_en: A condition of low-risk small projects is not met
#   legal_basis: [{law: administrative_practice}]
value := false if not low_risk_and_small

# METADATA
# title: 企业投资的小型厂房或者仓库，无危险物品，不在敏感区域
# custom:
#   title_en: An enterprise's small workshop or warehouse without dangerous goods, outside sensitive zones
low_risk_and_small if {
	investment.by_enterprise
	buildings.industrial_or_storage
	construction
	within_size_limit
	not dangerous_goods
	not sensitive_site
}

# METADATA
# title: 新建、扩建或者改建
# custom:
#   title_en: A new building, an extension or an alteration
construction if input.project_nature in {"new", "extension", "alteration"}

# METADATA
# title: 总建筑面积不超过当时的限值
# custom:
#   title_en: Within the limit of floor area in force
within_size_limit if {
	some limit in data.derived.low_risk_small_project.regimes
	dates.in_force(limit, input.reference_date)
	input.floor_area_total_m2 <= limit.floor_area_total_m2
}

# METADATA
# title: 生产或者储存危险物品
# custom:
#   title_en: Makes or stores dangerous goods
dangerous_goods if some _ in commitments.dangerous_goods

# METADATA
# title: 位于任一敏感区域
# custom:
#   title_en: Inside any sensitive zone
sensitive_site if some _ in commitments.sensitive_site
