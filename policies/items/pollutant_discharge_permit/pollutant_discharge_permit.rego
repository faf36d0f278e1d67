# METADATA
# title: 排污许可证、排污登记
# description: 列入名录的行业在排污前领取排污许可证。
# custom:
#   title_en: Pollutant discharge permit or registration
#   description_en: A listed trade gets its discharge permit before it discharges.
#   legal_basis:
#     - {law: discharge_permit_measures_2018, to: "2021-02-28"}
#     - {law: pollutant_discharge_permit_regulations, article: "6-12"}
package items.pollutant_discharge_permit

# METADATA
# title: 行业列入排污许可分类管理名录
# description: 实行重点管理或者简化管理的行业。
# custom:
#   title_en: The trade is on the discharge permit list
#   description_en: The trade is under key or simplified management.
#   legal_basis:
#     - {law: discharge_permit_catalogue_2017, to: "2019-12-19"}
#     - {law: discharge_permit_catalogue_2019, from: "2019-12-20"}
applies if input.in_discharge_permit_list

# METADATA
# title: 环境影响报告书批复是领证的条件
# description: 未通过环评审批的，不予核发排污许可证。
# custom:
#   title_en: The approved EIA report is a condition of the permit
#   description_en: Without the approval no permit is given.
#   legal_basis:
#     - {law: discharge_permit_measures_2018, to: "2021-02-28"}
#     - {law: pollutant_discharge_permit_regulations, article: "11"}
prerequisites contains {"id": "eia_report_book", "kind": "hard"}

# METADATA
# title: 环境影响报告表批复是领证的条件
# description: 未通过环评审批的，不予核发排污许可证。
# custom:
#   title_en: The approved EIA table is a condition of the permit
#   description_en: Without the approval no permit is given.
#   legal_basis:
#     - {law: discharge_permit_measures_2018, to: "2021-02-28"}
#     - {law: pollutant_discharge_permit_regulations, article: "11"}
prerequisites contains {"id": "eia_report_table", "kind": "hard"}

# METADATA
# title: 工程开工并建成以后才能核定排放口和污染防治设施
# description: 许可证载明的是实际建成的排放口和设施。
# custom:
#   title_en: The outlets and facilities must be built first
#   description_en: The permit names the outlets and facilities that were built.
#   legal_basis: [{law: nature_of_the_matter}]
prerequisites contains {"id": "commencement_check", "kind": "physical"}
