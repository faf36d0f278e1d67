# METADATA
# title: 按面积判断是否大型
# custom:
#   title_en: Large by its floor area
package derived.is_big

# METADATA
# title: 面积达到限额的为大型
# custom:
#   title_en: Large from the limit on
value if large

# METADATA
# title: 其余不是大型
# custom:
#   title_en: The rest is not
value := false if not large

# METADATA
# title: 面积达到限额
# custom:
#   title_en: The floor area reaches the limit
large if {
	some row in data.derived.is_large.regimes
	input.floor_area_m2 >= row.large_from_m2
}
