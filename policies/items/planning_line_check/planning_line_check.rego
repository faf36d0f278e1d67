# METADATA
# title: 规划放线、验线
# description: 开工前核对放线位置是否符合规划许可。
# custom:
#   title_en: Setting out and line check
#   description_en: Before works start the lines set out are checked against the planning permit.
#   legal_basis: [{law: zhejiang_planning_regulations}]
package items.planning_line_check

import data.lib.commitments
import data.lib.works

# METADATA
# title: 新建、扩建、改建工程
# description: 取得规划许可的工程都须验线；室内装修不需要。
# custom:
#   title_en: New, extended or altered works
#   description_en: All works with a planning permit are checked; fit-out is not.
#   legal_basis: [{law: zhejiang_planning_regulations}]
applies if works.more_than_fit_out

# METADATA
# title: 放线、验线以规划许可附图为准
# description: 没有规划许可附图就没有放线依据。
# custom:
#   title_en: Lines are set out and checked by the drawings of the permit
#   description_en: Without the drawings of the planning permit there is nothing to set out by.
#   legal_basis: [{law: zhejiang_planning_regulations}]
prerequisites contains {"id": "engineering_planning_permit", "kind": "hard"}

# METADATA
# title: 放线、验线以乡村规划许可附图为准
# description: 没有乡村规划许可附图就没有放线依据。
# custom:
#   title_en: Lines are set out and checked by the drawings of the rural permit
#   description_en: Without the drawings of the rural planning permit there is nothing to set out by.
#   legal_basis: [{law: zhejiang_planning_regulations}]
prerequisites contains {"id": "rural_planning_permit", "kind": "hard"}

# METADATA
# title: 没有不得承诺的情形
# description: 下列理由一条都不成立时可以承诺。
# custom:
#   title_en: No reason against a commitment
#   description_en: May be entered on a commitment where none of the reasons below holds.
#   legal_basis: [{law: zhejiang_planning_regulations}]
may_commit if not refused

# METADATA
# title: 有不得承诺的情形
# description: 至少一条理由成立。
# custom:
#   title_en: Some reason against a commitment
#   description_en: At least one of the reasons holds.
#   legal_basis: [{law: zhejiang_planning_regulations}]
refused if some _ in refusals

# METADATA
# title: 信用要求
# description: 失信的申请人不得承诺。
# custom:
#   title_en: Credit
#   description_en: Dishonest applicants may not commit.
#   legal_basis: [{law: credit_incentive_opinions_2016}, {law: state_council_office_2020_42}]
refusals contains reason if some reason in commitments.credit
