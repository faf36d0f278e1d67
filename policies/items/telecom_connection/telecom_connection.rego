# METADATA
# title: 通信（光纤到户）、广电报装
# description: 房屋建筑接入通信和广电网络，与主体工程同步设计、施工、验收。
# custom:
#   title_en: Telecom and cable television connection
#   description_en: >-
#     Buildings join the telecom and cable networks, whose pipes are designed, built and accepted
#     together with them.
#   legal_basis: [{law: fibre_to_home_code}, {law: telecommunications_regulations}]
package items.telecom_connection

import data.lib.buildings
import data.lib.works

# METADATA
# title: 新建、扩建、改建的房屋建筑
# description: 不只是室内装修，也不是市政工程。
# custom:
#   title_en: A new, extended or altered building
#   description_en: The works go beyond fit-out and are not municipal.
#   legal_basis: [{law: fibre_to_home_code}, {law: telecommunications_regulations}]
applies if {
	works.more_than_fit_out
	buildings.building
}
