# METADATA
# title: 涉及国家安全事项的建设项目许可
# description: 由国家安全机关许可控制区域内的建设项目。
# custom:
#   title_en: Permit for projects that touch national security
#   description_en: The state security organ permits building inside its control areas.
#   legal_basis:
#     - {law: counter_espionage_law, article: "21", from: "2023-07-01"}
#     - {law: national_security_law, article: "59"}
#     - {law: ordinance_412_retained_permits}
package items.national_security_permit

# METADATA
# title: 在国家安全控制区域内
# description: 用地位于涉及国家安全的建设控制区域。
# custom:
#   title_en: Inside a national security control area
#   description_en: The site lies in a control area for national security.
#   legal_basis:
#     - {law: counter_espionage_law, article: "21", from: "2023-07-01"}
#     - {law: national_security_law, article: "59"}
#     - {law: ordinance_412_retained_permits}
applies if input.in_national_security_zone
