# METADATA
# title: 超限高层建筑工程抗震设防审批
# description: 对超限高层建筑的抗震设防由专家专项审查。
# custom:
#   title_en: Seismic review of over-limit high-rise buildings
#   description_en: Experts review the earthquake resistance of over-limit high-rise buildings.
#   legal_basis: [{law: overlimit_seismic_rules}]
package items.overlimit_seismic_review

# METADATA
# title: 属于超限高层建筑
# description: 高度或者不规则程度超出规范限值。
# custom:
#   title_en: An over-limit high-rise building
#   description_en: Height or irregularity is beyond the codes.
#   legal_basis: [{law: overlimit_seismic_rules}]
applies if input.over_limit_highrise

# METADATA
# title: 抗震论证以地质勘察为依据
# description: 场地类别和地基条件由勘察确定。
# custom:
#   title_en: The seismic study rests on the ground survey
#   description_en: The survey settles the class of the site and its foundations.
#   legal_basis: [{law: survey_design_regulations, article: "5, 25-26"}]
prerequisites contains {"id": "geotechnical_survey", "kind": "hard"}
