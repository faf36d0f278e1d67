# METADATA
# title: 特殊建设工程消防验收
# description: 特殊建设工程投入使用前，由消防审验部门验收。
# custom:
#   title_en: Fire acceptance of special construction projects
#   description_en: >-
#     A special construction project is accepted by the fire review authority before it is used.
#   legal_basis:
#     - {law: fire_protection_law, article: "13"}
#     - {law: fire_review_rules_51, article: "26-33"}
package items.fire_acceptance

import data.lib.fire

# METADATA
# title: 属于特殊建设工程（消防）
# description: 与特殊建设工程消防设计审查的范围相同。
# custom:
#   title_en: A special construction project under the fire rules
#   description_en: The same class as for the fire design review.
#   legal_basis:
#     - {law: fire_protection_law, article: "13"}
#     - {law: fire_review_rules_51, article: "14"}
applies if fire.special_project

# METADATA
# title: 按审查合格的消防设计验收
# description: 特殊建设工程未经消防设计审查的，不得验收。
# custom:
#   title_en: The works are accepted against the reviewed fire design
#   description_en: Without a reviewed design there is nothing to accept against.
#   legal_basis: [{law: fire_protection_law, article: "13"}]
prerequisites contains {"id": "fire_design_review", "kind": "hard"}

# METADATA
# title: 建设单位先行查验合格
# description: 建设单位组织竣工验收时先行查验消防设施，合格后申请。
# custom:
#   title_en: The owner checks the fire works first
#   description_en: >-
#     The owner checks them in the completion acceptance and applies once they are good.
#   legal_basis:
#     - {law: fire_protection_law, article: "13"}
#     - {law: fire_review_rules_51, article: "27-28"}
prerequisites contains {"id": "quality_completion_acceptance", "kind": "hard"}

# METADATA
# title: 工程开工并建成以后才能消防验收
# description: 验收的对象是建成的工程。
# custom:
#   title_en: Only built works can be accepted
#   description_en: What is accepted is the works as built.
#   legal_basis: [{law: nature_of_the_matter}]
prerequisites contains {"id": "commencement_check", "kind": "hard"}
