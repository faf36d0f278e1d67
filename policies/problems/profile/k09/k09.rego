# METADATA
# title: 土地不净
# description: 以出让方式供地，但地块仍占用农用地、林地，或者征收尚未完成。
# custom:
#   title_en: Land not clean
#   description_en: The land is to be granted while it is still farmland or forest, or not yet taken.
#   legal_basis: [{law: land_administration_law, article: "44"}]
package problems.profile.k09

import data.lib.land

# METADATA
# title: 出让地块占用农用地
# description: 须先办理农用地转用。
# custom:
#   title_en: The plot to be granted is farmland
#   description_en: Conversion comes first.
#   legal_basis: [{law: land_administration_law, article: "44"}]
found if {
	land.granted
	input.occupies_farmland
}

# METADATA
# title: 出让地块涉及征收、拆迁
# description: 须先完成土地征收。
# custom:
#   title_en: The plot to be granted needs land taking
#   description_en: The taking comes first.
#   legal_basis: [{law: land_administration_law, article: "44"}]
found if {
	land.granted
	input.involves_expropriation
}

# METADATA
# title: 出让地块占用林地
# description: 须先办理使用林地审核。
# custom:
#   title_en: The plot to be granted is forest land
#   description_en: The review of forest land comes first.
#   legal_basis: [{law: forest_law}, {law: land_administration_law, article: "44"}]
found if {
	land.granted
	input.occupies_forest
}
