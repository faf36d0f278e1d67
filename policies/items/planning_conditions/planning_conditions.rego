# METADATA
# title: 规划（土地）条件、建设条件一次性告知
# description: 供地以前确定并一次告知地块的规划条件和各部门建设条件。
# custom:
#   title_en: Planning conditions and one-off notice of construction conditions
#   description_en: >-
#     Before land is provided, its planning conditions and what every department requires are settled
#     and given at once.
#   legal_basis:
#     - {law: urban_rural_planning_law, article: "38", note: {zh: 规划条件是出让合同的组成部分，未纳入的合同无效。, en: The conditions are part of the grant contract; a contract without them is void.}}
package items.planning_conditions

import data.lib.land
import data.lib.works

# METADATA
# title: 在新供国有土地上建设
# description: 新供土地（出让或者划拨）进行建设，室内装修除外。
# custom:
#   title_en: Construction on newly provided state land
#   description_en: Land is granted or allocated for construction; fit-out is excepted.
#   legal_basis: [{law: urban_rural_planning_law, article: "38"}, {law: zhejiang_planning_regulations}]
applies if {
	works.more_than_fit_out
	land.newly_provided
}
