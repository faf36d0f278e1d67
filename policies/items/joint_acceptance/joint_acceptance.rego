# METADATA
# title: 竣工联合验收（一窗）
# description: 一次申请、同时验收、统一出具意见。
# custom:
#   title_en: Joint completion acceptance (single window)
#   description_en: One application, one inspection by all, one opinion.
#   legal_basis:
#     - {law: state_council_office_2018_33}
#     - {law: state_council_office_2019_11, article: "二（八）"}
package items.joint_acceptance

import data.lib.works

# METADATA
# title: 需要施工许可的工程
# description: 房屋建筑和市政工程达到施工许可限额。
# custom:
#   title_en: Works that need a construction permit
#   description_en: Building and municipal works at the limits of the permit.
#   legal_basis:
#     - {law: state_council_office_2018_33}
#     - {law: state_council_office_2019_11, article: "二（八）"}
applies if works.permit_needed

# METADATA
# title: 规划核实是联合验收的组成部分
# description: 核实结论并入联合验收意见。
# custom:
#   title_en: Planning verification is part of the joint acceptance
#   description_en: Its finding goes into the joint opinion.
#   legal_basis:
#     - {law: state_council_office_2018_33}
#     - {law: state_council_office_2019_11, article: "二（八）"}
prerequisites contains {"id": "planning_verification", "kind": "hard"}

# METADATA
# title: 消防验收是联合验收的组成部分
# description: 特殊建设工程消防验收合格，联合验收才能通过。
# custom:
#   title_en: Fire acceptance is part of the joint acceptance
#   description_en: A special project that fails its fire acceptance fails the whole.
#   legal_basis: [{law: fire_protection_law, article: "13"}]
prerequisites contains {"id": "fire_acceptance", "kind": "hard"}

# METADATA
# title: 消防验收备案在联合验收中一并办理
# description: 习惯上在联合验收中完成备案。
# custom:
#   title_en: The fire acceptance filing is made within the joint acceptance
#   description_en: By custom the filing is done in the joint acceptance.
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "fire_acceptance_filing", "kind": "soft"}

# METADATA
# title: 公安消防验收、备案是联合验收的组成部分
# description: 2019年6月30日以前由公安机关消防机构办理。
# custom:
#   title_en: Acceptance by or filing with the fire police is part of the joint acceptance
#   description_en: Until June 2019 the fire police had this part.
#   legal_basis: [{law: fire_protection_law, article: "13"}]
prerequisites contains {"id": "fire_acceptance_2017", "kind": "hard"}

# METADATA
# title: 人防工程备案在联合验收中一并办理
# description: 习惯上在联合验收中完成备案。
# custom:
#   title_en: The air-defence filing is made within the joint acceptance
#   description_en: By custom the filing is done in the joint acceptance.
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "air_defence_acceptance_filing", "kind": "soft"}

# METADATA
# title: 档案验收在联合验收中一并办理，可以容缺受理
# description: 建设单位承诺期限的，档案可以后补。
# custom:
#   title_en: The archive is accepted within the joint acceptance but may follow later
#   description_en: Where the owner promises a date, the archive may be handed in later.
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "archives_acceptance", "kind": "soft", "relaxed_by": "deferral"}

# METADATA
# title: 防雷装置验收是联合验收的组成部分
# description: 须单独验收的场所，防雷验收合格后联合验收才能通过。
# custom:
#   title_en: Lightning acceptance is part of the joint acceptance
#   description_en: At a site with its own lightning acceptance the whole waits for it.
#   legal_basis: [{law: lightning_rules_2011}, {law: lightning_rules_2020}]
prerequisites contains {"id": "lightning_acceptance", "kind": "hard"}

# METADATA
# title: 联合验收以单位工程竣工验收合格为前提
# description: 五方责任主体验收合格后，方可申请联合验收。
# custom:
#   title_en: The joint acceptance rests on the acceptance by the parties to the works
#   description_en: The application follows the acceptance by the five parties.
#   legal_basis: [{law: construction_quality_regulations, article: "16"}]
prerequisites contains {"id": "quality_completion_acceptance", "kind": "hard"}

# METADATA
# title: 各部门共用一份竣工测绘成果
# description: 联合验收以联合测绘成果为依据。
# custom:
#   title_en: All departments use one survey
#   description_en: The joint acceptance rests on the joint survey.
#   legal_basis: [{law: zhejiang_joint_surveying_rules}]
prerequisites contains {"id": "joint_surveying", "kind": "hard"}
