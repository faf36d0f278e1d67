# METADATA
# title: 航道通航条件影响评价审核
# description: 审核与航道有关的工程是否影响通航。
# custom:
#   title_en: Review of the impact on navigation
#   description_en: Reviews whether works at a channel hinder navigation.
#   legal_basis: [{law: navigation_channel_law, article: "28"}]
package items.navigation_impact_assessment

# METADATA
# title: 跨越、穿越或者紧邻航道
# description: 与航道有关的工程。
# custom:
#   title_en: Crosses, passes under or adjoins a navigable channel
#   description_en: Works that have to do with a navigable channel.
#   legal_basis: [{law: navigation_channel_law, article: "28"}]
applies if input.affects_navigation_channel

# METADATA
# title: 评价以设计方案为对象
# description: 习惯上方案稳定后再评价通航影响。
# custom:
#   title_en: The assessment is made of the design scheme
#   description_en: By custom the scheme is settled before its impact on navigation is assessed.
#   legal_basis: [{law: administrative_practice}]
prerequisites contains {"id": "design_scheme_review", "kind": "soft"}
