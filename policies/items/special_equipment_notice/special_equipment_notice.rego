# METADATA
# title: 特种设备安装告知、监督检验与使用登记
# description: 电梯、起重机械、锅炉、压力容器等安装前告知，安装中检验，使用前后登记。
# custom:
#   title_en: "Special equipment: notice of installation, inspection and registration of use"
#   description_en: >-
#     Lifts, cranes, boilers and pressure vessels are announced before installation, inspected
#     during it and registered for use.
#   legal_basis: [{law: special_equipment_safety_law, article: "23-25"}]
package items.special_equipment_notice

# METADATA
# title: 项目安装特种设备
# description: 有电梯、起重机械、锅炉、压力容器等特种设备。
# custom:
#   title_en: Special equipment is installed
#   description_en: There are lifts, cranes, boilers, pressure vessels or other special equipment.
#   legal_basis: [{law: special_equipment_safety_law, article: "23-25"}]
applies if input.has_special_equipment

# METADATA
# title: 特种设备在施工中安装
# description: 电梯、起重机械等只有开工以后才能安装、检验。
# custom:
#   title_en: The equipment is installed during the works
#   description_en: Lifts and cranes can be installed and inspected only once works have started.
#   legal_basis: [{law: nature_of_the_matter}]
prerequisites contains {"id": "commencement_check", "kind": "physical"}
