# METADATA
# title: 电力设施保护区内作业许可
# description: 在电力设施保护区内作业，先经许可并采取安全措施。
# custom:
#   title_en: Permit for works in the protection zone of power facilities
#   description_en: Works in a power protection zone are permitted first and take safety measures.
#   legal_basis:
#     - {law: electric_power_law, article: "54"}
#     - {law: power_facility_protection_regulations, article: "10, 14-17"}
package items.power_facility_protection

# METADATA
# title: 在电力线路保护区内
# description: 用地或者施工范围位于电力线路保护区。
# custom:
#   title_en: Inside the protection zone of a power line
#   description_en: The site or the works lie in the protection zone of a power line.
#   legal_basis:
#     - {law: electric_power_law, article: "54"}
#     - {law: power_facility_protection_regulations, article: "10, 14-17"}
applies if input.in_power_line_zone
