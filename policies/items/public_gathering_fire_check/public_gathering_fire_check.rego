# METADATA
# title: 公众聚集场所投入使用、营业前消防安全检查
# description: 公众聚集场所投入使用、营业前接受消防安全检查。
# custom:
#   title_en: Fire check before a public place opens
#   description_en: A public place is checked for fire safety before it is used or opens.
#   legal_basis: [{law: fire_protection_law, article: "15"}]
package items.public_gathering_fire_check

import data.lib.commitments

# METADATA
# title: 建成后作为公众聚集场所
# description: 商场、宾馆、饭店、影剧院、娱乐、健身、车站等。
# custom:
#   title_en: It will open as a public gathering place
#   description_en: >-
#     Malls, hotels, restaurants, cinemas, places of entertainment, gyms, stations and the like.
#   legal_basis: [{law: fire_protection_law, article: "15"}]
applies if input.public_gathering_place

# METADATA
# title: 建筑须先通过消防验收
# description: 特殊建设工程未经消防验收合格，不得投入使用。
# custom:
#   title_en: The building must have passed its fire acceptance
#   description_en: A special project that has not passed may not be used.
#   legal_basis: [{law: fire_protection_law, article: "13"}]
prerequisites contains {"id": "fire_acceptance", "kind": "hard"}

# METADATA
# title: 习惯上先办消防验收备案
# description: 备案不是法定前置条件，但检查时要核对。
# custom:
#   title_en: By custom the fire acceptance is filed first
#   description_en: The filing is no condition in law, but it is looked at in the check.
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "fire_acceptance_filing", "kind": "soft"}

# METADATA
# title: 工程开工并建成以后才能检查场所
# description: 检查的对象是建成的场所。
# custom:
#   title_en: Only a finished place can be checked
#   description_en: What is checked is the place as built.
#   legal_basis: [{law: nature_of_the_matter}]
prerequisites contains {"id": "commencement_check", "kind": "hard"}

# METADATA
# title: 建筑须先经公安消防验收或者备案
# description: 2019年6月30日以前，未经验收或者备案的建筑不得开业。
# custom:
#   title_en: The building must have been accepted by the fire police or filed with them
#   description_en: Until June 2019 no place could open in a building that was neither.
#   legal_basis: [{law: fire_protection_law, article: "13"}, {law: fire_inspection_rules_120}]
prerequisites contains {"id": "fire_acceptance_2017", "kind": "hard"}

# METADATA
# title: 没有不得承诺的情形
# description: 下列理由一条都不成立时可以承诺。
# custom:
#   title_en: No reason against a commitment
#   description_en: May be entered on a commitment where none of the reasons below holds.
#   legal_basis: [{law: fire_protection_law, article: "15"}]
may_commit if not refused

# METADATA
# title: 有不得承诺的情形
# description: 至少一条理由成立。
# custom:
#   title_en: Some reason against a commitment
#   description_en: At least one of the reasons holds.
#   legal_basis: [{law: fire_protection_law, article: "15"}]
refused if some _ in refusals

# METADATA
# title: 信用要求
# description: 失信的申请人不得承诺。
# custom:
#   title_en: Credit
#   description_en: Dishonest applicants may not commit.
#   legal_basis: [{law: credit_incentive_opinions_2016}, {law: fire_protection_law, article: "15"}]
refusals contains reason if some reason in commitments.credit
