# METADATA
# title: 建设项目竣工环境保护验收（旧）
# description: 2017年9月30日以前，由环境保护部门验收环境保护设施。
# custom:
#   title_en: Environmental acceptance by the authority (until September 2017)
#   description_en: >-
#     Until 30 September 2017 the environment authority accepted the pollution-control facilities.
#   legal_basis: [{law: environmental_protection_regulations_1998, article: "20-23"}]
package items.env_acceptance_2017

# METADATA
# title: 编制环境影响报告书或者报告表
# description: 登记表类项目不需要验收。
# custom:
#   title_en: An EIA report or EIA table was made
#   description_en: Projects with only a registration form are not accepted.
#   legal_basis: [{law: environmental_protection_regulations_1998, article: "20"}]
applies if input.eia_category in {"report-book", "report-table"}

# METADATA
# title: 按批准的环境影响报告书验收
# description: 验收核对报告书及批复的要求是否落实。
# custom:
#   title_en: The facilities are accepted against the approved EIA report
#   description_en: The acceptance checks what report and approval ask for.
#   legal_basis: [{law: environmental_impact_assessment_law, article: "16, 22, 25"}]
prerequisites contains {"id": "eia_report_book", "kind": "hard"}

# METADATA
# title: 按批准的环境影响报告表验收
# description: 验收核对报告表及批复的要求是否落实。
# custom:
#   title_en: The facilities are accepted against the approved EIA table
#   description_en: The acceptance checks what table and approval ask for.
#   legal_basis: [{law: environmental_impact_assessment_law, article: "16, 22, 25"}]
prerequisites contains {"id": "eia_report_table", "kind": "hard"}

# METADATA
# title: 工程开工并建成以后才能验收环境保护设施
# description: 配套的环境保护设施与主体工程同时建成。
# custom:
#   title_en: Only built facilities can be accepted
#   description_en: The facilities are built together with the main works.
#   legal_basis: [{law: nature_of_the_matter}]
prerequisites contains {"id": "commencement_check", "kind": "hard"}
