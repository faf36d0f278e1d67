# METADATA
# title: 单位产出的能耗
# description: 由年综合能源消费量和达产年产值推算，取六位小数。
# custom:
#   title_en: Energy per unit of output
#   description_en: Derived from the annual energy use and the annual output, to six decimal places.
package derived.energy_intensity_tce_per_wan

import data.lib.units

# METADATA
# title: 年综合能耗除以年产值
# custom:
#   title_en: Annual energy divided by annual output
#   legal_basis: [{law: nature_of_the_matter}]
value := units.rounded(input.annual_energy_tce / input.annual_output_wan) if input.annual_output_wan > 0

# METADATA
# title: 既无产出也不用能
# custom:
#   title_en: Neither output nor energy
#   legal_basis: [{law: nature_of_the_matter}]
value := 0 if {
	input.annual_output_wan == 0
	input.annual_energy_tce == 0
}
