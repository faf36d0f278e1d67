# METADATA
# title: 建设工程城建档案验收（移交）
# description: 工程竣工后验收并移交城建档案。
# custom:
#   title_en: Acceptance and hand-over of the construction archive
#   description_en: The archive of the finished works is accepted and handed over.
#   legal_basis:
#     - {law: construction_quality_regulations, article: "17"}
#     - {law: urban_archives_rules, article: "9"}
package items.archives_acceptance

import data.lib.commitments
import data.lib.works

# METADATA
# title: 需要施工许可的工程
# description: 领取施工许可的工程都要移交档案。
# custom:
#   title_en: Works that need a construction permit
#   description_en: All works under a construction permit hand over their archive.
#   legal_basis:
#     - {law: construction_quality_regulations, article: "17"}
#     - {law: urban_archives_rules, article: "9"}
applies if works.permit_needed

# METADATA
# title: 工程开工并建成以后才能整理档案
# description: 档案是工程建成的完整记录。
# custom:
#   title_en: The archive is the record of finished works
#   description_en: It is complete only once the works are built.
#   legal_basis: [{law: nature_of_the_matter}]
prerequisites contains {"id": "commencement_check", "kind": "physical"}

# METADATA
# title: 竣工验收后移交档案
# description: 2019年3月13日起，档案验收不再先于竣工验收。
# custom:
#   title_en: The archive is handed over after the completion acceptance
#   description_en: Since 13 March 2019 it is no longer accepted ahead of it.
#   legal_basis: [{law: urban_archives_rules}]
prerequisites contains {"id": "quality_completion_acceptance", "kind": "soft", "hard_from": "2019-03-13"}

# METADATA
# title: 没有不得容缺受理的情形
# description: 下列理由一条都不成立时可以容缺受理。
# custom:
#   title_en: No reason against a deferral
#   description_en: May be accepted with materials to follow where none of the reasons below holds.
#   legal_basis: [{law: credit_incentive_opinions_2016}, {law: urban_archives_rules, article: "9"}]
may_defer if not refused

# METADATA
# title: 有不得容缺受理的情形
# description: 至少一条理由成立。
# custom:
#   title_en: Some reason against a deferral
#   description_en: At least one of the reasons holds.
#   legal_basis: [{law: credit_incentive_opinions_2016}, {law: urban_archives_rules, article: "9"}]
refused if some _ in refusals

# METADATA
# title: 信用要求
# description: 失信的申请人不得容缺受理。
# custom:
#   title_en: Credit
#   description_en: Dishonest applicants may not hand in materials later.
#   legal_basis: [{law: credit_incentive_opinions_2016}]
refusals contains reason if some reason in commitments.credit
