# METADATA
# title: 用气报装
# description: 使用管道燃气的项目向燃气企业报装。
# custom:
#   title_en: Gas connection
#   description_en: A project that uses pipeline gas asks the gas company for a connection.
#   legal_basis: [{law: urban_gas_regulations}]
package items.gas_connection

# METADATA
# title: 项目使用管道燃气
# description: 需要管道燃气的项目报装。
# custom:
#   title_en: The project uses pipeline gas
#   description_en: A project that needs pipeline gas applies for a connection.
#   legal_basis: [{law: urban_gas_regulations}]
applies if input.needs_gas
