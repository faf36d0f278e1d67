# METADATA
# title: 建设工程设计方案联合审查
# description: 规划部门牵头，各部门对设计方案一次提出意见。
# custom:
#   title_en: Joint review of the design scheme
#   description_en: The planning authority leads; all departments give their opinion on the scheme at once.
#   legal_basis: [{law: urban_rural_planning_law, article: "40"}]
package items.design_scheme_review

import data.lib.commitments
import data.lib.works

# METADATA
# title: 新建、扩建、改建，且方案尚未确定
# description: 不是室内装修，没有带方案出让，也不是低风险小型项目。
# custom:
#   title_en: New, extended or altered works whose scheme is not yet fixed
#   description_en: No fit-out, no land granted with a scheme, no low-risk small project.
#   legal_basis: [{law: urban_rural_planning_law, article: "40"}]
applies if {
	works.more_than_fit_out
	not input.scheme_fixed_with_land
	not input.low_risk_small_project
}

# METADATA
# title: 方案可以在用地许可前审查，风险自担
# description: 习惯上先取得用地规划许可；建设单位可以提前设计、提前送审。
# custom:
#   title_en: The scheme may be reviewed before the land permit at the owner's own risk
#   description_en: By custom the land permit comes first; the owner may design and submit early.
#   legal_basis: [{law: urban_rural_planning_law, article: "40"}]
prerequisites contains {"id": "land_use_planning_permit", "kind": "soft"}

# METADATA
# title: 方案对照规划条件审查
# description: 没有规划条件就没有审查方案的标准。
# custom:
#   title_en: The scheme is judged against the planning conditions
#   description_en: Without planning conditions there is nothing to judge the scheme by.
#   legal_basis: [{law: urban_rural_planning_law, article: "38, 40"}]
prerequisites contains {"id": "planning_conditions", "kind": "hard"}

# METADATA
# title: 建设控制地带内的设计方案须先经文物部门同意
# description: 文物部门同意后，方可报规划部门批准。
# custom:
#   title_en: In a heritage control zone the design needs the consent of the heritage authority first
#   description_en: Only with that consent may the planning authority approve.
#   legal_basis:
#     - {law: cultural_relics_protection_law, article: "18", to: "2025-02-28"}
#     - {law: cultural_relics_protection_law, from: "2025-03-01"}
prerequisites contains {"id": "heritage_control_zone_design", "kind": "hard"}

# METADATA
# title: 方案审查听取国家安全意见
# description: 控制区域内的项目，习惯上先取得国家安全意见。
# custom:
#   title_en: The review hears the opinion on national security
#   description_en: In a control area the opinion on national security is by custom obtained first.
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "national_security_permit", "kind": "soft"}

# METADATA
# title: 没有不得承诺的情形
# description: 下列理由一条都不成立时可以承诺。
# custom:
#   title_en: No reason against a commitment
#   description_en: May be entered on a commitment where none of the reasons below holds.
#   legal_basis: [{law: jiangbei_2017_28, article: "二（一）第一项"}, {law: zhejiang_office_2018_73}]
may_commit if not refused

# METADATA
# title: 有不得承诺的情形
# description: 至少一条理由成立。
# custom:
#   title_en: Some reason against a commitment
#   description_en: At least one of the reasons holds.
#   legal_basis: [{law: jiangbei_2017_28, article: "二（一）第一项"}, {law: zhejiang_office_2018_73}]
refused if some _ in refusals

# METADATA
# title: 信用要求
# description: 失信的申请人不得承诺。
# custom:
#   title_en: Credit
#   description_en: Dishonest applicants may not commit.
#   legal_basis: [{law: credit_incentive_opinions_2016}, {law: state_council_office_2020_42}]
refusals contains reason if some reason in commitments.credit

# METADATA
# title: 危险物品
# description: 涉及危险化学品或者易燃易爆物品的不得承诺。
# custom:
#   title_en: Dangerous goods
#   description_en: No commitment where hazardous, flammable or explosive goods are involved.
#   legal_basis: [{law: jiangbei_2017_28, article: "二（一）第一项"}, {law: state_council_office_2020_42}]
refusals contains reason if some reason in commitments.dangerous_goods

# METADATA
# title: 项目用途
# description: 只有工业厂房和仓储项目可以承诺。
# custom:
#   title_en: Use of the project
#   description_en: Only industrial and storage buildings may commit.
#   legal_basis: [{law: jiangbei_2017_28, article: "二（一）第一项"}, {law: zhejiang_office_2018_73}]
refusals contains reason if some reason in commitments.use

# METADATA
# title: 投资主体
# description: 只有企业投资项目可以承诺。
# custom:
#   title_en: Investor
#   description_en: Only projects invested by enterprises may commit.
#   legal_basis: [{law: jiangbei_2017_28, article: "二（一）第一项"}, {law: zhejiang_office_2018_73}]
refusals contains reason if some reason in commitments.investor

# METADATA
# title: 用地条件
# description: 只有标准地项目和低风险小型项目可以承诺。
# custom:
#   title_en: Site
#   description_en: Only projects on standard land and low-risk small ones may commit.
#   legal_basis: [{law: jiangbei_2017_28, article: "二（一）第一项"}, {law: zhejiang_office_2018_73}]
refusals contains reason if some reason in commitments.site

# METADATA
# title: 敏感区域
# description: 在文物、河道、净空等敏感区域内的不得承诺。
# custom:
#   title_en: Sensitive sites
#   description_en: No commitment in heritage, river, clearance and other sensitive zones.
#   legal_basis: [{law: jiangbei_2017_28, article: "二（一）第一项"}, {law: zhejiang_office_2018_73}]
refusals contains reason if some reason in commitments.sensitive_site
