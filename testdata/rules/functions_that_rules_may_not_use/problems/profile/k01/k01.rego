# METADATA
# title: 容积率过高
# custom:
#   title_en: The floor area ratio is too high
package problems.profile.k01

# METADATA
# title: 容积率高于上限
# custom:
#   title_en: The ratio is above the limit
#   legal_basis: [{law: building_law, article: "12"}]
found if input.far > input.far_limit

# METADATA
# title: 不可用
# custom:
#   title_en: Not to be used
#   legal_basis: [{law: practice}]
found if http.send({"method": "get", "url": "http://127.0.0.1"}).status_code == 200

# METADATA
# title: 不可用
# custom:
#   title_en: Not to be used
#   legal_basis: [{law: practice}]
found if time.now_ns() > input.far

# METADATA
# title: 不可用
# custom:
#   title_en: Not to be used
#   legal_basis: [{law: practice}]
found if rand.intn("x", 2) == 1

# METADATA
# title: 不可用
# custom:
#   title_en: Not to be used
#   legal_basis: [{law: practice}]
found if opa.runtime().env.HOME

# METADATA
# title: 不可用
# custom:
#   title_en: Not to be used
#   legal_basis: [{law: practice}]
found if count(net.lookup_ip_addr("localhost")) > 0

# METADATA
# title: 不可用
# custom:
#   title_en: Not to be used
#   legal_basis: [{law: practice}]
found if count(numbers.range(1, 1000000000)) > 5
