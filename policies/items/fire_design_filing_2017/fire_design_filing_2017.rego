# METADATA
# title: 消防设计备案（公安消防，旧）
# description: 2019年6月30日以前，其他需要施工许可的工程，消防设计报公安消防机构备案，抽查检查。
# custom:
#   title_en: Fire design filing with the fire police (until June 2019)
#   description_en: >-
#     Until June 2019 the fire designs of other works with a construction permit were filed with the
#     fire police and checked by sample.
#   legal_basis: [{law: fire_supervision_rules_119, article: "24"}]
package items.fire_design_filing_2017

import data.lib.fire
import data.lib.works

# METADATA
# title: 需要施工许可，又不属于特殊建设工程
# description: 达到施工许可限额，且不在消防设计审核范围。
# custom:
#   title_en: Needs a construction permit and is no special project
#   description_en: Above the limits of the construction permit and outside the fire design review.
#   legal_basis: [{law: fire_supervision_rules_119, article: "24"}]
applies if {
	works.permit_needed
	not fire.special_project
}

# METADATA
# title: 取得施工许可后7日内备案消防设计
# description: 建设单位应当在取得施工许可之日起7日内备案。
# custom:
#   title_en: The fire design is filed within 7 days after the construction permit
#   description_en: The owner files the design within 7 days of obtaining the construction permit.
#   legal_basis: [{law: fire_supervision_rules_119, article: "24"}]
prerequisites contains {"id": "construction_permit", "kind": "hard"}
