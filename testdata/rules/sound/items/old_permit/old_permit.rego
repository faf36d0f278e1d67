# METADATA
# title: 旧许可
# custom:
#   title_en: Old permit
package items.old_permit

import data.lib.dates

# METADATA
# title: 面积达到限额
# custom:
#   title_en: The floor area reaches the limit
#   legal_basis: [{law: building_law, article: "7"}]
applies if {
	some row in data.items.old_permit.regimes
	dates.in_force(row, input.reference_date)
	input.floor_area_m2 >= row.floor_m2
}
