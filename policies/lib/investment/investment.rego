# METADATA
# title: 投资性质
# description: 企业投资与政府投资之分（政府投资条例第六条）。
# custom:
#   title_en: Kind of investment
#   description_en: Enterprise and government investment told apart (Government Investment Ordinance, article 6).
package lib.investment

# METADATA
# title: 企业投资（含外商投资和政府补助的企业投资）
# custom:
#   title_en: Invested by an enterprise, foreign and subsidised ones included
by_enterprise if input.investment_mode in {"enterprise", "foreign-enterprise", "government-subsidised-enterprise"}

# METADATA
# title: 政府投资
# custom:
#   title_en: Invested by the government
by_government if input.investment_mode == "government"

# METADATA
# title: 实行备案管理的企业投资项目
# description: 在核准目录以外，且产业政策和市场准入负面清单不禁止。
# custom:
#   title_en: An enterprise project that is filed, not verified
#   description_en: Outside the verification catalogue, and neither industrial policy nor the market-access list forbids it.
#   legal_basis: [{law: ordinance_673_enterprise_investment, article: "3"}]
subject_to_filing if {
	by_enterprise
	not input.in_verification_catalogue
	not input.industry_prohibited
}

# METADATA
# title: 政府投资，实行审批
# custom:
#   title_en: Approved, as a government project
#   legal_basis: [{law: government_investment_regulations, article: "9"}]
decided_by_authority if by_government

# METADATA
# title: 列入核准目录，实行核准
# custom:
#   title_en: Verified, as listed in the catalogue
#   legal_basis: [{law: ordinance_673_enterprise_investment, article: "3"}]
decided_by_authority if input.in_verification_catalogue
