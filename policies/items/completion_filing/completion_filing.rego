# METADATA
# title: 竣工验收备案
# description: 竣工验收合格后，向建设主管部门备案。
# custom:
#   title_en: Completion filing
#   description_en: Accepted works are filed with the construction authority.
#   legal_basis:
#     - {law: construction_quality_regulations, article: "49"}
#     - {law: completion_filing_measures}
package items.completion_filing

import data.lib.works

# METADATA
# title: 需要施工许可的工程
# description: 达到施工许可限额的工程都要备案。
# custom:
#   title_en: Works that need a construction permit
#   description_en: All works at the limits of the permit are filed.
#   legal_basis:
#     - {law: construction_quality_regulations, article: "49"}
#     - {law: completion_filing_measures}
applies if works.permit_needed

# METADATA
# title: 联合验收意见书代替各单项文件
# description: 有联合验收的，凭意见书备案。
# custom:
#   title_en: The joint opinion takes the place of the separate papers
#   description_en: Where there is a joint acceptance its opinion is what is filed.
#   legal_basis: [{law: state_council_office_2018_33}, {law: state_council_office_2019_11}]
prerequisites contains {"id": "joint_acceptance", "kind": "hard"}

# METADATA
# title: 备案提交竣工验收报告
# description: 竣工验收合格之日起15日内备案。
# custom:
#   title_en: The completion acceptance report is handed in
#   description_en: The filing is due within 15 days of the acceptance.
#   legal_basis: [{law: construction_quality_regulations, article: "49"}]
prerequisites contains {"id": "quality_completion_acceptance", "kind": "hard"}

# METADATA
# title: 备案提交规划认可文件
# description: 规划部门出具的认可文件是备案材料。
# custom:
#   title_en: The planning authority's approval is handed in
#   description_en: It is one of the papers of the filing.
#   legal_basis: [{law: construction_quality_regulations, article: "49"}]
prerequisites contains {"id": "planning_verification", "kind": "hard"}

# METADATA
# title: 备案提交消防验收合格文件
# description: 特殊建设工程须有消防验收意见书。
# custom:
#   title_en: The fire acceptance is handed in
#   description_en: A special project needs its fire acceptance opinion.
#   legal_basis: [{law: fire_protection_law, article: "13"}]
prerequisites contains {"id": "fire_acceptance", "kind": "hard"}

# METADATA
# title: 备案提交公安消防的验收、备案文件
# description: 2019年6月30日以前由公安机关消防机构出具。
# custom:
#   title_en: The paper of the fire police is handed in
#   description_en: Until June 2019 the fire police gave it.
#   legal_basis: [{law: fire_protection_law, article: "13"}]
prerequisites contains {"id": "fire_acceptance_2017", "kind": "hard"}
