# METADATA
# title: 岩土工程勘察
# description: 查明场地的地质条件，作为设计的依据；由勘察单位完成，不计入审批时限。
# custom:
#   title_en: Geotechnical survey
#   description_en: >-
#     Finds out the ground conditions on which the design rests; made by a surveyor, it does
#     not count in the approval clock.
#   legal_basis: [{law: survey_design_regulations, article: "5, 25-26"}]
package items.geotechnical_survey

import data.lib.works

# METADATA
# title: 新建、扩建或者改建，不只是室内装修
# description: 先勘察、后设计、再施工。
# custom:
#   title_en: New, extended or altered works, more than fit-out
#   description_en: First the survey, then the design, then the works.
#   legal_basis: [{law: survey_design_regulations, article: "5, 25-26"}]
applies if works.more_than_fit_out
