# METADATA
# title: 可行性研究报告审批
# description: 政府投资项目的可行性研究报告批复，是安排投资和供地的依据。
# custom:
#   title_en: Feasibility study approval
#   description_en: Approving the feasibility report of a government project, on which money and land depend.
#   legal_basis:
#     - {law: investment_system_decision_2004, to: "2019-06-30"}
#     - {law: government_investment_regulations, article: "9-11"}
package items.feasibility_study_approval

import data.lib.investment

# METADATA
# title: 政府投资项目
# description: 政府直接投资或者资本金注入的，审批可行性研究报告。
# custom:
#   title_en: A government project
#   description_en: Direct investment or capital injection needs an approved feasibility report.
#   legal_basis:
#     - {law: investment_system_decision_2004}
#     - {law: government_investment_regulations, article: "9-11"}
applies if investment.by_government

# METADATA
# title: 凭项目代码申报
# description: 政府投资项目通过在线平台凭代码申报审批。
# custom:
#   title_en: The application is made under the project code
#   description_en: Government projects apply on the online platform with their code.
#   legal_basis:
#     - {law: administrative_practice, to: "2019-06-30"}
#     - {law: government_investment_regulations, article: "10", from: "2019-07-01"}
prerequisites contains {"id": "project_code", "kind": "hard"}

# METADATA
# title: 先批项目建议书，再批可行性研究报告
# description: 建设的必要性确认以后才审批可行性；免办建议书的除外。
# custom:
#   title_en: The proposal is approved before the feasibility report
#   description_en: Need comes before feasibility, unless the proposal may be skipped.
#   legal_basis:
#     - {law: investment_system_decision_2004, to: "2019-06-30"}
#     - {law: government_investment_regulations, article: "9, 13"}
prerequisites contains {"id": "project_proposal_approval", "kind": "hard"}

# METADATA
# title: 用地预审与选址意见书是可行性研究报告的附件
# description: 没有用地预审与选址意见，不得批复可行性研究报告。
# custom:
#   title_en: The land and siting opinion is an annex of the feasibility report
#   description_en: Without it the feasibility report may not be approved.
#   legal_basis: [{law: land_administration_law, article: "52"}, {law: land_preexamination_measures}]
prerequisites contains {"id": "land_preexam_and_siting", "kind": "hard"}

# METADATA
# title: 选址意见书是可行性研究报告的附件
# description: 划拨用地的项目报批以前取得选址意见书。
# custom:
#   title_en: The siting opinion is an annex of the feasibility report
#   description_en: A project on allocated land needs its siting opinion before it is approved.
#   legal_basis: [{law: urban_rural_planning_law, article: "36"}]
prerequisites contains {"id": "site_selection_opinion_2017", "kind": "hard"}

# METADATA
# title: 用地预审意见是可行性研究报告的附件
# description: 没有用地预审意见，不得批复可行性研究报告。
# custom:
#   title_en: The land pre-examination is an annex of the feasibility report
#   description_en: Without it the feasibility report may not be approved.
#   legal_basis: [{law: land_preexamination_measures}]
prerequisites contains {"id": "land_preexam_2017", "kind": "hard"}

# METADATA
# title: 社会稳定风险分析是可行性研究报告的篇章
# description: 社会稳定风险的评估意见一般随可行性研究报告提交。
# custom:
#   title_en: The social stability risk analysis is a chapter of the feasibility report
#   description_en: The opinion on the risk is usually handed in with the feasibility report.
#   legal_basis: [{law: social_stability_measures_2012}]
prerequisites contains {"id": "social_stability_risk", "kind": "soft"}

# METADATA
# title: 政府投资项目先通过节能审查再批可行性研究报告
# description: 节能审查不通过的，审批机关不得批复可行性研究报告。
# custom:
#   title_en: >-
#     A government project passes the energy review before the feasibility report is approved
#   description_en: Without the review the feasibility report may not be approved.
#   legal_basis:
#     - {law: energy_review_measures_2016, article: "3"}
#     - {law: energy_review_measures_2023, article: "3"}
#     - {law: energy_review_measures_2025}
prerequisites contains {"id": "energy_review", "kind": "hard"}

# METADATA
# title: 地质灾害危险性评估是可行性研究报告的组成部分
# description: 报告没有地质灾害危险性评估结果的，不得批准。
# custom:
#   title_en: The geological hazard assessment is part of the feasibility report
#   description_en: A report without its result may not be approved.
#   legal_basis: [{law: geological_disaster_regulations, article: "21"}]
prerequisites contains {"id": "geohazard_assessment", "kind": "hard"}
