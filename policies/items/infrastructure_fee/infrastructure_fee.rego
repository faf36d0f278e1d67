# METADATA
# title: 城市基础设施配套费征收
# description: 房屋建筑按面积缴纳城市基础设施配套费，用于市政设施建设。
# custom:
#   title_en: Urban infrastructure fee
#   description_en: Buildings pay by area towards the city's infrastructure.
#   legal_basis: [{law: ningbo_infrastructure_fee_measures}]
package items.infrastructure_fee

import data.lib.buildings
import data.lib.commitments
import data.lib.works

# METADATA
# title: 新建、扩建、改建的房屋建筑
# description: 室内装修和市政工程不缴纳。
# custom:
#   title_en: A new, extended or altered building
#   description_en: Fit-out and municipal works pay nothing.
#   legal_basis: [{law: ningbo_infrastructure_fee_measures}]
applies if {
	works.more_than_fit_out
	buildings.building
}

# METADATA
# title: 配套费按规划许可的面积计算
# description: 规划许可核定建筑面积后，才能计算应缴数额。
# custom:
#   title_en: The fee is computed on the permitted floor area
#   description_en: The amount is known only when the permit has settled the floor area.
#   legal_basis: [{law: nature_of_the_matter}]
prerequisites contains {"id": "engineering_planning_permit", "kind": "physical"}

# METADATA
# title: 配套费按乡村规划许可的面积计算
# description: 乡村规划许可核定建筑面积后，才能计算应缴数额。
# custom:
#   title_en: The fee is computed on the floor area of the rural permit
#   description_en: The amount is known only when the rural permit has settled the floor area.
#   legal_basis: [{law: nature_of_the_matter}]
prerequisites contains {"id": "rural_planning_permit", "kind": "physical"}

# METADATA
# title: 没有不得容缺受理的情形
# description: 下列理由一条都不成立时可以容缺受理。
# custom:
#   title_en: No reason against a deferral
#   description_en: May be accepted with materials to follow where none of the reasons below holds.
#   legal_basis: [{law: credit_incentive_opinions_2016}, {law: ningbo_infrastructure_fee_measures}]
may_defer if not refused

# METADATA
# title: 有不得容缺受理的情形
# description: 至少一条理由成立。
# custom:
#   title_en: Some reason against a deferral
#   description_en: At least one of the reasons holds.
#   legal_basis: [{law: credit_incentive_opinions_2016}, {law: ningbo_infrastructure_fee_measures}]
refused if some _ in refusals

# METADATA
# title: 信用要求
# description: 失信的申请人不得容缺受理。
# custom:
#   title_en: Credit
#   description_en: Dishonest applicants may not hand in materials later.
#   legal_basis: [{law: credit_incentive_opinions_2016}]
refusals contains reason if some reason in commitments.credit
