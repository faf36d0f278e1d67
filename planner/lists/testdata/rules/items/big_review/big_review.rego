# METADATA
# title: 大型项目审查
# custom:
#   title_en: "Review of large projects"
package items.big_review

# METADATA
# title: 总建筑面积达到限额
# custom:
#   title_en: The floor area reaches the limit
#   legal_basis: [{law: construction_law, article: "7"}]
applies if {
	some regime in data.items.big_review.regimes
	input.floor_area_total_m2 >= regime.floor_area_m2
}

# METADATA
# title: 后者以前者为据
# custom:
#   title_en: The later one rests on the earlier
#   legal_basis: [{law: construction_law, article: "8"}]
prerequisites contains {"id": "site_survey", "kind": "hard"}

# METADATA
# title: 没有不得承诺的情形
# custom:
#   title_en: No reason against it
may_commit if not refused

# METADATA
# title: 有不得承诺的情形
# custom:
#   title_en: Some reason against it
refused if some _ in refusals

# METADATA
# title: 有危险化学品
# custom:
#   title_en: Hazardous chemicals
#   legal_basis: [{law: administrative_licensing_law, article: "34"}]
refusals contains "hazardous_chemicals" if input.hazardous_chemicals

# METADATA
# title: 失信
# custom:
#   title_en: On a list of dishonest persons
#   legal_basis: [{law: administrative_licensing_law, article: "34"}]
refusals contains "credit_blacklisted" if input.credit_blacklisted
