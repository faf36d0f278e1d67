# METADATA
# title: 土地来源
# description: 供地方式的分类，供各事项共用。
# custom:
#   title_en: Where the land comes from
#   description_en: Ways of providing land, shared by the items.
package lib.land

# METADATA
# title: 新供国有建设用地（出让或者划拨）
# custom:
#   title_en: Newly provided state land, granted or allocated
newly_provided if input.land_source in {"granted-standard-land", "granted-auction", "agreement", "allocated"}

# METADATA
# title: 出让国有建设用地
# custom:
#   title_en: Granted state land
granted if input.land_source in {"granted-standard-land", "granted-auction", "agreement"}

# METADATA
# title: 划拨国有建设用地
# custom:
#   title_en: Allocated state land
allocated if input.land_source == "allocated"

# METADATA
# title: 标准地
# custom:
#   title_en: Standard land
standard if input.land_source == "granted-standard-land"

# METADATA
# title: 国有土地（含既有用地和租赁房屋）
# custom:
#   title_en: State land, existing sites and leased buildings included
state_owned if input.land_source in {
	"granted-standard-land", "granted-auction", "agreement", "allocated", "existing-land", "leased-building",
}

# METADATA
# title: 集体土地
# custom:
#   title_en: Collective land
collective if input.land_source == "collective"
