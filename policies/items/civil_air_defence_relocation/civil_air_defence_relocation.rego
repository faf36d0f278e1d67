# METADATA
# title: 防空地下室易地建设审批
# description: 不能在项目内修建防空地下室的，经批准缴纳易地建设费。
# custom:
#   title_en: Approval to build an air-raid basement elsewhere
#   description_en: Where the basement cannot be built on the site, a fee is paid with approval.
#   legal_basis:
#     - {law: air_defence_works_rules_2003, article: "48"}
#     - {law: civil_air_defence_law, article: "48"}
package items.civil_air_defence_relocation

import data.lib.air_defence

# METADATA
# title: 负有修建义务，但需要易地建设
# description: 达到修建限额，且存在可以易地建设的情形。
# custom:
#   title_en: The basement is owed but must be built elsewhere
#   description_en: A limit of the duty is reached and one of the cases for building elsewhere is at hand.
#   legal_basis: [{law: air_defence_works_rules_2003, article: "48"}]
applies if {
	air_defence.duty
	input.cad_relocation_needed
}

# METADATA
# title: 先核定应建面积，才能批准易地建设
# description: 易地建设费按核定的应建面积计算。
# custom:
#   title_en: The area owed is known before it may be built elsewhere
#   description_en: The fee for building elsewhere is computed on the area owed.
#   legal_basis: [{law: civil_air_defence_law, article: "22"}]
prerequisites contains {"id": "civil_air_defence_review", "kind": "hard"}
