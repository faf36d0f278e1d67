# METADATA
# title: “标准地”投资建设协议与企业承诺
# description: 受让“标准地”的企业签订投资建设协议，承诺达到约定指标并公示。
# custom:
#   title_en: Standard-land investment agreement and enterprise commitment
#   description_en: >-
#     The enterprise that takes standard land signs the agreement and promises in public to meet its
#     figures.
#   legal_basis: [{law: zhejiang_office_2018_73, article: "二"}]
package items.standard_land_agreement

import data.lib.commitments
import data.lib.land

# METADATA
# title: 用地以“标准地”方式出让
# description: 出让前已经约定控制性指标。
# custom:
#   title_en: The land is granted as standard land
#   description_en: Its figures are fixed before the grant.
#   legal_basis: [{law: zhejiang_office_2018_73, article: "二"}]
applies if land.standard

# METADATA
# title: 协议随出让合同签订
# description: 竞得土地以后，企业在签订出让合同的同时签订标准地协议。
# custom:
#   title_en: The agreement goes with the grant contract
#   description_en: Having won the land, the enterprise signs the agreement together with the contract.
#   legal_basis: [{law: zhejiang_office_2018_73}]
prerequisites contains {"id": "state_land_grant", "kind": "hard"}

# METADATA
# title: 没有不得承诺的情形
# description: 下列理由一条都不成立时可以承诺。
# custom:
#   title_en: No reason against a commitment
#   description_en: May be entered on a commitment where none of the reasons below holds.
#   legal_basis: [{law: zhejiang_office_2017_119}, {law: zhejiang_office_2018_73, article: "二"}]
may_commit if not refused

# METADATA
# title: 有不得承诺的情形
# description: 至少一条理由成立。
# custom:
#   title_en: Some reason against a commitment
#   description_en: At least one of the reasons holds.
#   legal_basis: [{law: zhejiang_office_2017_119}, {law: zhejiang_office_2018_73, article: "二"}]
refused if some _ in refusals

# METADATA
# title: 信用要求
# description: 失信的申请人不得承诺。
# custom:
#   title_en: Credit
#   description_en: Dishonest applicants may not commit.
#   legal_basis: [{law: credit_incentive_opinions_2016}, {law: state_council_office_2020_42}]
refusals contains reason if some reason in commitments.credit

# METADATA
# title: 危险物品
# description: 涉及危险化学品或者易燃易爆物品的不得承诺。
# custom:
#   title_en: Dangerous goods
#   description_en: No commitment where hazardous, flammable or explosive goods are involved.
#   legal_basis: [{law: jiangbei_2017_28, article: "二（一）第一项"}, {law: state_council_office_2020_42}]
refusals contains reason if some reason in commitments.dangerous_goods

# METADATA
# title: 不是标准地
# description: 没有约定控制性指标，无从承诺。
# custom:
#   title_en: Not standard land
#   description_en: There are no fixed figures to commit to.
#   legal_basis:
#     - {law: jiangbei_2017_28, article: "二（一）第一项"}
#     - {law: zhejiang_office_2018_73, article: 二}
refusals contains "not_standard_land" if not land.standard
