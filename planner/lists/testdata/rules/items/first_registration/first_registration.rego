# METADATA
# title: 首次登记
# custom:
#   title_en: "First registration"
package items.first_registration

# METADATA
# title: 每个项目都要办
# custom:
#   title_en: Every project needs it
applies if data.items.first_registration.for_every_project

# METADATA
# title: 后者以前者为据
# custom:
#   title_en: The later one rests on the earlier
#   legal_basis: [{law: construction_law, article: "8"}]
prerequisites contains {"id": "joint_acceptance", "kind": "hard"}
