# METADATA
# title: 交通影响评价
# description: 评价项目建成后对周边交通的影响，并提出改善措施。
# custom:
#   title_en: Traffic impact assessment
#   description_en: Assesses what the finished project does to the traffic around it, and proposes remedies.
#   legal_basis: [{law: traffic_impact_standard}, {law: zhejiang_traffic_safety_measures}]
package items.traffic_impact_assessment

# METADATA
# title: 达到交评启动阈值，且没有区域评价
# description: 项目规模达到启动阈值，区域交通影响评价已完成的除外。
# custom:
#   title_en: Reaches the start value of traffic assessment, and there is no regional one
#   description_en: The project is large enough, unless a regional assessment is done.
#   legal_basis: [{law: traffic_impact_standard}, {law: zhejiang_traffic_safety_measures}]
applies if {
	input.traffic_assessment_required
	not input.regional_traffic_done
}
