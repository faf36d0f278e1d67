# METADATA
# title: 项目拆分或者级别认定有误
# description: 单个项目未达到限额，但与两年内相邻地块的关联项目合计达到限额。
# custom:
#   title_en: Project split, or put in the wrong class
#   description_en: >-
#     The project alone stays below a limit that it reaches together with the linked projects next to
#     it.
#   legal_basis:
#     - {law: tendering_law, article: "4"}
#     - {law: construction_permit_measures_2014, article: "2"}
package problems.profile.k17

import data.lib.buildings
import data.lib.dates
import data.lib.energy
import data.lib.soil_water
import data.lib.tendering
import data.lib.works

# METADATA
# title: 合计用能达到节能审查限额
# description: 本项目未达到限额，与关联项目合计的年综合能源消费量达到限额。
# custom:
#   title_en: Energy reaches the review together
#   description_en: >-
#     The project alone stays below the limits of the energy review; the sum of yearly energy reaches
#     one.
#   legal_basis:
#     - {law: energy_review_measures_2016}
#     - {law: energy_review_measures_2023}
#     - {law: energy_review_measures_2025}
found if {
	input.adjoining_project_within_two_years
	not input.in_low_energy_industry_list
	not energy.over_limit
	some regime in data.items.energy_review.regimes
	dates.in_force(regime, input.reference_date)
	input.linked_projects_energy_tce >= regime.energy_tce
}

# METADATA
# title: 合计扰动面积或者土石方达到水土保持报告书限额
# description: 本项目未达到报告书限额，与关联项目合计达到。
# custom:
#   title_en: Land or earthwork reaches the soil and water report together
#   description_en: The project alone stays below the limits of the report; the sum reaches one.
#   legal_basis: [{law: soil_water_conservation_law, article: "25"}]
found if {
	input.adjoining_project_within_two_years
	soil_water.in_scope
	not soil_water.report_needed
	some regime in data.items.soil_water_report_book.regimes
	dates.in_force(regime, input.reference_date)
	linked_ground_reaches(regime)
}

# METADATA
# title: 合计扰动面积或者土石方达到水土保持报告表限额
# description: 本项目未达到报告表下限，与关联项目合计达到。
# custom:
#   title_en: Land or earthwork reaches the soil and water table together
#   description_en: The project alone stays below the limits of the table; the sum reaches one.
#   legal_basis: [{law: soil_water_conservation_law, article: "25"}]
found if {
	input.adjoining_project_within_two_years
	soil_water.in_scope
	not soil_water.plan_needed
	some regime in data.items.soil_water_report_table.regimes
	dates.in_force(regime, input.reference_date)
	linked_ground_reaches(regime)
}

# METADATA
# title: 合计工程投资额和建筑面积达到施工许可限额
# description: 本项目不需要施工许可，与关联项目合计需要。
# custom:
#   title_en: Contract and floor area reach the construction permit together
#   description_en: >-
#     The project alone needs no construction permit; together with the linked ones it does.
#   legal_basis: [{law: construction_permit_measures_2014, article: "2"}]
found if {
	input.adjoining_project_within_two_years
	not works.permit_needed
	some regime in data.items.construction_permit.regimes
	dates.in_force(regime, input.reference_date)
	linked_contract_above(regime)
	linked_area_above(regime)
}

# METADATA
# title: 市政工程合计投资额达到施工许可限额
# description: 市政工程只看工程投资额。
# custom:
#   title_en: Municipal works reach the construction permit together
#   description_en: For municipal works the money alone decides.
#   legal_basis: [{law: construction_permit_measures_2014, article: "2"}]
found if {
	input.adjoining_project_within_two_years
	buildings.municipal
	not works.permit_needed
	some regime in data.items.construction_permit.regimes
	dates.in_force(regime, input.reference_date)
	linked_contract_above(regime)
}

# METADATA
# title: 合计施工合同达到必须招标的限额
# description: 项目在招标范围内，本项目合同未达到限额，与关联项目合计达到。
# custom:
#   title_en: Works contracts reach the tender limit together
#   description_en: >-
#     The project is in the scope of tendering and no contract of its own reaches the limit; the sum of
#     works contracts does.
#   legal_basis: [{law: tendering_law, article: "4"}]
found if {
	input.adjoining_project_within_two_years
	not tendering.required
	some regime in data.items.tendering.regimes
	dates.in_force(regime, input.reference_date)
	tendering.in_scope(regime)
	input.linked_projects_works_contract_wan >= regime.works_wan
}

# METADATA
# title: 合计扰动面积达到限额
# description: 与关联项目合计的征占地面积达到限额。
# custom:
#   title_en: Disturbed land reaches the limit together
#   description_en: The land disturbed with the linked projects reaches the limit.
#   legal_basis: [{law: soil_water_conservation_law, article: "25"}]
linked_ground_reaches(regime) if input.linked_projects_disturbed_land_ha >= regime.disturbed_land_ha

# METADATA
# title: 合计土石方量达到限额
# description: 与关联项目合计的挖填土石方总量达到限额。
# custom:
#   title_en: Earthwork reaches the limit together
#   description_en: The earthwork done with the linked projects reaches the limit.
#   legal_basis: [{law: soil_water_conservation_law, article: "25"}]
linked_ground_reaches(regime) if input.linked_projects_earthwork_m3 >= regime.earthwork_m3

# METADATA
# title: 合计工程投资额超过限额
# description: 与关联项目合计的施工合同金额超过限额。
# custom:
#   title_en: The contracts are above the limit together
#   description_en: The works contracts of the linked projects add up to more than the limit.
#   legal_basis: [{law: construction_permit_measures_2014, article: "2"}]
linked_contract_above(regime) if input.linked_projects_works_contract_wan > regime.contract_above_wan

# METADATA
# title: 合计工程投资额达到限额
# description: 与关联项目合计的施工合同金额达到限额。
# custom:
#   title_en: The contracts reach the limit together
#   description_en: The works contracts of the linked projects add up to the limit.
#   legal_basis: [{law: construction_permit_measures_2014, article: "2"}]
linked_contract_above(regime) if input.linked_projects_works_contract_wan >= regime.contract_from_wan

# METADATA
# title: 合计建筑面积超过限额
# description: 与关联项目合计的施工面积超过限额。
# custom:
#   title_en: The floor area is above the limit together
#   description_en: The floor area of the linked works adds up to more than the limit.
#   legal_basis: [{law: construction_permit_measures_2014, article: "2"}]
linked_area_above(regime) if input.linked_projects_works_floor_area_m2 > regime.area_above_m2

# METADATA
# title: 合计建筑面积达到限额
# description: 与关联项目合计的施工面积达到限额。
# custom:
#   title_en: The floor area reaches the limit together
#   description_en: The floor area of the linked works adds up to the limit.
#   legal_basis: [{law: construction_permit_measures_2014, article: "2"}]
linked_area_above(regime) if input.linked_projects_works_floor_area_m2 >= regime.area_from_m2
