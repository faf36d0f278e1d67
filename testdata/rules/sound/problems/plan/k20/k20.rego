# METADATA
# title: 开工过早
# custom:
#   title_en: Works start too early
# schemas:
#   - input: {type: object}
package problems.plan.k20

# METADATA
# title: 开工早于合同
# custom:
#   title_en: Works start before the contract
#   legal_basis: [{law: practice}]
findings contains {"item": "commencement", "on": input.plan.works_start} if {
	input.plan.works_start < input.facts.contract_date
}
