package fault

import "sevenlists/planner/lang"

// accessMessages holds what is said of accounts and of who may do what, ordered by code.
var accessMessages = []message{
	// access.action: {0} the action, {1} the nearest.
	{
		code:  "access.action",
		texts: []lang.Text{{ZH: "没有操作“{0}”", EN: "there is no action {0}"}},
		hints: []lang.Text{{ZH: "是否应为“{1}”？", EN: "did you mean {1}?"}},
	},
	// access.role.unknown: {0} the role, {1} the nearest.
	{
		code:  "access.role.unknown",
		texts: []lang.Text{{ZH: "access/data.yaml 中没有角色“{0}”", EN: "access/data.yaml has no role {0}"}},
		hints: []lang.Text{{ZH: "是否应为“{1}”？", EN: "did you mean {1}?"}},
	},
	// access.rule.unknown: {0} the rule, {1} grants or bars, {2} the nearest.
	{
		code:  "access.rule.unknown",
		texts: []lang.Text{{ZH: "access/{1} 中没有规则“{0}”", EN: "access/{1} has no rule {0}"}},
		hints: []lang.Text{{ZH: "是否应为“{2}”？", EN: "did you mean {2}?"}},
	},
	// access.rule.wide: {0} the action.
	{
		code:  "access.rule.wide",
		texts: []lang.Text{{ZH: "操作“{0}”的某条准许比较了对象的多项内容，无法据此筛选列表", EN: "a grant of {0} compares more than one thing of the object, so that no listing can be narrowed by it"}},
		hints: []lang.Text{{ZH: "access/grants 的每条规则只应把对象的一项内容与账户的一项内容相比较", EN: "each rule of access/grants compares one thing of the object with one of the account"}},
	},
	// account.department: {0} the id.
	{
		code:  "account.department",
		texts: []lang.Text{{ZH: "没有部门“{0}”", EN: "there is no department {0}"}},
	},
	{
		code:  "account.disabled",
		texts: []lang.Text{{ZH: "该账户已停用", EN: "the account is disabled"}},
		hints: []lang.Text{{ZH: "重置后可再次使用", EN: "resetting it lets it in again"}},
	},
	{
		code:  "account.link",
		texts: []lang.Text{{ZH: "链接无效、已用过或者已过期", EN: "the link is not good, was used, or has run out"}},
		hints: []lang.Text{{ZH: "请向系统管理员要一个新的；首个账户的链接在服务启动时打印在控制台", EN: "ask the administrator for a new one; that of the first account is printed to the console when the server starts"}},
	},
	// account.locked: {0} seconds.
	{
		code:  "account.locked",
		texts: []lang.Text{{ZH: "登录失败次数过多，请在 {0} 秒后再试", EN: "too many logins failed; try again in {0} seconds"}},
	},
	{
		code:  "account.login",
		texts: []lang.Text{{ZH: "登录名须为1至128字节，不含空格和特殊符号", EN: "a login name has 1 to 128 bytes, without spaces or special signs"}},
	},
	{
		code:  "account.login_failed",
		texts: []lang.Text{{ZH: "登录名或者密码不对", EN: "the login name or the password is wrong"}},
	},
	// account.name: {0} bytes.
	{
		code:  "account.name",
		texts: []lang.Text{{ZH: "名称须为1至{0}字节的一行文字", EN: "a name is one line of 1 to {0} bytes"}},
	},
	{
		code:  "account.no_password",
		texts: []lang.Text{{ZH: "该账户不用密码登录", EN: "the account does not log in with a password"}},
	},
	// account.oidc: {0} what the provider says.
	{
		code:  "account.oidc",
		texts: []lang.Text{{ZH: "统一身份认证未能完成：{0}", EN: "the login at the identity provider did not succeed: {0}"}, {ZH: "统一身份认证未能完成", EN: "the login at the identity provider did not succeed"}},
		hints: []lang.Text{{ZH: "请重新登录", EN: "log in again"}},
	},
	// account.oidc.address: {0} the address.
	{
		code:  "account.oidc.address",
		texts: []lang.Text{{ZH: "地址“{0}”不能用：须为 https，本机可用 http", EN: "the address {0} cannot be used: it must be https, or http on this machine"}},
	},
	{
		code:  "account.oidc.away",
		texts: []lang.Text{{ZH: "现在无法连接统一身份认证", EN: "the identity provider cannot be reached now"}},
		hints: []lang.Text{{ZH: "请稍后再试，或者用密码登录", EN: "try again in a moment, or log in with a password"}},
	},
	{
		code:  "account.oidc.flow",
		texts: []lang.Text{{ZH: "登录已超时，或者不是从本浏览器开始的", EN: "the login took too long, or was not begun in this browser"}},
		hints: []lang.Text{{ZH: "请重新登录", EN: "log in again"}},
	},
	{
		code:  "account.oidc.roles",
		texts: []lang.Text{{ZH: "您的身份没有对应的角色", EN: "nothing that the identity provider says of you gives you a role here"}},
		hints: []lang.Text{{ZH: "请联系系统管理员", EN: "ask the administrator"}},
	},
	{
		code:  "account.password.characters",
		texts: []lang.Text{{ZH: "密码含有不能使用的字符", EN: "the password has characters that cannot be used"}},
	},
	{
		code:  "account.password.known",
		texts: []lang.Text{{ZH: "这个密码太容易猜到", EN: "this password is too easy to guess"}},
		hints: []lang.Text{{ZH: "可用几个不相关的词语组成", EN: "put together some words that have nothing to do with each other"}},
	},
	// account.password.long, account.password.short: {0} characters.
	{
		code:  "account.password.long",
		texts: []lang.Text{{ZH: "密码最多 {0} 个字符", EN: "a password has at most {0} characters"}},
	},
	{
		code:  "account.password.short",
		texts: []lang.Text{{ZH: "密码至少 {0} 个字符", EN: "a password has at least {0} characters"}},
		hints: []lang.Text{{ZH: "可用几个不相关的词语组成", EN: "put together some words that have nothing to do with each other"}},
	},
	// account.role: {0} the role, {1} all, {2} the nearest.
	{
		code:  "account.role",
		texts: []lang.Text{{ZH: "没有角色“{0}”，可以是：{1}", EN: "there is no role {0}; it may be {1}"}},
		hints: []lang.Text{{ZH: "是否应为“{2}”？", EN: "did you mean {2}?"}},
	},
	// account.role.needs: {0} the role, {1} department or street.
	{
		code:  "account.role.needs",
		texts: []lang.Text{{ZH: "角色“{0}”需要填写 {1}", EN: "the role {0} needs a {1}"}},
	},
	// account.street: {0} the id, {1} all, {2} the nearest.
	{
		code:  "account.street",
		texts: []lang.Text{{ZH: "没有街道（镇）“{0}”，可以是：{1}", EN: "there is no street or town {0}; it may be {1}"}},
		hints: []lang.Text{{ZH: "是否应为“{2}”？", EN: "did you mean {2}?"}},
	},
	{
		code:  "account.taken",
		texts: []lang.Text{{ZH: "已有这个登录名的账户", EN: "there is an account of that login name"}},
	},
	// account.token.days: {0} the most.
	{
		code:  "account.token.days",
		texts: []lang.Text{{ZH: "访问令牌的有效期为1至{0}天", EN: "an access token lasts 1 to {0} days"}},
	},
	// account.token.many: {0} the most.
	{
		code:  "account.token.many",
		texts: []lang.Text{{ZH: "一个账户最多 {0} 个访问令牌", EN: "an account has at most {0} access tokens"}},
		hints: []lang.Text{{ZH: "请先撤销不用的", EN: "revoke those that are not used"}},
	},
	// account.token.scope: {0} the scope, {1} the nearest action.
	{
		code:  "account.token.scope",
		texts: []lang.Text{{ZH: "“{0}”不是操作，也不是一类操作（例如 project.*）", EN: "{0} is neither an action nor a group of actions such as project.*"}},
		hints: []lang.Text{{ZH: "是否应为“{1}”？", EN: "did you mean {1}?"}},
	},
	{
		code:  "account.token.scopes",
		texts: []lang.Text{{ZH: "请写明访问令牌可用于哪些操作，最多100项", EN: "say what the access token is for: at least one scope and at most 100"}},
	},
	{
		code:  "account.token.unknown",
		texts: []lang.Text{{ZH: "没有这个访问令牌", EN: "there is no such access token"}},
	},
	{
		code:  "account.unknown",
		texts: []lang.Text{{ZH: "没有这个账户", EN: "there is no such account"}},
	},
	// user.in_use: {0} the folder, {1} the route of the API.
	{
		code:  "user.in_use",
		texts: []lang.Text{{ZH: "{0} 正由运行中的服务使用", EN: "{0} is in use by a running server"}},
		hints: []lang.Text{{ZH: "请由系统管理员在服务中操作：{1}；或者先停止服务", EN: "let the administrator do it in the server: {1}; or stop the server first"}},
	},
}
