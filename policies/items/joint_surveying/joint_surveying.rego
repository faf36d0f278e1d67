# METADATA
# title: 竣工联合测绘（测验合一、多测合一）
# description: 工程竣工后一次测绘，成果供规划、土地、人防、绿化和不动产登记共用。
# custom:
#   title_en: Joint completion survey
#   description_en: >-
#     One survey of the finished works serves planning, land, air defence, greenery and
#     registration.
#   legal_basis: [{law: zhejiang_joint_surveying_rules}]
package items.joint_surveying

import data.lib.works

# METADATA
# title: 新建、扩建、改建工程
# description: 室内装修不改变测绘成果，不需要。
# custom:
#   title_en: New, extended or altered works
#   description_en: Fit-out changes nothing that is surveyed.
#   legal_basis:
#     - {law: zhejiang_joint_surveying_rules}
#     - {law: natural_resources_2019_2_merged_siting, article: "四"}
applies if works.more_than_fit_out

# METADATA
# title: 工程开工并建成以后才能竣工测绘
# description: 竣工测绘以建成的工程为对象。
# custom:
#   title_en: Only built works can be surveyed
#   description_en: The completion survey measures what has been built.
#   legal_basis: [{law: nature_of_the_matter}]
prerequisites contains {"id": "commencement_check", "kind": "hard"}
