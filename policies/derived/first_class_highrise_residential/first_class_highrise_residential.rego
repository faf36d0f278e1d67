# METADATA
# title: 是否一类高层住宅
# description: 由主要用途和建筑高度推算：超过限高的住宅是一类高层住宅。
# custom:
#   title_en: Whether it is first-class high-rise housing
#   description_en: Derived from the main use and the height, since housing above the limit is first class.
package derived.first_class_highrise_residential

import data.lib.dates

# METADATA
# title: 住宅高度超过一类高层的限值
# custom:
#   title_en: Housing above the height of the first class
#   legal_basis: [{law: fire_review_rules_51, article: "14"}]
value if tall_housing

# METADATA
# title: 不是住宅，或者高度未超过一类高层的限值
# custom:
#   title_en: Not housing, or not above the height of the first class
#   legal_basis: [{law: fire_review_rules_51, article: "14"}]
value := false if not tall_housing

# METADATA
# title: 高度超过限值的住宅
# custom:
#   title_en: Housing above the height limit
tall_housing if {
	input.building_category == "residential"
	some limit in data.derived.first_class_highrise_residential.regimes
	dates.in_force(limit, input.reference_date)
	input.building_height_m > limit.height_m
}
