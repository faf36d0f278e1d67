# METADATA
# title: 排水接管报装
# description: 向排水运营单位申请接入市政污水管网。
# custom:
#   title_en: Drainage connection
#   description_en: Asks the drainage operator to be joined to the city network.
#   legal_basis: [{law: urban_drainage_regulations}]
package items.drainage_connection

# METADATA
# title: 污水接入市政管网
# description: 项目向市政污水管网排水。
# custom:
#   title_en: Sewage goes into the city network
#   description_en: The project drains into the municipal sewers.
#   legal_basis: [{law: urban_drainage_regulations}]
applies if input.discharges_to_municipal_sewer
