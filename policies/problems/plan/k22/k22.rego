# METADATA
# title: 证件在使用之日以前失效（依次列出使用环节、使用之日和届满之日）
# description: 批准文件或者许可证的有效期在其使用之日以前届满。
# schemas:
#   - input: {type: object}
# custom:
#   title_en: A certificate ends before it is used (the use, its day and the last valid day)
#   description_en: The validity of an approval or a permit ends before the day on which it is used.
#   legal_basis:
#     - {law: natural_resources_2019_2_merged_siting}
#     - {law: construction_law, article: "9"}
#     - {law: environmental_impact_assessment_law, article: "24"}
package problems.plan.k22

# METADATA
# title: 开工以前证件失效
# description: 证件的有效期届满之日（写在事项的产出上）早于开工之日。
# custom:
#   title_en: The certificate ends before the works start
#   description_en: The last day of its validity, which stands with the output of its item, is before the start of works.
#   legal_basis:
#     - {law: natural_resources_2019_2_merged_siting}
#     - {law: construction_law, article: "9"}
#     - {law: environmental_impact_assessment_law, article: "24"}
findings contains finding if {
	some limit in data.problems.plan.k22.until_start_of_works
	some key, certificate in input.items
	certificate.item == limit.item
	used_on := start_of_works(limit, certificate)
	used_on > certificate.valid_to
	finding := {"item": key, "used_by": input.plan.start_of_works, "used_on": used_on, "valid_to": certificate.valid_to}
}

# METADATA
# title: 申请后续事项以前证件失效
# description: 有效期届满之日早于使用之日，即后续事项的最早申请日期。
# custom:
#   title_en: The certificate ends before the item that needs it
#   description_en: Its last day is before the day of its use, the first day of the item that needs it.
#   legal_basis:
#     - {law: natural_resources_2019_2_merged_siting}
#     - {law: construction_law, article: "9"}
#     - {law: environmental_impact_assessment_law, article: "24"}
findings contains finding if {
	some limit in data.problems.plan.k22.until_used
	some key, certificate in input.items
	certificate.item == limit.item
	some user, item in input.items
	item.item in limit.used_by
	not apart(certificate, item)
	item.early_start > certificate.valid_to
	finding := {"item": key, "used_by": user, "used_on": item.early_start, "valid_to": certificate.valid_to}
}

# METADATA
# title: 最后领取的证件：按排期的开工日期
# description: 开工前最后领取的证件可以随计划开工推后领取，只看排期。
# custom:
#   title_en: "What is taken last: the start of works by the schedule"
#   description_en: >-
#     It is taken just before the works, and later where they are planned for later, so that only the
#     schedule counts.
#   legal_basis: [{law: nature_of_the_matter}]
start_of_works(limit, certificate) := certificate.works_start if limit.taken_last

# METADATA
# title: 其他证件：排期与计划开工日期中较晚的一个
# description: 其他证件为后续事项所需，不能等到开工前才办。
# custom:
#   title_en: "All others: the later of the scheduled and the planned start"
#   description_en: Others are needed by what follows and cannot wait for the works.
#   legal_basis: [{law: nature_of_the_matter}]
start_of_works(limit, certificate) := max({certificate.works_start, input.facts.planned_start}) if not limit.taken_last

# METADATA
# title: 其他证件：投资人未填写计划开工日期的
# description: 只看排期。
# custom:
#   title_en: "All others: where the investor states no planned start"
#   description_en: Only the schedule counts.
#   legal_basis: [{law: nature_of_the_matter}]
start_of_works(limit, certificate) := certificate.works_start if {
	not limit.taken_last
	not input.facts.planned_start
}

# METADATA
# title: 两个并列部分的事项，互不相干
# description: 一个标段的证件不供另一个标段使用。
# custom:
#   title_en: Items of two parts that lie beside each other
#   description_en: A certificate of one lot serves no other lot.
#   legal_basis: [{law: nature_of_the_matter}]
apart(one, other) if {
	not inside(one, other)
	not inside(other, one)
	one.within
	other.within
}

# METADATA
# title: 同一部分，或者其所属的部分
# description: 没有分部分的项目不作此判断。
# custom:
#   title_en: The same part, or one in which it lies
#   description_en: It says nothing of a project without parts.
#   legal_basis: [{law: nature_of_the_matter}]
inside(one, other) if object.get(other, "part", "") in one.within
