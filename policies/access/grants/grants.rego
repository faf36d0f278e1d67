# METADATA
# title: 准许的理由
# description: 每条规则是一种理由；哪些操作凭哪些理由放行，写在 access/data.yaml 中。
# custom:
#   title_en: Reasons to allow
#   description_en: |
#     Each rule is one reason. Which actions are allowed for which reasons stands in
#     access/data.yaml. A rule compares one thing of the object with one of the account, so that
#     a listing can be narrowed by the same rules.
package access.grants

# METADATA
# title: 本人的，且本人的角色可以由他人代办
# custom:
#   title_en: it is one's own, and one has a role in which deputies stand in
own_as_stood_in if {
	some role in input.account.roles
	data.access.roles[role].stood_in
	input.object.owner == input.account.id
}

# METADATA
# title: 属于本部门，本人为负责人
# custom:
#   title_en: it belongs to the department of which the account is the head
head_of_object if {
	"head" in input.account.roles
	input.account.department in input.object.departments
}

# METADATA
# title: 是部门负责人
# custom:
#   title_en: the account is the head's of a department
department_head if "head" in input.account.roles

# METADATA
# title: 分管领导
# custom:
#   title_en: the account is a leader's
leader if "leader" in input.account.roles

# METADATA
# title: 有可以由他人代办的角色，或者是部门负责人
# custom:
#   title_en: the account has a role in which deputies stand in, or is the head's of a department
colleague if {
	some role in input.account.roles
	data.access.roles[role].stood_in
}

# METADATA
# title: 是部门负责人
# custom:
#   title_en: the account is the head's of a department
colleague if "head" in input.account.roles

# METADATA
# title: 任何人都可以，不需要登录
# custom:
#   title_en: anyone may, without an account
anyone := true

# METADATA
# title: 已登录的人都可以
# custom:
#   title_en: everyone who has logged in may
signed_in if not input.account.anonymous

# METADATA
# title: 由本人所有
# custom:
#   title_en: it is the account's own
owner if input.object.owner == input.account.id

# METADATA
# title: 是其投资者
# custom:
#   title_en: the account is its investor
investor_of_object if {
	"investor" in input.account.roles
	input.object.owner == input.account.id
}

# METADATA
# title: 是该项目的代办员
# custom:
#   title_en: the account is its agent
agent_of_object if {
	"agent" in input.account.roles
	input.object.agent == input.account.id
}

# METADATA
# title: 在代办员请假期间代为办理
# custom:
#   title_en: its agent is absent and the account stands in
agent_of_object if {
	"agent" in input.account.roles
	some absent in input.account.stands_for
	input.object.agent == absent
}

# METADATA
# title: 是该项目的咨询专员
# custom:
#   title_en: the account is its adviser
adviser_of_object if {
	"adviser" in input.account.roles
	input.object.adviser == input.account.id
}

# METADATA
# title: 在咨询专员请假期间代为办理
# custom:
#   title_en: its adviser is absent and the account stands in
adviser_of_object if {
	"adviser" in input.account.roles
	some absent in input.account.stands_for
	input.object.adviser == absent
}

# METADATA
# title: 代办员本人登记的
# custom:
#   title_en: an agent registered it
agent_owner if {
	"agent" in input.account.roles
	input.object.owner == input.account.id
}

# METADATA
# title: 涉及本部门
# custom:
#   title_en: it concerns the account's department
department_of_object if {
	department_officer
	input.account.department in input.object.departments
}

# METADATA
# title: 本部门承办或者协办，本人为经办人员
# custom:
#   title_en: it concerns the department of which the account is an officer
officer_of_object if {
	"officer" in input.account.roles
	input.account.department in input.object.departments
}

# METADATA
# title: 本部门承办或者协办，本人为窗口人员
# custom:
#   title_en: it concerns the department of which the account is a window clerk
window_of_object if {
	"window" in input.account.roles
	input.account.department in input.object.departments
}

# METADATA
# title: 位于本街道（镇）
# custom:
#   title_en: it lies in the account's street or town
street_of_object if {
	street_officer
	input.object.street == input.account.street
}

# METADATA
# title: 督办人员和分管领导查看全部
# custom:
#   title_en: supervisors and leaders see everything
oversees if {
	some role in input.account.roles
	role in {"supervisor", "leader"}
}

# METADATA
# title: 代办员和咨询专员受理委托
# custom:
#   title_en: agents and advisers take in what is entrusted
takes_in if {
	some role in input.account.roles
	role in {"agent", "adviser"}
}

# METADATA
# title: 投资者和代办员管理项目
# custom:
#   title_en: investors and agents keep projects
keeps_projects if {
	some role in input.account.roles
	role in {"investor", "agent"}
}

# METADATA
# title: 是代办员
# custom:
#   title_en: the account is an agent's
agent if "agent" in input.account.roles

# METADATA
# title: 是咨询专员
# custom:
#   title_en: the account is an adviser's
adviser if "adviser" in input.account.roles

# METADATA
# title: 是部门经办人员、部门窗口人员或者部门负责人
# custom:
#   title_en: the account is an officer's, a window clerk's or the head's of a department
department_officer if {
	some role in input.account.roles
	role in {"officer", "window", "head"}
}

# METADATA
# title: 是部门经办人员或者部门窗口人员
# custom:
#   title_en: the account is an officer's or a window clerk's of a department
department_clerk if {
	some role in input.account.roles
	role in {"officer", "window"}
}

# METADATA
# title: 是街道（镇）人员
# custom:
#   title_en: the account is an officer's of a street or town
street_officer if "street" in input.account.roles

# METADATA
# title: 是规则编写人员或者规则发布人员
# custom:
#   title_en: the account is a rule author's or publisher's
writes_rules if {
	some role in input.account.roles
	role in {"author", "publisher"}
}

# METADATA
# title: 是规则发布人员
# custom:
#   title_en: the account is a publisher's
publisher if "publisher" in input.account.roles

# METADATA
# title: 是系统管理员
# custom:
#   title_en: the account is an administrator's
administrator if "administrator" in input.account.roles

# METADATA
# title: 持有指标令牌，不属于任何账户
# custom:
#   title_en: it brings the token of the metrics, which is no account's
collects_metrics if "metrics" in input.account.roles
