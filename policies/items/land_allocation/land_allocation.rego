# METADATA
# title: 国有建设用地划拨决定书
# description: 公益性项目经批准无偿或者只缴补偿成本取得国有土地。
# custom:
#   title_en: Land allocation decision
#   description_en: A public project is given state land, at most for the cost of compensation.
#   legal_basis: [{law: land_administration_law, article: "54"}]
package items.land_allocation

import data.lib.land

# METADATA
# title: 以划拨方式取得土地
# description: 用途在划拨用地目录内。
# custom:
#   title_en: Land is allocated
#   description_en: Its use is in the allocation catalogue.
#   legal_basis: [{law: land_administration_law, article: "54"}, {law: land_allocation_catalogue}]
applies if land.allocated

# METADATA
# title: 政府投资项目先批可行性研究报告
# description: 凭可行性研究报告批复申请划拨。
# custom:
#   title_en: A government project has its feasibility report approved first
#   description_en: The land is asked for with the decision on the feasibility report.
#   legal_basis: [{law: land_administration_law, article: "54"}, {law: land_allocation_catalogue}]
prerequisites contains {"id": "feasibility_study_approval", "kind": "hard"}

# METADATA
# title: 实行核准管理的项目先核准后供地
# description: 凭核准文件申请划拨。
# custom:
#   title_en: A project subject to verification is verified before it is given land
#   description_en: The land is asked for with the verification document.
#   legal_basis: [{law: ordinance_673_enterprise_investment, article: "3, 6-12"}]
prerequisites contains {"id": "enterprise_verification", "kind": "hard"}

# METADATA
# title: 实行备案管理的项目先备案后供地
# description: 备案项目使用划拨土地的较少，凭备案信息申请。
# custom:
#   title_en: A project subject to filing is filed before it is given land
#   description_en: Filed projects on allocated land are rare; they ask with the filing form.
#   legal_basis: [{law: ordinance_673_enterprise_investment, article: "3, 13-14"}]
prerequisites contains {"id": "enterprise_filing", "kind": "hard"}

# METADATA
# title: 只能划拨国有建设用地
# description: 农用地先转用、集体土地先征收，才能划拨。
# custom:
#   title_en: Only state construction land can be allocated
#   description_en: Farmland is converted and collective land taken before it can be allocated.
#   legal_basis: [{law: land_administration_law, article: "44"}]
prerequisites contains {"id": "farmland_conversion", "kind": "hard"}

# METADATA
# title: 规划条件先定地块的用途和规模
# description: 地块的位置、面积和允许的用途由规划条件确定。
# custom:
#   title_en: Planning conditions settle use and scale before the land is given
#   description_en: Planning conditions fix the place, area and permitted use of the plot.
#   legal_basis: [{law: urban_rural_planning_law, article: "37"}]
prerequisites contains {"id": "planning_conditions", "kind": "hard"}

# METADATA
# title: 敏感用途的地块先做土壤调查再划拨
# description: 变更为住宅、公共用地等敏感用途或者疑似污染的，调查清楚以后才能供地。
# custom:
#   title_en: Land for a sensitive use is surveyed before it is allocated
#   description_en: >-
#     Land that changes to housing or public use or may be polluted is provided only once the survey
#     is done.
#   legal_basis:
#     - {law: contaminated_sites_measures}
#     - {law: soil_pollution_prevention_law, article: "59, 66"}
prerequisites contains {"id": "soil_contamination_survey", "kind": "hard"}

# METADATA
# title: 先考古后划拨
# description: 可能存在地下文物的土地，划拨前由政府完成考古；规定施行以前只是惯例。
# custom:
#   title_en: Archaeology comes before the allocation
#   description_en: >-
#     In areas with possible relics the government finishes the survey before the allocation; before
#     that rule it was custom only.
#   legal_basis:
#     - {law: administrative_practice, to: "2025-02-28"}
#     - {law: cultural_relics_protection_law, article: "43", from: "2025-03-01"}
prerequisites contains {"id": "archaeology_survey", "kind": "soft", "hard_from": "2025-03-01"}

# METADATA
# title: 依法先领用地规划许可证再划拨
# description: 法律规定先许可后划拨；两证合并办理以后同时核发。
# custom:
#   title_en: By law the planning permit comes first, then the land
#   description_en: >-
#     The law puts the permit before the allocation; since the two are handled together they are
#     issued at the same time.
#   legal_basis:
#     - {law: urban_rural_planning_law, article: "37"}
#     - {law: natural_resources_2019_2_merged_siting, article: "二"}
prerequisites contains {"id": "land_use_planning_permit", "kind": "soft", "hard_before": "2019-09-17"}
