# METADATA
# title: 石油天然气管道保护范围施工作业许可
# description: 施工单位先与管道企业商定防护方案，再申请许可。
# custom:
#   title_en: Permit for works near oil and gas pipelines
#   description_en: >-
#     The builder first agrees on protection with the operator of the pipeline and then
#     applies.
#   legal_basis: [{law: oil_gas_pipeline_protection_law, article: "30-35"}]
package items.pipeline_protection

# METADATA
# title: 临近油气长输管道或者其附属设施
# description: 施工作业在管道保护法规定的距离以内。
# custom:
#   title_en: Near a long-distance oil or gas pipeline or its facilities
#   description_en: The works lie within the distances of the pipeline law.
#   legal_basis: [{law: oil_gas_pipeline_protection_law, article: "30-35"}]
applies if input.near_oil_gas_pipeline
