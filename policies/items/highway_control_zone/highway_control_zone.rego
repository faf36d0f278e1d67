# METADATA
# title: 公路建筑控制区、涉路施工许可
# description: 涉路施工先经交通运输部门许可，保证公路安全畅通。
# custom:
#   title_en: Permit for works that touch a highway or its control zone
#   description_en: The transport authority permits works at a highway, so that it stays safe and open.
#   legal_basis:
#     - {law: highway_safety_regulations, article: "27-29"}
#     - {law: highway_law, article: "44-45, 55-56"}
package items.highway_control_zone

# METADATA
# title: 涉路施工或者接入公路
# description: 跨越、穿越、沿线埋设或者接入公路。
# custom:
#   title_en: Works touch a highway or join it
#   description_en: Crosses a highway, lies along it or joins it.
#   legal_basis:
#     - {law: highway_safety_regulations, article: "27-29"}
#     - {law: highway_law, article: "44-45, 55-56"}
applies if input.touches_highway
