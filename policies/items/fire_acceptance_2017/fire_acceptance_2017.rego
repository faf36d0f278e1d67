# METADATA
# title: 消防验收、竣工验收消防备案（公安消防，旧）
# description: 2019年6月30日以前，公安机关消防机构验收特殊建设工程，其他工程备案。
# custom:
#   title_en: Fire acceptance by or filing with the fire police (until June 2019)
#   description_en: >-
#     Until 30 June 2019 the fire police accepted special projects, and other works were filed
#     with them.
#   legal_basis: [{law: fire_supervision_rules_119}]
package items.fire_acceptance_2017

import data.lib.fire
import data.lib.works

# METADATA
# title: 属于特殊建设工程（消防）
# description: 特殊建设工程由公安机关消防机构验收。
# custom:
#   title_en: A special construction project under the fire rules
#   description_en: Special projects were accepted by the fire police.
#   legal_basis: [{law: fire_protection_law, article: "13"}, {law: fire_supervision_rules_119}]
applies if fire.special_project

# METADATA
# title: 需要施工许可的工程
# description: 其他工程在竣工验收后备案。
# custom:
#   title_en: Works that need a construction permit
#   description_en: Other works were filed after completion acceptance.
#   legal_basis: [{law: fire_protection_law, article: "13"}, {law: fire_supervision_rules_119}]
applies if works.permit_needed

# METADATA
# title: 竣工验收之后申请消防验收或者备案
# description: 建设单位组织竣工验收后，7日内申报备案。
# custom:
#   title_en: Acceptance or filing follows the completion acceptance
#   description_en: The owner files within 7 days of the completion acceptance.
#   legal_basis: [{law: fire_supervision_rules_119}]
prerequisites contains {"id": "quality_completion_acceptance", "kind": "hard"}

# METADATA
# title: 工程建成以后才能验收
# description: 规模在施工许可限额以下的特殊建设工程没有竣工验收手续，同样要等工程建成。
# custom:
#   title_en: Only finished works can be accepted
#   description_en: >-
#     A special project below the limits of the construction permit has no completion acceptance of
#     its own, and its works must be finished all the same.
#   legal_basis: [{law: nature_of_the_matter}]
prerequisites contains {"id": "commencement_check", "kind": "physical"}
