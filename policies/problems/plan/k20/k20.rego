# METADATA
# title: 计划开工早于法定前置事项的预计办结日期
# description: 投资人计划的开工日期在某项法定前置事项办结以前。
# schemas:
#   - input: {type: object}
# custom:
#   title_en: The planned start lies before a hard prerequisite is done
#   description_en: >-
#     The investor plans to start the works before some hard prerequisite of the start is done.
#   legal_basis:
#     - {law: construction_law, article: "64"}
#     - {law: environmental_impact_assessment_law, article: "31"}
#     - {law: urban_rural_planning_law, article: "64"}
package problems.plan.k20

# METADATA
# title: 计划开工早于法定前置事项的预计办结日期
# description: 前置事项按最早日期计算；办结当日可以开工。
# custom:
#   title_en: The planned start lies before a hard prerequisite is done
#   description_en: >-
#     Prerequisites count by their early dates; the works may start on the day they are done.
#   legal_basis:
#     - {law: construction_law, article: "64"}
#     - {law: environmental_impact_assessment_law, article: "31"}
#     - {law: urban_rural_planning_law, article: "64"}
findings contains {"item": key, "done_on": done_on, "planned_start": true} if {
	some start_of_works in input.items
	start_of_works.item == input.plan.start_of_works
	some key in start_of_works.waits_for
	done_on := input.items[key].early_finish
	input.facts.planned_start < done_on
}
