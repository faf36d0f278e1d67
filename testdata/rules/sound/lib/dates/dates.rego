# METADATA
# title: 日期
# description: 判断规则数据中一行的起止日期是否包含某一天。
# custom:
#   title_en: Dates
#   description_en: |
#     Whether a dated row of rule data is in force on a day. Dates are texts of the form
#     2026-06-01, whose alphabetical order is the order of time.
package lib.dates

# Each of the four bodies fits one shape of row only. When a rule set is lowered the row
# is known and the date is not, so three bodies vanish and the fourth leaves one bare
# comparison for each bound that the row has: no alternative is doubled and none is lost.

# METADATA
# title: 在起止日期之间
# description: 写明起止日期的，自起始日至截止日有效，两日均计入。
# custom:
#   title_en: Between the first and the last day
#   description_en: A row with both bounds is in force from its first to its last day, both included.
in_force(row, date) if {
	row.from <= date
	date <= row.to
}

# METADATA
# title: 自起始日期起
# description: 未写截止日期的，自起始日起一直有效。
# custom:
#   title_en: From the first day on
#   description_en: A row without a last day is in force from its first day on.
in_force(row, date) if {
	row.from <= date
	not row.to
}

# METADATA
# title: 至截止日期止
# description: 未写起始日期的，至截止日有效，当日计入。
# custom:
#   title_en: Up to the last day
#   description_en: A row without a first day is in force up to its last day, that day included.
in_force(row, date) if {
	not row.from
	date <= row.to
}

# METADATA
# title: 始终有效
# description: 起止日期均未写的，任何一天都有效。
# custom:
#   title_en: Always
#   description_en: A row without bounds is in force on every day.
in_force(row, _) if {
	not row.from
	not row.to
}
