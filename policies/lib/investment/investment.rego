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
