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

import data.lib.dates

# METADATA
# title: 开工以前证件失效
# description: 证件自办结之日起算，到开工之日为止。
# custom:
#   title_en: The certificate ends before the works start
#   description_en: It counts from the day on which it is given to the day on which the works start.
#   legal_basis:
#     - {law: natural_resources_2019_2_merged_siting}
#     - {law: construction_law, article: "9"}
#     - {law: environmental_impact_assessment_law, article: "24"}
findings contains finding if {
	some limit in data.problems.plan.k22.until_start_of_works
	dates.in_force(limit, input.plan.reference_date)
	some key, certificate in input.items
	certificate.id == limit.item
	valid_to := last_day(certificate.early_finish, lifetime(limit))
	used_on := start_of_works(limit)
	used_on > valid_to
	finding := {"item": key, "used_by": input.plan.start_of_works, "used_on": used_on, "valid_to": valid_to}
}

# METADATA
# title: 申请后续事项以前证件失效
# description: 证件自办结之日起算，使用之日为后续事项的最早申请日期。
# custom:
#   title_en: The certificate ends before the item that needs it
#   description_en: >-
#     It counts from the day on which it is given; it is used on the first day of the item that needs
#     it.
#   legal_basis:
#     - {law: natural_resources_2019_2_merged_siting}
#     - {law: construction_law, article: "9"}
#     - {law: environmental_impact_assessment_law, article: "24"}
findings contains finding if {
	some limit in data.problems.plan.k22.until_used
	dates.in_force(limit, input.plan.reference_date)
	some key, certificate in input.items
	certificate.id == limit.item
	valid_to := last_day(certificate.early_finish, lifetime(limit))
	some user, item in input.items
	item.id in limit.used_by
	item.early_start > valid_to
	finding := {"item": key, "used_by": user, "used_on": item.early_start, "valid_to": valid_to}
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
start_of_works(limit) := input.plan.works_start if limit.taken_last

# METADATA
# title: 其他证件：排期与计划开工日期中较晚的一个
# description: 其他证件为后续事项所需，不能等到开工前才办。
# custom:
#   title_en: "All others: the later of the scheduled and the planned start"
#   description_en: Others are needed by what follows and cannot wait for the works.
#   legal_basis: [{law: nature_of_the_matter}]
start_of_works(limit) := max(starts_of_works) if not limit.taken_last

# METADATA
# title: 按计划排期的开工日期
# description: 由前置事项的最早日期推算。
# custom:
#   title_en: The start of works by the schedule
#   description_en: It follows from the early dates.
#   legal_basis: [{law: nature_of_the_matter}]
starts_of_works contains input.plan.works_start

# METADATA
# title: 投资人计划的开工日期
# description: 未填写的不计。
# custom:
#   title_en: The start that the investor plans
#   description_en: Not counted where it is not stated.
#   legal_basis: [{law: nature_of_the_matter}]
starts_of_works contains input.facts.planned_start

# METADATA
# title: 本表写明的有效期
# description: 事项的产出未写明有效期时，取本表所写。
# custom:
#   title_en: A lifetime stated in the table
#   description_en: Taken where the outputs of the item state none.
#   legal_basis: [{law: nature_of_the_matter}]
lifetime(limit) := limit.valid

# METADATA
# title: 事项产出写明的有效期
# description: 取自事项数据中产出的有效期。
# custom:
#   title_en: The lifetime of the item's output
#   description_en: Taken from the data of the item.
#   legal_basis: [{law: nature_of_the_matter}]
lifetime(limit) := output.valid if {
	not limit.valid
	some output in data.items[limit.item].outputs
	output.valid
}

# METADATA
# title: 有效期届满之日
# description: 自次日起算，以届满年、月的相应日为最后一日。
# custom:
#   title_en: The last day of validity
#   description_en: The day of issue does not count; the last day is the same day of the last month.
#   legal_basis: [{law: civil_code, article: "201-202"}]
last_day(issued_on, valid) := as_date(moved) if {
	issued := time.parse_ns("2006-01-02", issued_on)
	moved := later(issued, valid)
	time.date(moved)[2] == time.date(issued)[2]
}

# METADATA
# title: 届满月份没有相应日的
# description: 以该月的最后一日为届满之日。
# custom:
#   title_en: Where the last month has no such day
#   description_en: The last day is the last of that month.
#   legal_basis: [{law: civil_code, article: "202"}]
last_day(issued_on, valid) := as_date(time.add_date(moved, 0, 0, 0 - time.date(moved)[2])) if {
	issued := time.parse_ns("2006-01-02", issued_on)
	moved := later(issued, valid)
	time.date(moved)[2] != time.date(issued)[2]
}

# METADATA
# title: 按年计算的有效期
# description: 有效期以年为单位的，推算到若干年后的同一日。
# custom:
#   title_en: A lifetime in years
#   description_en: Counted on to the same day so many years later.
#   legal_basis: [{law: nature_of_the_matter}]
later(day, valid) := time.add_date(day, valid.n, 0, 0) if valid.unit == "years"

# METADATA
# title: 按月计算的有效期
# description: 有效期以月为单位的，推算到若干月后的同一日。
# custom:
#   title_en: A lifetime in months
#   description_en: Counted on to the same day so many months later.
#   legal_basis: [{law: nature_of_the_matter}]
later(day, valid) := time.add_date(day, 0, valid.n, 0) if valid.unit == "months"

# METADATA
# title: 写成日期
# description: 把时刻写成年月日，便于比较和显示。
# custom:
#   title_en: Written as a date
#   description_en: A moment is written as a date, to be compared and shown.
#   legal_basis: [{law: nature_of_the_matter}]
as_date(day) := time.format([day, "UTC", "2006-01-02"])
