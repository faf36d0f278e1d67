# METADATA
# scope: subpackages
# title: 谁可以做什么
# description: 先一律拒绝；至少有一条准许、且没有任何一条禁止时才放行。
# schemas:
#   - input:
#       type: object
#       additionalProperties: false
#       properties:
#         action: {type: string}
#         account:
#           type: object
#           additionalProperties: false
#           properties:
#             id: {type: string}
#             anonymous: {type: boolean}
#             roles: {type: array, items: {type: string}}
#             department: {type: string}
#             street: {type: string}
#             scopes: {type: array, items: {type: string}}
#             stands_for: {type: array, items: {type: string}}
#         object:
#           type: object
#           additionalProperties: false
#           properties:
#             kind: {type: string}
#             id: {type: string}
#             owner: {type: string}
#             agent: {type: string}
#             adviser: {type: string}
#             departments: {type: array, items: {type: string}}
#             street: {type: string}
#             state: {type: string}
# custom:
#   title_en: Who may do what
#   description_en: |
#     Everything is refused unless at least one rule grants it and none stands against it. What an
#     account or an object does not have is absent from input, so that two absent things never agree.
package access

# METADATA
# title: 决定及其理由
# custom:
#   title_en: The decision and what it rests on
decision := {"allowed": allowed, "granted": granted, "barred": barred}

# METADATA
# title: 没有准许就不放行
# custom:
#   title_en: Nothing is allowed that is not granted
default allowed := false

# METADATA
# title: 有准许且无禁止
# custom:
#   title_en: Something grants it and nothing stands against it
allowed if {
	count(granted) > 0
	count(barred) == 0
}

# METADATA
# title: 准许的理由
# custom:
#   title_en: What grants it
granted contains name if {
	some name in data.access.actions[input.action].to
	data.access.grants[name]
}

# METADATA
# title: 该操作的禁止理由
# custom:
#   title_en: What stands against this action
barred contains name if {
	some name in data.access.actions[input.action].unless
	data.access.bars[name]
}

# METADATA
# title: 一切操作的禁止理由
# custom:
#   title_en: What stands against every action
barred contains name if {
	some name in data.access.always_unless
	data.access.bars[name]
}
