# METADATA
# title: 工业企业技术改造项目备案
# description: 工业企业技术改造项目由经信部门即时备案。
# custom:
#   title_en: Industrial technical-renovation project filing
#   description_en: The economy and information authority files the renovation of industrial plant at once.
#   legal_basis: [{law: ordinance_673_enterprise_investment, article: "13", from: "2017-02-01"}]
package items.technical_renovation_filing

import data.lib.investment

# METADATA
# title: 属于备案管理的工业技术改造项目
# description: 在核准目录以外，产业政策不禁止。
# custom:
#   title_en: A technical renovation that is filed
#   description_en: Outside the catalogue and not forbidden.
#   legal_basis: [{law: ordinance_673_enterprise_investment, article: "13"}]
applies if {
	investment.subject_to_filing
	input.technical_renovation
}

# METADATA
# title: 备案通过在线平台进行
# description: 备案信息在平台上凭项目代码报送。
# custom:
#   title_en: Filing is made through the online platform
#   description_en: The information goes in on the platform, under the code.
#   legal_basis: [{law: ordinance_673_enterprise_investment, article: "13"}]
prerequisites contains {"id": "project_code", "kind": "hard"}
