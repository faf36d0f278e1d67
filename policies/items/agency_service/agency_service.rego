# METADATA
# title: 项目代办委托（一站代办）
# description: 街道（镇）代办员受投资人委托，无偿代办各项审批。
# custom:
#   title_en: Free one-stop agency service
#   description_en: >-
#     An agent of the subdistrict or town handles the approvals for the investor, free of charge.
#   legal_basis:
#     - {law: jiangbei_2017_28, article: "二（一）第六项", note: {zh: 一站代办机制。, en: The mechanism of the one-stop agency.}}
package items.agency_service

# METADATA
# title: 投资人要求代办
# description: 是否代办由投资人自愿选择。
# custom:
#   title_en: The investor asks for an agent
#   description_en: Whether to use an agent is the investor's free choice.
#   legal_basis: [{law: jiangbei_2017_28, article: "二（一）第六项"}]
applies if input.wants_agency_service

# METADATA
# title: 代办以项目代码建档
# description: 代办员按项目代码登记和跟踪各事项。
# custom:
#   title_en: The agent keeps the project under its code
#   description_en: The agent records and follows the items under the code.
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "project_code", "kind": "soft"}
