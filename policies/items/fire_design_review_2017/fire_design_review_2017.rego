# METADATA
# title: 消防设计审核（公安消防，旧）
# description: 2019年6月30日以前，大型人员密集场所和特殊建设工程的消防设计由公安消防机构审核。
# custom:
#   title_en: Fire design review by the fire police (until June 2019)
#   description_en: >-
#     Until June 2019 the fire police reviewed the fire design of large crowded places and special
#     projects.
#   legal_basis:
#     - {law: fire_protection_law, article: "11"}
#     - {law: fire_supervision_rules_119, article: "13-16"}
package items.fire_design_review_2017

import data.lib.fire

# METADATA
# title: 属于应当审核的大型人员密集场所或者特殊建设工程
# description: 种类和限额与现行特殊建设工程相同。
# custom:
#   title_en: A large crowded place or special project
#   description_en: The kinds and limits are those of today's special projects.
#   legal_basis: [{law: fire_supervision_rules_119, article: "13-14"}]
applies if fire.special_project

# METADATA
# title: 申请审核须提交规划许可证明文件
# description: 依法需要办理规划许可的，应当提供规划许可证明文件。
# custom:
#   title_en: The application includes a copy of the planning permit
#   description_en: Works that need a planning permit hand in a copy of it.
#   legal_basis: [{law: fire_supervision_rules_119, article: "15"}]
prerequisites contains {"id": "engineering_planning_permit", "kind": "hard"}

# METADATA
# title: 申请审核须提交乡村规划许可证明文件
# description: 依法需要办理乡村规划许可的，应当提供许可证明文件。
# custom:
#   title_en: The application includes a copy of the rural planning permit
#   description_en: Works that need a rural planning permit hand in a copy of it.
#   legal_basis: [{law: fire_supervision_rules_119, article: "15"}]
prerequisites contains {"id": "rural_planning_permit", "kind": "hard"}
