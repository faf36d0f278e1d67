# METADATA
# title: 区域评估成果共享应用
# description: 项目使用所在区域的评估成果，不再重复评估或者简化评估。
# custom:
#   title_en: Use of regional assessment results
#   description_en: The project uses the assessments of its area and repeats none, or only in a simpler form.
#   legal_basis:
#     - {law: administrative_practice, to: "2017-12-31"}
#     - {law: zhejiang_enterprise_investment_measures, article: "22-23", from: "2018-01-01", note: {zh: 按评估类别简化审批。, en: Approval is made simpler assessment by assessment.}}
package items.regional_assessment_use

# METADATA
# title: 地块在区域评估范围内
# description: 所在区域的评估已经批准并在有效期内。
# custom:
#   title_en: The site lies in a regional assessment area
#   description_en: The assessments of the area are approved and in force.
#   legal_basis:
#     - {law: administrative_practice, to: "2017-12-31"}
#     - {law: zhejiang_enterprise_investment_measures, article: "22-23"}
#     - {law: zhejiang_office_2018_73, article: 二}
#     - {law: state_council_office_2019_11, article: 二（九）}
applies if input.in_regional_assessment_area
