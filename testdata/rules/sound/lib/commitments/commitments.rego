# METADATA
# title: 承诺
# custom:
#   title_en: Commitments
package lib.commitments

# METADATA
# title: 申请人失信
# custom:
#   title_en: The applicant is dishonest
#   legal_basis: [{law: practice}]
credit contains "credit_blacklisted" if input.credit_blacklisted
