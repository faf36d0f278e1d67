# METADATA
# title: 环境保护设施自主验收
# description: 建设单位自行验收配套的环境保护设施，公开结果并在平台填报。
# custom:
#   title_en: Environmental self-acceptance
#   description_en: >-
#     The owner accepts the pollution-control facilities, publishes the result and enters it on
#     the platform.
#   legal_basis: [{law: environmental_protection_regulations_2017, article: "17-19"}]
package items.env_self_acceptance

# METADATA
# title: 编制环境影响报告书或者报告表
# description: 登记表类项目不需要验收。
# custom:
#   title_en: An EIA report or EIA table was made
#   description_en: Projects with only a registration form are not accepted.
#   legal_basis: [{law: environmental_protection_regulations_2017, article: "17"}]
applies if input.eia_category in {"report-book", "report-table"}

# METADATA
# title: 工程开工并建成以后才能验收环境保护设施
# description: 配套的环境保护设施与主体工程同时建成。
# custom:
#   title_en: Only built facilities can be accepted
#   description_en: The facilities are built together with the main works.
#   legal_basis: [{law: nature_of_the_matter}]
prerequisites contains {"id": "commencement_check", "kind": "hard"}

# METADATA
# title: 列入名录的项目先取得排污许可再调试、验收
# description: 未取得排污许可证的，不得排放污染物。
# custom:
#   title_en: Listed trades need their discharge permit before trial operation
#   description_en: Nothing may be discharged without the permit, so that nothing can be measured.
#   legal_basis:
#     - {law: discharge_permit_measures_2018, to: "2021-02-28"}
#     - {law: pollutant_discharge_permit_regulations, article: "2"}
prerequisites contains {"id": "pollutant_discharge_permit", "kind": "hard"}
