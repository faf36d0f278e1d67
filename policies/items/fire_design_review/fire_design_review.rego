# METADATA
# title: 特殊建设工程消防设计审查
# description: 特殊建设工程的消防设计由住房和城乡建设部门审查，未经审查合格不得施工。
# custom:
#   title_en: Fire design review of special construction projects
#   description_en: >-
#     The housing authority reviews the fire design of special projects; without it nothing may be
#     built.
#   legal_basis: [{law: fire_protection_law, article: "11-12"}, {law: fire_review_rules_51, article: "14-26"}]
package items.fire_design_review

import data.lib.fire

# METADATA
# title: 属于特殊建设工程
# description: 人员密集场所面积超过限额，或者属于规定所列的特殊工程；装修按用途和面积判断。
# custom:
#   title_en: A special construction project
#   description_en: >-
#     The area of a crowded place is above its limit, or the works are of a listed kind; for fit-out
#     the use and its area decide.
#   legal_basis: [{law: fire_protection_law, article: "11"}, {law: fire_review_rules_51, article: "14"}]
applies if fire.special_project

# METADATA
# title: 技术审查与施工图联合进行
# description: 消防设计随施工图联合审查，但不是法定前置。
# custom:
#   title_en: The technical part is done with the drawing review
#   description_en: >-
#     The fire design is reviewed jointly with the drawings, but the law does not put one before the
#     other.
#   legal_basis: [{law: fire_protection_law, article: "11"}, {law: fire_review_rules_51}]
prerequisites contains {"id": "construction_drawing_review", "kind": "soft"}

# METADATA
# title: 用途决定消防类别
# description: 变更用途的，习惯上先确定新用途。
# custom:
#   title_en: The use decides the fire class
#   description_en: Where the use changes, the new use is by custom settled first.
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "use_change_planning", "kind": "soft"}

# METADATA
# title: 需要规划许可的工程，规划许可文件是必交材料
# description: 依法需要办理规划许可的，申请消防设计审查应当提交规划许可文件。
# custom:
#   title_en: Where a planning permit is needed it is a required document
#   description_en: Works that need a planning permit hand it in with the application for fire review.
#   legal_basis:
#     - {law: fire_supervision_rules_119, article: "15", to: "2020-05-31"}
#     - {law: fire_review_rules_51, article: "16"}
prerequisites contains {"id": "engineering_planning_permit", "kind": "hard"}

# METADATA
# title: 需要乡村规划许可的工程，规划许可文件是必交材料
# description: 依法需要办理乡村规划许可的，申请消防设计审查应当提交许可文件。
# custom:
#   title_en: Where a rural planning permit is needed it is a required document
#   description_en: Works that need a rural planning permit hand it in with the application for fire review.
#   legal_basis:
#     - {law: fire_supervision_rules_119, article: "15", to: "2020-05-31"}
#     - {law: fire_review_rules_51, article: "16"}
prerequisites contains {"id": "rural_planning_permit", "kind": "hard"}
