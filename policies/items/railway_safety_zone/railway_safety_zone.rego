# METADATA
# title: 铁路线路安全保护区作业协商
# description: 保护区内的作业须经铁路运输企业同意，不计入审批时限。
# custom:
#   title_en: Consent to works in a railway safety zone
#   description_en: >-
#     Works in the zone need the consent of the railway; this does not count in the approval
#     clock.
#   legal_basis: [{law: railway_safety_regulations, article: "27, 30"}]
package items.railway_safety_zone

# METADATA
# title: 在铁路线路安全保护区内
# description: 用地或者施工范围位于铁路线路安全保护区。
# custom:
#   title_en: Inside a railway safety zone
#   description_en: The site or the works lie in a railway safety zone.
#   legal_basis: [{law: railway_safety_regulations, article: "27, 30"}]
applies if input.in_railway_safety_zone
