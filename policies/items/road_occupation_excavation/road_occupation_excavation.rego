# METADATA
# title: 占用、挖掘城市道路审批
# description: 占用、挖掘城市道路须经城市管理部门和公安交警批准。
# custom:
#   title_en: Approval to occupy or dig up city roads
#   description_en: >-
#     City roads are occupied or dug up only with the consent of urban management and traffic police.
#   legal_basis: [{law: urban_road_regulations, article: "30-33"}]
package items.road_occupation_excavation

import data.lib.buildings
import data.lib.commitments

# METADATA
# title: 需要占用或者挖掘城市道路
# description: 开设出入口、接管或者设置围挡。
# custom:
#   title_en: Occupies or digs up a city road
#   description_en: For access, pipes or hoardings.
#   legal_basis: [{law: urban_road_regulations, article: "30-33"}]
applies if input.needs_road_works

# METADATA
# title: 挖掘道路须持规划批准文件
# description: 因工程建设需要挖掘城市道路的，应当持规划部门批准签发的文件。
# custom:
#   title_en: Digging up a road requires the planning approval
#   description_en: Whoever digs up a city road for works shows the approval of the planning authority.
#   legal_basis: [{law: urban_road_regulations, article: "33"}]
prerequisites contains {"id": "engineering_planning_permit", "kind": "hard"}

# METADATA
# title: 挖掘道路须持乡村规划批准文件
# description: 因乡村建设需要挖掘城市道路的，应当持规划部门批准签发的文件。
# custom:
#   title_en: Digging up a road requires the rural planning approval
#   description_en: Whoever digs up a city road for rural works shows the approval of the planning authority.
#   legal_basis: [{law: urban_road_regulations, article: "33"}]
prerequisites contains {"id": "rural_planning_permit", "kind": "hard"}

# METADATA
# title: 没有不得承诺的情形
# description: 下列理由一条都不成立时可以承诺。
# custom:
#   title_en: No reason against a commitment
#   description_en: May be entered on a commitment where none of the reasons below holds.
#   legal_basis: [{law: urban_road_regulations}]
may_commit if not refused

# METADATA
# title: 有不得承诺的情形
# description: 至少一条理由成立。
# custom:
#   title_en: Some reason against a commitment
#   description_en: At least one of the reasons holds.
#   legal_basis: [{law: urban_road_regulations}]
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
# title: 市政工程
# description: 只有小型接入工程可以承诺，市政工程不得承诺。
# custom:
#   title_en: Municipal works
#   description_en: Only small connections may commit, municipal works may not.
#   legal_basis: [{law: urban_road_regulations}]
refusals contains "municipal_works" if buildings.municipal
