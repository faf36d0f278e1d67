# METADATA
# title: 能耗超过约定标准
# description: 标准地项目的单位产出能耗是否超过协议，或者走区域能评承诺备案的项目是否在负面清单内。
# custom:
#   title_en: Energy use above the agreed standard
#   description_en: >-
#     Whether a project on standard land uses more energy per output than agreed, or one in the regional
#     energy reform is on the negative list.
#   legal_basis: [{law: zhejiang_office_2018_73}, {law: zhejiang_regional_energy_review_2017}]
package problems.profile.k16

import data.lib.energy
import data.lib.land

# METADATA
# title: 单位产出能耗超过标准地协议
# description: 标准地项目每万元产出的综合能耗大于协议约定。
# custom:
#   title_en: Energy per output is above the standard-land agreement
#   description_en: >-
#     A project on standard land uses more energy for each 10,000 yuan of output than agreed.
#   legal_basis: [{law: zhejiang_office_2018_73}]
found if {
	land.standard
	input.energy_intensity_tce_per_wan > input.standard_land_energy_limit
}

# METADATA
# title: 在区域能评改革区内，但列入负面清单
# description: 用能达到限额，本可承诺备案，因在负面清单内须单独审查。
# custom:
#   title_en: In the regional energy reform, but on its negative list
#   description_en: >-
#     Energy reaches the limit; a commitment could be filed were the project not on the list, so that it
#     is reviewed by itself.
#   legal_basis: [{law: zhejiang_regional_energy_review_2017}]
found if {
	input.in_regional_energy_zone
	input.on_energy_negative_list
	energy.over_limit
}
