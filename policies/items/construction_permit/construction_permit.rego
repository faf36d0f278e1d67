# METADATA
# title: 建筑工程施工许可证核发
# description: 达到限额的工程领取施工许可证后方可开工。
# custom:
#   title_en: Construction permit
#   description_en: Works above the limits start only with a construction permit.
#   legal_basis:
#     - {law: construction_law, article: "7-9"}
#     - {law: construction_permit_measures_2014, article: "2-5"}
package items.construction_permit

import data.lib.commitments
import data.lib.works

# METADATA
# title: 达到施工许可限额
# description: 工程投资额和建筑面积都达到限额，或者市政工程的投资额达到限额。
# custom:
#   title_en: Above the limits of the construction permit
#   description_en: Contract and floor area both pass the limits, or the contract of municipal works does.
#   legal_basis:
#     - {law: construction_law, article: "7"}
#     - {law: construction_permit_measures_2014, article: "2"}
#     - {law: zhejiang_construction_permit_limit}
applies if works.permit_needed

# METADATA
# title: 施工许可以办理用地批准手续为条件
# description: 依法应当办理用地批准手续的，已经办理。
# custom:
#   title_en: The construction permit requires that the land is approved
#   description_en: Where the law wants the land approved, that has been done.
#   legal_basis: [{law: construction_law, article: "8", note: {zh: 第一项。, en: Item 1.}}]
prerequisites contains {"id": "land_use_planning_permit", "kind": "hard"}

# METADATA
# title: 划拨用地的使用权已经取得
# description: 已取得国有建设用地划拨决定书。
# custom:
#   title_en: The right to allocated land has been obtained
#   description_en: The allocation decision has been issued.
#   legal_basis: [{law: construction_law, article: "8", note: {zh: 第一项。, en: Item 1.}}]
prerequisites contains {"id": "land_allocation", "kind": "hard"}

# METADATA
# title: 出让用地的使用权已经取得
# description: 已签订国有建设用地使用权出让合同。
# custom:
#   title_en: The right to granted land has been obtained
#   description_en: The grant contract has been signed.
#   legal_basis: [{law: construction_law, article: "8", note: {zh: 第一项。, en: Item 1.}}]
prerequisites contains {"id": "state_land_grant", "kind": "hard"}

# METADATA
# title: 城市规划区内的工程须先取得规划许可
# description: 依法应当办理建设工程规划许可证的，已经取得。
# custom:
#   title_en: Works in the planning area have their planning permit first
#   description_en: Where the law wants a planning permit, it has been obtained.
#   legal_basis: [{law: construction_law, article: "8", note: {zh: 第二项。, en: Item 2.}}]
prerequisites contains {"id": "engineering_planning_permit", "kind": "hard"}

# METADATA
# title: 须有满足施工需要的图纸
# description: 施工图设计文件已按规定审查合格；以承诺代替审查的，从其承诺。
# custom:
#   title_en: There must be drawings fit to build from
#   description_en: The drawings have passed their review, or a commitment stands in for it.
#   legal_basis:
#     - {law: construction_law, article: "8", note: {zh: 第五项。, en: Item 5.}}
#     - {law: construction_permit_measures_2014, article: "4"}
prerequisites contains {"id": "construction_drawing_review", "kind": "hard", "relaxed_by": "commitment"}

# METADATA
# title: 特殊建设工程未经消防设计审查合格不得发证
# description: 消防设计未经审查或者审查不合格的，不得颁发施工许可证。
# custom:
#   title_en: A special project gets no permit before it passes fire design review
#   description_en: Without a passed fire design review no construction permit may be issued.
#   legal_basis: [{law: fire_protection_law, article: "12"}]
prerequisites contains {"id": "fire_design_review", "kind": "hard"}

# METADATA
# title: 应当审核的工程未经消防设计审核合格不得发证
# description: 2019年6月30日以前，未经公安消防机构审核合格的，不得给予施工许可。
# custom:
#   title_en: Works subject to design review by the fire police get no permit before they pass it
#   description_en: Until June 2019 no permit could be given before the fire police had passed the design.
#   legal_basis: [{law: fire_protection_law, article: "12"}]
prerequisites contains {"id": "fire_design_review_2017", "kind": "hard"}

# METADATA
# title: 超限高层须先通过抗震专项审查
# description: 超限高层建筑未经抗震设防专项审查的，不得施工。
# custom:
#   title_en: An over-limit high-rise passes its seismic review first
#   description_en: An over-limit high-rise may not be built before the special seismic review.
#   legal_basis: [{law: overlimit_seismic_rules}]
prerequisites contains {"id": "overlimit_seismic_review", "kind": "hard"}

# METADATA
# title: 施工单位已依法确定
# description: 应当招标的工程没有招标的，所确定的施工单位无效。
# custom:
#   title_en: The contractor has been lawfully chosen
#   description_en: Where a tender is compulsory, a contractor chosen without one does not count.
#   legal_basis:
#     - {law: construction_law, article: "8", note: {zh: 第四项。, en: Item 4.}}
#     - {law: construction_permit_measures_2014, article: "4"}
prerequisites contains {"id": "tendering", "kind": "hard"}

# METADATA
# title: 质量、安全监督手续先于施工许可或者合并办理
# description: 2019年4月22日以前须先办理监督手续，4月23日起可以合并办理。
# custom:
#   title_en: Supervision is registered before the permit or together with it
#   description_en: Until 22 April 2019 the registration came first; since then both may be done together.
#   legal_basis:
#     - {law: construction_quality_regulations, article: "13"}
#     - {law: construction_permit_measures_2014, article: "4"}
prerequisites contains {"id": "quality_safety_supervision", "kind": "soft", "hard_before": "2019-04-23"}

# METADATA
# title: 工资保证可以在发证后补齐
# description: 保证金在取得施工许可证之日起20个工作日内存储。
# custom:
#   title_en: The wage guarantee may follow after the permit
#   description_en: The deposit is placed within 20 working days of obtaining the permit.
#   legal_basis: [{law: migrant_wage_opinions_2016}, {law: migrant_wage_deposit_rules_2021}]
prerequisites contains {"id": "migrant_wage_guarantee", "kind": "soft", "relaxed_by": "deferral"}

# METADATA
# title: 按地方规定先缴城市基础设施配套费
# description: 习惯上缴清配套费后发证。
# custom:
#   title_en: Local rules want the infrastructure fee paid first
#   description_en: By custom the permit is issued when the fee has been paid.
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "infrastructure_fee", "kind": "soft"}

# METADATA
# title: 人防易地建设费先缴清
# description: 习惯上取得易地建设决定并缴费后发证。
# custom:
#   title_en: The fee for building the basement elsewhere is paid first
#   description_en: By custom the permit follows the decision on building elsewhere and the payment.
#   legal_basis: [{law: civil_air_defence_law}]
prerequisites contains {"id": "civil_air_defence_relocation", "kind": "soft"}

# METADATA
# title: 危险化学品项目未经安全设施设计审查不得建设
# description: 安全设施设计未经审查同意的，不得施工。
# custom:
#   title_en: No hazardous-chemical works before their safety design is reviewed
#   description_en: Works may not be built before the design of their safety facilities is approved.
#   legal_basis: [{law: hazchem_project_safety_measures}]
prerequisites contains {"id": "hazchem_safety_design", "kind": "hard"}

# METADATA
# title: 防雷设计未经审核同意不得施工
# description: 应当单独审核的防雷装置，设计未经核准不得交付施工。
# custom:
#   title_en: No works before the lightning design is approved
#   description_en: Where lightning protection is reviewed by itself, it may not be built before approval.
#   legal_basis: [{law: meteorological_disaster_regulations, article: "23"}]
prerequisites contains {"id": "lightning_design_review", "kind": "hard"}

# METADATA
# title: 放射防护预评价先于施工
# description: 习惯上预评价审核同意后再领施工许可证。
# custom:
#   title_en: Radiation protection is assessed before works
#   description_en: By custom the assessment is approved before the permit is taken.
#   legal_basis: [{law: occupational_disease_law}]
prerequisites contains {"id": "radiation_protection_preassessment", "kind": "soft"}

# METADATA
# title: 改变用途的装修须先取得规划同意
# description: 未经规划部门同意，不得按新用途施工。
# custom:
#   title_en: Fit-out to another use has its planning consent first
#   description_en: Without that consent nothing may be built for the new use.
#   legal_basis: [{law: urban_rural_planning_law, article: "43, 50"}]
prerequisites contains {"id": "use_change_planning", "kind": "hard"}

# METADATA
# title: 外立面改造须先取得规划许可
# description: 外立面改造属于规划许可的内容。
# custom:
#   title_en: A change of the facade has its planning permit first
#   description_en: Changing the facade is part of what the planning permit governs.
#   legal_basis: [{law: urban_rural_planning_law, article: "40"}]
prerequisites contains {"id": "facade_change_planning", "kind": "hard"}

# METADATA
# title: 涉及主体结构的装修须先有设计方案
# description: 涉及建筑主体和承重结构变动的，没有设计方案不得施工。
# custom:
#   title_en: Fit-out that touches the structure has its structural design first
#   description_en: Where the structure or load-bearing parts change, works may not start without a design.
#   legal_basis: [{law: construction_law, article: "49"}]
prerequisites contains {"id": "fit_out_structure_consent", "kind": "hard"}

# METADATA
# title: 建设用地批准书证明用地手续已办
# description: 2019年9月16日以前，须提交建设用地批准书。
# custom:
#   title_en: The construction land approval certificate proves that the land formalities are done
#   description_en: >-
#     Until 16 September 2019 the construction land approval certificate was handed in.
#   legal_basis:
#     - {law: construction_law, article: "8"}
#     - {law: construction_permit_measures_2014, article: "4"}
prerequisites contains {"id": "land_construction_approval", "kind": "hard"}

# METADATA
# title: 乡村建设工程须先取得规划许可
# description: 依法应当办理乡村建设规划许可证的，已经取得。
# custom:
#   title_en: Rural works have their planning permit first
#   description_en: Where the law wants a rural planning permit, it has been obtained.
#   legal_basis: [{law: construction_law, article: "8", note: {zh: 第二项。, en: Item 2.}}]
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
# title: 投资主体
# description: 只有企业投资项目可以承诺。
# custom:
#   title_en: Investor
#   description_en: Only projects invested by enterprises may commit.
#   legal_basis: [{law: zhejiang_office_2018_73}]
refusals contains reason if some reason in commitments.investor

# METADATA
# title: 消防安全
# description: 特殊建设工程不得承诺。
# custom:
#   title_en: Fire safety
#   description_en: Special projects under the fire rules may not commit.
#   legal_basis:
#     - {law: fire_supervision_rules_119, article: "13-14", to: "2020-05-31"}
#     - {law: fire_review_rules_51, article: "14"}
refusals contains reason if some reason in commitments.special_fire
