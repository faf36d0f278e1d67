# METADATA
# title: 地形测绘
# custom:
#   title_en: "Survey of the site"
package items.site_survey

# METADATA
# title: 每个项目都要办
# custom:
#   title_en: Every project needs it
applies if data.items.site_survey.for_every_project
