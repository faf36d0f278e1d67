# METADATA
# title: 文物保护单位的范围
# description: 是否在文物保护单位的保护范围或者建设控制地带内，不论级别。
# custom:
#   title_en: Zones of heritage sites
#   description_en: Whether a project lies in the protection or the control zone of a heritage site of any level.
package lib.heritage

# METADATA
# title: 在文物保护单位保护范围内
# custom:
#   title_en: Inside the protection zone of a heritage site
in_protection_zone if input.heritage_protection_zone_level in {"national", "provincial", "city-county"}

# METADATA
# title: 在文物保护单位建设控制地带内
# custom:
#   title_en: Inside the control zone of a heritage site
in_control_zone if input.heritage_control_zone_level in {"national", "provincial", "city-county"}
