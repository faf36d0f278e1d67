# METADATA
# title: 环境影响登记表备案
# description: 对环境影响很小的项目，网上填报登记表即时备案。
# custom:
#   title_en: EIA registration form filing
#   description_en: A project that hardly touches the environment fills in a form online and is filed at once.
#   legal_basis:
#     - {law: environmental_impact_assessment_law, article: "22", note: {zh: 第四款，实行备案，不作审批。, en: "Paragraph 4: filed, not approved."}}
package items.eia_registration

import data.lib.commitments

# METADATA
# title: 按名录填报环境影响登记表
# description: 项目日期有效的分类管理名录把项目列入登记表类。
# custom:
#   title_en: In the registration class of the list
#   description_en: The classification list in force on the project's date puts it in the registration class.
#   legal_basis:
#     - {law: environmental_impact_assessment_law, article: "16"}
#     - {law: eia_registration_measures}
#     - {law: eia_catalogue_2015}
#     - {law: eia_catalogue_2017}
#     - {law: eia_catalogue_2021}
applies if input.eia_category == "registration"

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
