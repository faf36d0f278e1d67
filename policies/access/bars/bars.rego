# METADATA
# title: 禁止的理由
# description: 每条规则是一种理由，只要成立，无论有何准许都不放行。
# custom:
#   title_en: Reasons to refuse
#   description_en: Each rule is one reason. Where it holds, no grant helps.
package access.bars

# METADATA
# title: 超出访问令牌的范围
# custom:
#   title_en: the access token does not reach so far
beyond_scope if {
	input.account.scopes
	not in_scope
}

# METADATA
# title: 令牌范围正是该操作
# custom:
#   title_en: a scope is the action itself
in_scope if input.action in input.account.scopes

# METADATA
# title: 令牌范围是该操作所属的一类
# custom:
#   title_en: a scope is the group to which the action belongs
in_scope if {
	some scope in input.account.scopes
	endswith(scope, ".*")
	startswith(input.action, trim_suffix(scope, "*"))
}

# METADATA
# title: 对象不是该操作所针对的一类
# custom:
#   title_en: the object is not of the kind that the action is done to
wrong_object if input.object.kind != data.access.actions[input.action].object

# METADATA
# title: 该操作需要一个对象
# custom:
#   title_en: the action is done to an object and there is none
wrong_object if {
	data.access.actions[input.action].object
	not input.object.kind
}

# METADATA
# title: 该操作不针对任何对象
# custom:
#   title_en: the action is done to no object and there is one
wrong_object if {
	input.object
	action := data.access.actions[input.action]
	not action.object
}

# METADATA
# title: 不能凭访问令牌操作，需要本人登录
# custom:
#   title_en: it cannot be done with an access token, only by logging in
by_token if input.account.scopes

# METADATA
# title: 项目已归档
# custom:
#   title_en: the project is archived
archived if input.object.state == "archived"

# METADATA
# title: 委托已受理或者已退回
# custom:
#   title_en: what was entrusted has been accepted or declined already
settled if input.object.state != "waiting"

# METADATA
# title: 不能对本人的账户操作
# custom:
#   title_en: it cannot be done to one's own account
oneself if input.object.id == input.account.id

# METADATA
# title: 代为办理期间，项目仍属请假的代办员
# custom:
#   title_en: whoever stands in for its agent does not give it away
standing_in if {
	input.object.agent in input.account.stands_for
	not input.object.owner == input.account.id
}
