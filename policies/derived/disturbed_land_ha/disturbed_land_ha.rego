# METADATA
# title: 建议的扰动土地面积
# description: 以用地面积折算，供填写时参考；未经确认不作为要素使用。
# custom:
#   title_en: Proposed area of disturbed land
#   description_en: The land area in hectares, offered to whoever fills in the profile; it is no fact until confirmed.
package derived.disturbed_land_ha

import data.lib.units

# METADATA
# title: 按用地面积折算
# custom:
#   title_en: The land area, in hectares
#   legal_basis: [{law: administrative_practice}]
proposal := units.hectares(input.land_area_m2)
