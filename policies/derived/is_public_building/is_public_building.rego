# METADATA
# title: 是否公共建筑
# description: 由主要用途推算：除住宅以外的民用建筑是公共建筑。
# custom:
#   title_en: Whether the building is public
#   description_en: Derived from the main use, since every civil building that is not housing is public.
package derived.is_public_building

# METADATA
# title: 主要用途属于公共建筑
# custom:
#   title_en: The main use makes it a public building
#   legal_basis: [{law: nature_of_the_matter}]
value if public_use

# METADATA
# title: 主要用途不属于公共建筑
# custom:
#   title_en: The main use is not that of a public building
#   legal_basis: [{law: nature_of_the_matter}]
value := false if not public_use

# METADATA
# title: 公共建筑的用途
# custom:
#   title_en: Uses of a public building
public_use if input.building_category in {
	"commercial", "office", "hotel", "school", "kindergarten",
	"hospital", "elderly-care", "culture-sport", "other-public",
}
