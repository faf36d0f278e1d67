# METADATA
# title: 污水排入排水管网许可
# description: 向城镇排水管网排放污水的排水户领取许可证。
# custom:
#   title_en: Permit to discharge sewage into the network
#   description_en: >-
#     Whoever discharges sewage into the town network in the course of business gets a permit.
#   legal_basis: [{law: urban_drainage_regulations, article: "21"}]
package items.drainage_permit

import data.lib.commitments

# METADATA
# title: 从事工业、商业、医疗等活动并向管网排放污水
# description: 居民生活污水不需要许可。
# custom:
#   title_en: A business that discharges sewage into the network
#   description_en: >-
#     Industry, storage, commerce, hospitals and hotels; household sewage needs no permit.
#   legal_basis: [{law: urban_drainage_regulations, article: "21"}]
applies if {
	input.discharges_to_municipal_sewer
	input.building_category in {"industrial", "warehouse", "commercial", "hospital", "hotel"}
}

# METADATA
# title: 接入排水管网后才能排放
# description: 没有接驳的排水户无从排放。
# custom:
#   title_en: Only who is connected can discharge
#   description_en: The permit is for an outlet that is joined to the network.
#   legal_basis: [{law: urban_drainage_regulations}]
prerequisites contains {"id": "drainage_connection", "kind": "hard"}

# METADATA
# title: 工程开工并建成以后才能核验排放口和预处理设施
# description: 许可以建成的排放口和预处理设施为条件。
# custom:
#   title_en: Outlet and pre-treatment must be built first
#   description_en: The permit rests on an outlet and a pre-treatment that are built.
#   legal_basis: [{law: nature_of_the_matter}]
prerequisites contains {"id": "commencement_check", "kind": "physical"}

# METADATA
# title: 没有不得承诺的情形
# description: 下列理由一条都不成立时可以承诺。
# custom:
#   title_en: No reason against a commitment
#   description_en: May be entered on a commitment where none of the reasons below holds.
#   legal_basis: [{law: jiangbei_2017_28, article: "二（一）第一项"}, {law: state_council_office_2020_42}]
may_commit if not refused

# METADATA
# title: 有不得承诺的情形
# description: 至少一条理由成立。
# custom:
#   title_en: Some reason against a commitment
#   description_en: At least one of the reasons holds.
#   legal_basis: [{law: jiangbei_2017_28, article: "二（一）第一项"}, {law: state_council_office_2020_42}]
refused if some _ in refusals

# METADATA
# title: 信用要求
# description: 失信的申请人不得承诺。
# custom:
#   title_en: Credit
#   description_en: Dishonest applicants may not commit.
#   legal_basis: [{law: credit_incentive_opinions_2016}, {law: state_council_office_2020_42}]
refusals contains reason if some reason in commitments.credit
