# METADATA
# title: 企业投资项目备案
# description: 企业通过在线平台告知项目基本信息，即时备案。
# custom:
#   title_en: Enterprise investment project filing
#   description_en: >-
#     The enterprise states the outline of its project on the online platform and is filed at once.
#   legal_basis:
#     - {law: ordinance_673_enterprise_investment, article: "3, 13-14", from: "2017-02-01"}
package items.enterprise_filing

import data.lib.commitments
import data.lib.investment

# METADATA
# title: 属于备案管理、又不是技术改造的企业投资项目
# description: 在核准目录以外，产业政策不禁止，且不是工业技术改造。
# custom:
#   title_en: An enterprise project that is filed and is no technical renovation
#   description_en: Outside the catalogue, not forbidden, and no technical renovation of industry.
#   legal_basis:
#     - {law: ordinance_673_enterprise_investment, article: "3, 13-14"}
#     - {law: enterprise_investment_measures_2017}
applies if {
	investment.subject_to_filing
	not input.technical_renovation
}

# METADATA
# title: 备案通过在线平台进行
# description: 备案信息在平台上凭项目代码报送。
# custom:
#   title_en: Filing is made through the online platform
#   description_en: The information goes in on the platform, under the code.
#   legal_basis: [{law: ordinance_673_enterprise_investment, article: "13"}]
prerequisites contains {"id": "project_code", "kind": "hard"}

# METADATA
# title: 没有不得承诺的情形
# description: 下列理由一条都不成立时可以承诺。
# custom:
#   title_en: No reason against a commitment
#   description_en: May be entered on a commitment where none of the reasons below holds.
#   legal_basis: [{law: jiangbei_2017_28, article: "二（一）第一项"}, {law: state_council_office_2020_42}]
may_commit if not refused

# METADATA
# title: 有不得承诺的情形
# description: 至少一条理由成立。
# custom:
#   title_en: Some reason against a commitment
#   description_en: At least one of the reasons holds.
#   legal_basis: [{law: jiangbei_2017_28, article: "二（一）第一项"}, {law: state_council_office_2020_42}]
refused if some _ in refusals

# METADATA
# title: 信用要求
# description: 失信的申请人不得承诺。
# custom:
#   title_en: Credit
#   description_en: Dishonest applicants may not commit.
#   legal_basis: [{law: credit_incentive_opinions_2016}, {law: state_council_office_2020_42}]
refusals contains reason if some reason in commitments.credit
