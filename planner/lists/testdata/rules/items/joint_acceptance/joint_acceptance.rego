# METADATA
# title: 联合验收
# custom:
#   title_en: "Joint acceptance"
package items.joint_acceptance

# METADATA
# title: 每个项目都要办
# custom:
#   title_en: Every project needs it
applies if data.items.joint_acceptance.for_every_project

# METADATA
# title: 后者以前者为据
# custom:
#   title_en: The later one rests on the earlier
#   legal_basis: [{law: construction_law, article: "8"}]
prerequisites contains {"id": "commencement_check", "kind": "physical"}

# METADATA
# title: 没有不得容缺的情形
# custom:
#   title_en: No reason against it
may_defer if not refused

# METADATA
# title: 有不得容缺的情形
# custom:
#   title_en: Some reason against it
refused if some _ in refusals

# METADATA
# title: 失信
# custom:
#   title_en: On a list of dishonest persons
#   legal_basis: [{law: administrative_licensing_law, article: "34"}]
refusals contains "credit_blacklisted" if input.credit_blacklisted
