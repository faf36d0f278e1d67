# METADATA
# title: 人防工程竣工验收备案
# description: 就地修建的防空地下室竣工验收后备案。
# custom:
#   title_en: Filing of the acceptance of air-defence works
#   description_en: An air-raid basement built on the site is filed after its acceptance.
#   legal_basis:
#     - {law: civil_air_defence_law, article: "22"}
#     - {law: zhejiang_air_defence_basement_measures}
package items.air_defence_acceptance_filing

import data.lib.air_defence

# METADATA
# title: 就地修建防空地下室
# description: 达到修建限额，且不易地建设。
# custom:
#   title_en: An air-raid basement is built on the site
#   description_en: The project reaches a limit of the duty and does not build elsewhere.
#   legal_basis:
#     - {law: civil_air_defence_law, article: "22"}
#     - {law: zhejiang_air_defence_basement_measures}
applies if {
	air_defence.duty
	not input.cad_relocation_needed
}

# METADATA
# title: 按审查的防空地下室设计验收
# description: 人防审查确定应建面积和标准。
# custom:
#   title_en: The basement is accepted against its reviewed design
#   description_en: The air-defence review sets area and standard.
#   legal_basis: [{law: civil_air_defence_law, article: "22"}]
prerequisites contains {"id": "civil_air_defence_review", "kind": "hard"}

# METADATA
# title: 人防工程竣工验收后备案
# description: 建设单位组织验收合格后方可备案。
# custom:
#   title_en: The filing follows the completion acceptance
#   description_en: The owner must have accepted the works before he files them.
#   legal_basis: [{law: construction_quality_regulations, article: "16"}]
prerequisites contains {"id": "quality_completion_acceptance", "kind": "hard"}

# METADATA
# title: 人防面积以联合测绘成果为准
# description: 习惯上凭测绘成果核定人防面积。
# custom:
#   title_en: The survey gives the area of the basement
#   description_en: By custom the area is taken from the joint survey.
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "joint_surveying", "kind": "soft"}

# METADATA
# title: 工程开工并建成以后才能验收备案
# description: 备案的对象是建成的防空地下室。
# custom:
#   title_en: Only built works can be filed
#   description_en: What is filed is the basement as built.
#   legal_basis: [{law: nature_of_the_matter}]
prerequisites contains {"id": "commencement_check", "kind": "physical"}
