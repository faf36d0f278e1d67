# METADATA
# title: 建设工程规划核实（含土地核验）
# description: 核实建成的工程是否符合规划许可，并核验土地合同的约定。
# custom:
#   title_en: Planning verification with land check
#   description_en: >-
#     Whether the finished works follow the planning permit and the terms on which the land was
#     given.
#   legal_basis: [{law: urban_rural_planning_law, article: "45"}]
package items.planning_verification

import data.lib.commitments
import data.lib.works

# METADATA
# title: 新建、扩建、改建工程
# description: 领取规划许可建成的工程都要核实；室内装修不需要。
# custom:
#   title_en: New, extended or altered works
#   description_en: All works built under a planning permit are verified; fit-out is not.
#   legal_basis: [{law: urban_rural_planning_law, article: "45"}]
applies if works.more_than_fit_out

# METADATA
# title: 核实以竣工测绘成果为依据
# description: 没有测绘成果，无从比对建成情况与规划许可。
# custom:
#   title_en: The survey shows what was built
#   description_en: Without the survey the building cannot be compared with the permit.
#   legal_basis: [{law: urban_rural_planning_law, article: "45"}]
prerequisites contains {"id": "joint_surveying", "kind": "hard"}

# METADATA
# title: 工程开工并建成以后才能规划核实
# description: 核实的对象是建成的工程。
# custom:
#   title_en: Only built works can be verified
#   description_en: What is verified is the finished building.
#   legal_basis: [{law: nature_of_the_matter}]
prerequisites contains {"id": "commencement_check", "kind": "hard"}

# METADATA
# title: 核实的内容就是建设工程规划许可
# description: 逐项核对许可的位置、面积、高度和用途。
# custom:
#   title_en: The planning permit is what is verified
#   description_en: Place, area, height and use are compared with the permit.
#   legal_basis: [{law: urban_rural_planning_law, article: "45"}]
prerequisites contains {"id": "engineering_planning_permit", "kind": "hard"}

# METADATA
# title: 核实的内容就是乡村建设规划许可
# description: 乡村建设按乡村建设规划许可核实。
# custom:
#   title_en: The rural planning permit is what is verified
#   description_en: In villages the rural permit takes the place of the planning permit.
#   legal_basis: [{law: urban_rural_planning_law, article: "45"}]
prerequisites contains {"id": "rural_planning_permit", "kind": "hard"}

# METADATA
# title: 没有不得承诺的情形
# description: 下列理由一条都不成立时可以承诺。
# custom:
#   title_en: No reason against a commitment
#   description_en: May be entered on a commitment where none of the reasons below holds.
#   legal_basis: [{law: state_council_office_2019_11}]
may_commit if not refused

# METADATA
# title: 有不得承诺的情形
# description: 至少一条理由成立。
# custom:
#   title_en: Some reason against a commitment
#   description_en: At least one of the reasons holds.
#   legal_basis: [{law: state_council_office_2019_11}]
refused if some _ in refusals

# METADATA
# title: 信用要求
# description: 失信的申请人不得承诺。
# custom:
#   title_en: Credit
#   description_en: Dishonest applicants may not commit.
#   legal_basis: [{law: credit_incentive_opinions_2016}, {law: state_council_office_2020_42}]
refusals contains reason if some reason in commitments.credit

# METADATA
# title: 项目用途
# description: 只有工业厂房和仓储项目可以承诺。
# custom:
#   title_en: Use of the project
#   description_en: Only industrial and storage buildings may commit.
#   legal_basis: [{law: state_council_office_2019_11}]
refusals contains reason if some reason in commitments.use

# METADATA
# title: 不是低风险小型项目
# description: 低风险小型项目以外的工程现场核实。
# custom:
#   title_en: Not a low-risk small project
#   description_en: All but low-risk small projects are verified on site first.
#   legal_basis: [{law: state_council_office_2019_11}]
refusals contains "not_low_risk" if not input.low_risk_small_project
