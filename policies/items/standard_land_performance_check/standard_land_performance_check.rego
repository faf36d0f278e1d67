# METADATA
# title: “标准地”竣工核验与达产复核
# description: 按“标准地”投资建设协议核验竣工和达产指标。
# custom:
#   title_en: Standard-land completion check and re-check of output
#   description_en: >-
#     The figures of the standard-land agreement are checked on completion and at full output.
#   legal_basis: [{law: zhejiang_office_2018_73}]
package items.standard_land_performance_check

import data.lib.land

# METADATA
# title: 以“标准地”方式取得土地
# description: 签有“标准地”投资建设协议的项目。
# custom:
#   title_en: The land is standard land
#   description_en: The project has a standard-land agreement.
#   legal_basis: [{law: zhejiang_office_2018_73}]
applies if land.standard

# METADATA
# title: 核验的指标来自“标准地”投资建设协议
# description: 没有协议就没有核验标准。
# custom:
#   title_en: The figures come from the standard-land agreement
#   description_en: Without the agreement there is nothing to check against.
#   legal_basis: [{law: zhejiang_office_2018_73, article: "二"}]
prerequisites contains {"id": "standard_land_agreement", "kind": "hard"}

# METADATA
# title: 竣工验收备案后才能核验
# description: 核验的对象是已经竣工备案的工程。
# custom:
#   title_en: The check needs the finished and filed building
#   description_en: What is checked is the building as filed.
#   legal_basis: [{law: nature_of_the_matter}]
prerequisites contains {"id": "completion_filing", "kind": "physical"}

# METADATA
# title: 工程开工并建成以后才能核验指标
# description: 未建成的项目没有可以核验的指标。
# custom:
#   title_en: Only built works can be checked
#   description_en: A project that is not built has no figures to check.
#   legal_basis: [{law: nature_of_the_matter}]
prerequisites contains {"id": "commencement_check", "kind": "hard"}

# METADATA
# title: 联合验收后才能核验
# description: 核验的对象是验收合格的工程。
# custom:
#   title_en: The check needs the finished and accepted building
#   description_en: What is checked is the building as accepted.
#   legal_basis: [{law: nature_of_the_matter}]
prerequisites contains {"id": "joint_acceptance", "kind": "physical"}
