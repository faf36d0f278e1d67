# METADATA
# title: 企业投资项目核准
# description: 对关系国家安全、重大公共利益等的企业投资项目实行核准。
# custom:
#   title_en: Enterprise investment project verification
#   description_en: Enterprise projects that touch national security or great public interests are verified.
#   legal_basis: [{law: ordinance_673_enterprise_investment, article: "3, 6-12"}]
package items.enterprise_verification

import data.lib.investment

# METADATA
# title: 列入核准目录的企业投资项目
# description: 在政府核准的投资项目目录内，不论规模。
# custom:
#   title_en: An enterprise project in the verification catalogue
#   description_en: In the Government Verification Catalogue, whatever its size.
#   legal_basis:
#     - {law: ordinance_673_enterprise_investment, article: "3, 6-12"}
#     - {law: verification_catalogue_2016}
applies if {
	investment.by_enterprise
	input.in_verification_catalogue
}

# METADATA
# title: 通过在线平台凭代码申报
# description: 核准通过在线监管平台办理，凭代码申报。
# custom:
#   title_en: The application is made on the platform under the code
#   description_en: Verification runs on the online platform, under the code.
#   legal_basis: [{law: ordinance_673_enterprise_investment, article: "4"}]
prerequisites contains {"id": "project_code", "kind": "hard"}

# METADATA
# title: 划拨用地先取得用地预审与选址意见
# description: 核准申请附选址意见书；仅划拨用地等需要的项目适用。
# custom:
#   title_en: Allocated land needs the land and siting opinion first
#   description_en: It goes with the application, where land is allocated.
#   legal_basis:
#     - {law: ordinance_673_enterprise_investment, article: "6"}
#     - {law: urban_rural_planning_law, article: "36"}
prerequisites contains {"id": "land_preexam_and_siting", "kind": "hard"}

# METADATA
# title: 划拨用地先取得选址意见书
# description: 核准申请附选址意见书；仅划拨用地的项目适用。
# custom:
#   title_en: Allocated land needs the siting opinion first
#   description_en: It goes with the application, where land is allocated.
#   legal_basis: [{law: urban_rural_planning_law, article: "36"}]
prerequisites contains {"id": "site_selection_opinion_2017", "kind": "hard"}

# METADATA
# title: 新增用地先通过用地预审
# description: 核准申请附用地预审意见。
# custom:
#   title_en: New land passes the pre-examination first
#   description_en: The opinion goes with the application.
#   legal_basis: [{law: land_preexamination_measures}]
prerequisites contains {"id": "land_preexam_2017", "kind": "hard"}

# METADATA
# title: 重大项目的申请书含社会稳定风险分析
# description: 社会稳定风险的评估意见一般随项目申请书提交。
# custom:
#   title_en: The application of a major project contains the social stability risk analysis
#   description_en: The opinion on the risk is usually handed in with the application.
#   legal_basis: [{law: social_stability_measures_2012}]
prerequisites contains {"id": "social_stability_risk", "kind": "soft"}
