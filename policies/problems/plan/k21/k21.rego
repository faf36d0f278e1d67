# METADATA
# title: 开工日期晚于出让合同的约定（未注明名称的日期为排期开工日）
# description: 预计开工或者计划开工的日期在合同约定的日期以后。
# schemas:
#   - input: {type: object}
# custom:
#   title_en: >-
#     The works start after the date of the land contract (a date without a name is the schedule's)
#   description_en: >-
#     The works are forecast, or planned, to start after the date that the contract of grant sets.
#   legal_basis: [{law: idle_land_measures, article: "14"}]
package problems.plan.k21

# METADATA
# title: 按计划排期，开工晚于合同约定
# description: 按最早日期推算的开工日期在合同约定的日期以后。
# custom:
#   title_en: By the schedule the works start after the contract date
#   description_en: The earliest date on which the works can start lies after the date of the contract.
#   legal_basis: [{law: idle_land_measures, article: "14"}]
findings contains {"land_contract_start_by": true, "start_of_works_on": input.plan.works_start} if {
	input.plan.works_start > input.facts.land_contract_start_by
}

# METADATA
# title: 投资人计划的开工日期晚于合同约定
# description: 计划开工日期在合同约定的日期以后。
# custom:
#   title_en: The investor plans to start after the contract date
#   description_en: The planned start lies after the date of the contract.
#   legal_basis: [{law: idle_land_measures, article: "14"}]
findings contains {"land_contract_start_by": true, "planned_start": true} if {
	input.facts.planned_start > input.facts.land_contract_start_by
}
