# METADATA
# title: 建设用地规划许可证
# description: 核定用地的位置、面积和用途，是后续规划许可的依据。
# custom:
#   title_en: Land-use planning permit
#   description_en: It fixes place, area and use of the land and is the ground of the later planning permits.
#   legal_basis: [{law: urban_rural_planning_law, article: "37-39"}]
package items.land_use_planning_permit

import data.lib.commitments
import data.lib.land
import data.lib.works

# METADATA
# title: 在新供国有土地上建设
# description: 以出让或者划拨方式新取得土地进行建设，室内装修除外。
# custom:
#   title_en: Construction on newly provided state land
#   description_en: Land is granted or allocated for construction; fit-out is excepted.
#   legal_basis: [{law: urban_rural_planning_law, article: "37-38"}]
applies if {
	works.more_than_fit_out
	land.newly_provided
}

# METADATA
# title: 凭备案文件申领用地规划许可证
# description: 出让土地的备案项目，凭备案文件和出让合同申领。
# custom:
#   title_en: The permit is asked for with the filing form
#   description_en: A filed project on granted land asks with its filing form and contract.
#   legal_basis: [{law: urban_rural_planning_law, article: "38"}]
prerequisites contains {"id": "enterprise_filing", "kind": "hard"}

# METADATA
# title: 凭技术改造备案文件申领用地规划许可证
# description: 技术改造项目凭备案文件和出让合同申领。
# custom:
#   title_en: The permit is asked for with the filing form of the renovation
#   description_en: A technical renovation asks with its filing form and contract.
#   legal_basis: [{law: urban_rural_planning_law, article: "38"}]
prerequisites contains {"id": "technical_renovation_filing", "kind": "hard"}

# METADATA
# title: 凭核准文件申领用地规划许可证
# description: 核准项目凭核准文件申领。
# custom:
#   title_en: The permit is asked for with the verification document
#   description_en: A verified project asks with its verification document.
#   legal_basis: [{law: urban_rural_planning_law, article: "37-38"}]
prerequisites contains {"id": "enterprise_verification", "kind": "hard"}

# METADATA
# title: 凭可行性研究报告批复申领用地规划许可证
# description: 政府投资项目凭可行性研究报告批复申领。
# custom:
#   title_en: The permit is asked for with the decision on the feasibility report
#   description_en: A government project asks with the decision on its feasibility report.
#   legal_basis: [{law: urban_rural_planning_law, article: "37"}]
prerequisites contains {"id": "feasibility_study_approval", "kind": "hard"}

# METADATA
# title: 凭出让合同申领用地规划许可证
# description: 出让土地的，签订出让合同以后申领。
# custom:
#   title_en: The permit is asked for with the grant contract
#   description_en: On granted land it is asked for once the contract is signed.
#   legal_basis: [{law: urban_rural_planning_law, article: "38"}]
prerequisites contains {"id": "state_land_grant", "kind": "hard"}

# METADATA
# title: 没有不得容缺受理的情形
# description: 下列理由一条都不成立时可以容缺受理。
# custom:
#   title_en: No reason against a deferral
#   description_en: May be accepted with materials to follow where none of the reasons below holds.
#   legal_basis: [{law: credit_incentive_opinions_2016}]
may_defer if not refused

# METADATA
# title: 有不得容缺受理的情形
# description: 至少一条理由成立。
# custom:
#   title_en: Some reason against a deferral
#   description_en: At least one of the reasons holds.
#   legal_basis: [{law: credit_incentive_opinions_2016}]
refused if some _ in refusals

# METADATA
# title: 信用要求
# description: 失信的申请人不得容缺受理。
# custom:
#   title_en: Credit
#   description_en: Dishonest applicants may not hand in materials later.
#   legal_basis: [{law: credit_incentive_opinions_2016}]
refusals contains reason if some reason in commitments.credit
