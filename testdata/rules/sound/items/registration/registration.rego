# METADATA
# title: 登记
# custom:
#   title_en: Registration
package items.registration

# METADATA
# title: 每个项目都要
# custom:
#   title_en: Every project needs it
#   legal_basis: [{law: practice}]
applies if data.items.registration.for_every_project

# METADATA
# title: 建成才能登记
# custom:
#   title_en: Only what is built is registered
#   legal_basis: [{law: practice}]
prerequisites contains {"id": "commencement", "kind": "physical"}
