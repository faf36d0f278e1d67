# METADATA
# title: 水土保持范围
# description: 是否在水土保持方案管理范围内，以及报告书、报告表的限额。
# custom:
#   title_en: Scope of soil and water conservation
#   description_en: Whether a project falls under soil and water plans, and the limits of report and table.
package lib.soil_water

import data.lib.dates

# METADATA
# title: 在山区、丘陵区或者易发生水土流失区域，且没有区域水保方案
# custom:
#   title_en: In hills or erosion-prone land without a regional scheme
#   legal_basis: [{law: soil_water_conservation_law, article: "25"}]
in_scope if {
	input.soil_water_area
	not input.in_regional_soil_water_scheme
}

# METADATA
# title: 需要编报水土保持方案
# description: 在管理范围内，且达到报告表下限；达到报告书限额的自然也在其内。
# custom:
#   title_en: A soil and water plan of some kind is needed
#   description_en: In scope and from the lower limit of the table on, what needs the report included.
#   legal_basis: [{law: soil_water_conservation_law, article: "25"}]
plan_needed if {
	in_scope
	some regime in data.items.soil_water_report_table.regimes
	dates.in_force(regime, input.reference_date)
	reaches_table(regime)
}

# METADATA
# title: 不论规模
# custom:
#   title_en: Whatever the size
reaches_table(regime) if regime.any_size

# METADATA
# title: 扰动面积达到报告表下限
# custom:
#   title_en: Disturbed land reaches the lower limit of the table
reaches_table(regime) if input.disturbed_land_ha >= regime.disturbed_land_ha

# METADATA
# title: 土石方量达到报告表下限
# custom:
#   title_en: Earthwork reaches the lower limit of the table
reaches_table(regime) if input.earthwork_m3 >= regime.earthwork_m3

# METADATA
# title: 达到报告书限额
# custom:
#   title_en: Reaches the limit of the report
#   legal_basis: [{law: soil_water_conservation_law, article: "25"}]
report_needed if {
	in_scope
	some regime in data.items.soil_water_report_book.regimes
	dates.in_force(regime, input.reference_date)
	reaches_report(regime)
}

# METADATA
# title: 扰动面积和土石方量都未达到报告书限额
# custom:
#   title_en: Both disturbed land and earthwork are below the limits of the report
#   legal_basis: [{law: soil_water_conservation_law, article: "25"}]
below_report if {
	some regime in data.items.soil_water_report_book.regimes
	dates.in_force(regime, input.reference_date)
	input.disturbed_land_ha < regime.disturbed_land_ha
	input.earthwork_m3 < regime.earthwork_m3
}

# METADATA
# title: 扰动面积达到报告书限额
# custom:
#   title_en: Disturbed land reaches the limit of the report
reaches_report(regime) if input.disturbed_land_ha >= regime.disturbed_land_ha

# METADATA
# title: 土石方量达到报告书限额
# custom:
#   title_en: Earthwork reaches the limit of the report
reaches_report(regime) if input.earthwork_m3 >= regime.earthwork_m3
