# METADATA
# title: 选择了承诺，但不符合承诺条件
# description: 投资人选择承诺办理，而该事项对本项目不能承诺；计划已按一般程序排期。
# schemas:
#   - input: {type: object}
# custom:
#   title_en: A commitment was chosen that is not offered
#   description_en: >-
#     The investor chose a commitment which this project may not make; the plan takes the normal way.
#   legal_basis: [{law: state_council_office_2020_42}, {law: zhejiang_office_2017_119}]
package problems.plan.k15

# METADATA
# title: 选择了承诺，但不符合承诺条件
# description: 有不得承诺的情形，或者承诺所需的要素尚不清楚。
# custom:
#   title_en: A commitment was chosen that is not offered
#   description_en: Some reason stands against it, or a fact that it needs is not known yet.
#   legal_basis: [{law: state_council_office_2020_42}, {law: zhejiang_office_2017_119}]
findings contains {"item": key} if {
	some key, item in input.items
	item.asked
	not item.offered
}
