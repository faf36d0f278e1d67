# METADATA
# title: 取水许可（水资源论证）
# description: 直接取用水资源的，先论证、再许可。
# custom:
#   title_en: Water intake permit (water resources study)
#   description_en: Whoever takes water directly from nature studies it first and is then permitted.
#   legal_basis:
#     - {law: water_law, article: "48"}
#     - {law: water_intake_regulations, article: "10-19"}
package items.water_intake

import data.lib.commitments

# METADATA
# title: 直接取用江河、湖泊水或者地下水
# description: 不经供水管网直接取水。
# custom:
#   title_en: Takes water directly from a river, a lake or the ground
#   description_en: Water is taken directly, not from the supply network.
#   legal_basis:
#     - {law: water_law, article: "48"}
#     - {law: water_intake_regulations, article: "10-19"}
applies if input.direct_water_intake

# METADATA
# title: 项目代码是各事项的统一标识
# description: 习惯上先赋码再申报。
# custom:
#   title_en: The project code is the key of all items
#   description_en: By custom the code is given first.
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "project_code", "kind": "soft"}

# METADATA
# title: 没有不得承诺的情形
# description: 下列理由一条都不成立时可以承诺。
# custom:
#   title_en: No reason against a commitment
#   description_en: May be entered on a commitment where none of the reasons below holds.
#   legal_basis: [{law: jiangbei_2017_28, article: "二（一）第一项"}, {law: state_council_office_2020_42}]
may_commit if not refused

# METADATA
# title: 有不得承诺的情形
# description: 至少一条理由成立。
# custom:
#   title_en: Some reason against a commitment
#   description_en: At least one of the reasons holds.
#   legal_basis: [{law: jiangbei_2017_28, article: "二（一）第一项"}, {law: state_council_office_2020_42}]
refused if some _ in refusals

# METADATA
# title: 信用要求
# description: 失信的申请人不得承诺。
# custom:
#   title_en: Credit
#   description_en: Dishonest applicants may not commit.
#   legal_basis: [{law: credit_incentive_opinions_2016}, {law: state_council_office_2020_42}]
refusals contains reason if some reason in commitments.credit
