# METADATA
# title: 用电报装
# description: 项目新装或者增加用电容量，向供电企业报装。
# custom:
#   title_en: Power connection
#   description_en: A new or larger power supply is asked for from the power company.
#   legal_basis: [{law: power_supply_regulations}]
package items.power_connection

import data.lib.dates

# METADATA
# title: 项目需要用电容量
# description: 申报了用电容量的项目都要报装。
# custom:
#   title_en: The project asks for power capacity
#   description_en: Every project that states a capacity applies for a connection.
#   legal_basis: [{law: power_supply_regulations}]
applies if {
	some regime in data.items.power_connection.regimes
	dates.in_force(regime, input.reference_date)
	input.power_capacity_kva > regime.capacity_above_kva
}

# METADATA
# title: 项目代码是各事项的统一标识
# description: 习惯上先赋码再报装。
# custom:
#   title_en: The project code is the key of all items
#   description_en: By custom the code is given before the power company is asked.
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "project_code", "kind": "soft"}
