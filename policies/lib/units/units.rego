# METADATA
# title: 单位换算
# description: 由已知要素推算另一要素时共用的换算，结果按要素的精度取六位小数。
# custom:
#   title_en: Units
#   description_en: Conversions for computing one fact from others; results have the six decimal places of a fact.
package lib.units

# METADATA
# title: 部分占整体的百分比
# custom:
#   title_en: A part of a whole, in percent
percent(part, whole) := rounded((part * data.lib.units.whole_pct) / whole)

# METADATA
# title: 平方米折合公顷
# custom:
#   title_en: Square metres in hectares
hectares(m2) := rounded(m2 / data.lib.units.m2_per_ha)

# METADATA
# title: 取六位小数
# custom:
#   title_en: Rounded to six places
rounded(number) := round(number * data.lib.units.steps_per_one) / data.lib.units.steps_per_one
