# METADATA
# title: 施工规模与性质
# description: 施工许可的限额和“不只是室内装修”的判断，供各事项共用。
# custom:
#   title_en: Scale and nature of the works
#   description_en: The limits of the construction permit, and whether the works go beyond fit-out.
package lib.works

import data.lib.buildings
import data.lib.dates

# METADATA
# title: 不只是室内装修（新建、扩建或者改建）
# custom:
#   title_en: More than fit-out (new, extended or altered works)
more_than_fit_out if input.project_nature in {"new", "extension", "alteration"}

# METADATA
# title: 室内装修
# custom:
#   title_en: Fit-out
fit_out if input.project_nature == "fit-out"

# METADATA
# title: 新建、扩建或者改建
# custom:
#   title_en: New, extended or altered works
beyond_interior if more_than_fit_out

# METADATA
# title: 改变外立面
# custom:
#   title_en: The facade is changed
beyond_interior if input.changes_facade

# METADATA
# title: 变动承重结构
# custom:
#   title_en: The load-bearing structure is changed
beyond_interior if input.changes_structure

# METADATA
# title: 工程投资额和建筑面积都超过施工许可限额
# custom:
#   title_en: Both the contract and the floor area exceed the limits of the construction permit
#   legal_basis: [{law: construction_permit_measures_2014, article: "2"}]
permit_needed if {
	some regime in data.items.construction_permit.regimes
	dates.in_force(regime, input.reference_date)
	contract_above(regime)
	area_above(regime)
}

# METADATA
# title: 市政工程，工程投资额超过施工许可限额
# custom:
#   title_en: Municipal works whose contract exceeds the limit of the construction permit
#   legal_basis: [{law: construction_permit_measures_2014, article: "2"}]
permit_needed if {
	buildings.municipal
	some regime in data.items.construction_permit.regimes
	dates.in_force(regime, input.reference_date)
	contract_above(regime)
}

# METADATA
# title: 工程投资额超过限额
# custom:
#   title_en: The contract is above the limit
contract_above(regime) if input.works_contract_wan > regime.contract_above_wan

# METADATA
# title: 工程投资额达到限额
# custom:
#   title_en: The contract reaches the limit
contract_above(regime) if input.works_contract_wan >= regime.contract_from_wan

# METADATA
# title: 建筑面积超过限额
# custom:
#   title_en: The floor area is above the limit
area_above(regime) if input.works_floor_area_m2 > regime.area_above_m2

# METADATA
# title: 建筑面积达到限额
# custom:
#   title_en: The floor area reaches the limit
area_above(regime) if input.works_floor_area_m2 >= regime.area_from_m2
