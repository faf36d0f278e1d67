# METADATA
# title: 单位工程竣工验收（建设单位组织）
# description: 建设单位组织勘察、设计、施工、监理单位对完工的单位工程验收。
# custom:
#   title_en: Completion acceptance by the owner and the parties to the works
#   description_en: >-
#     The owner, with the surveyor, designer, contractor and supervisor, accepts the finished
#     works.
#   legal_basis: [{law: construction_quality_regulations, article: "16"}]
package items.quality_completion_acceptance

import data.lib.works

# METADATA
# title: 需要施工许可的工程
# description: 达到施工许可限额的工程纳入质量监督，竣工后必须验收。
# custom:
#   title_en: Works that need a construction permit
#   description_en: >-
#     Works that reach the limits of the permit are supervised and must be accepted on completion.
#   legal_basis:
#     - {law: construction_quality_regulations, article: "16"}
#     - {law: completion_acceptance_rules_2013}
applies if works.permit_needed

# METADATA
# title: 工程开工并建成以后才能组织竣工验收
# description: 完成设计和合同约定的各项内容后，方可验收。
# custom:
#   title_en: Only finished works can be accepted
#   description_en: Acceptance follows once all that design and contract ask for is built.
#   legal_basis: [{law: nature_of_the_matter}]
prerequisites contains {"id": "commencement_check", "kind": "hard"}
