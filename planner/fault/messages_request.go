package fault

import "sevenlists/planner/lang"

// requestMessages holds what is said of requests to the server, ordered by code.
var requestMessages = []message{
	// body.choice: {0} what stands there, {1} the values allowed.
	{
		code:  "body.choice",
		texts: []lang.Text{{ZH: "不能是 {0}，只能是：{1}", EN: "it cannot be {0}; it may be: {1}"}, {ZH: "只能是：{1}", EN: "it may be: {1}"}},
	},
	// body.form: {0} what stands there.
	{
		code:  "body.form",
		texts: []lang.Text{{ZH: "{0} 的写法不对", EN: "{0} is not in the form that is wanted"}, {ZH: "写法不对", EN: "it is not in the form that is wanted"}},
	},
	// body.json: {0} how a body begins.
	{
		code:  "body.json",
		texts: []lang.Text{{ZH: "请求内容须是 JSON 对象，以 {0} 开头", EN: "the body must be a JSON object and begin with {0}"}},
	},
	// body.missing: {0} the key.
	{
		code:  "body.missing",
		texts: []lang.Text{{ZH: "缺少 {0}", EN: "{0} is missing"}},
	},
	// body.syntax: {0} what is wrong with the form.
	{
		code:  "body.syntax",
		texts: []lang.Text{{ZH: "请求内容无法读取：{0}", EN: "the body cannot be read: {0}"}},
	},
	{
		code:  "body.too_long",
		texts: []lang.Text{{ZH: "过长", EN: "it is too long"}},
	},
	// body.type: {0} the type wanted.
	{
		code:  "body.type",
		texts: []lang.Text{{ZH: "这里须是{0}", EN: "this must be {0}"}},
	},
	// body.unknown_key: {0} the key.
	{
		code:  "body.unknown_key",
		texts: []lang.Text{{ZH: "没有名为 {0} 的键", EN: "there is no key {0}"}},
		hints: []lang.Text{{ZH: "请对照 /api/openapi.json", EN: "see /api/openapi.json"}},
	},
	// request.body: {0} what the reader says.
	{
		code:  "request.body",
		texts: []lang.Text{{ZH: "请求内容无法读取：{0}", EN: "the body cannot be read: {0}"}},
	},
	{
		code:  "request.broken",
		texts: []lang.Text{{ZH: "请求没有收完整", EN: "the request did not arrive whole"}},
		hints: []lang.Text{{ZH: "请重新发送", EN: "send it again"}},
	},
	// request.characters: {0} the parameter.
	{
		code:  "request.characters",
		texts: []lang.Text{{ZH: "参数 {0} 含有控制字符，或者不是 UTF-8 文字", EN: "{0} has control characters or is no text in UTF-8"}},
	},
	{
		code:  "request.csrf",
		texts: []lang.Text{{ZH: "请求头 X-CSRF-Token 缺失或已失效", EN: "the header X-CSRF-Token is missing or no longer holds"}},
		hints: []lang.Text{{ZH: "请重新打开页面再试", EN: "open the page anew and try again"}},
	},
	// request.days: {0} how many years at most.
	{
		code:  "request.days",
		texts: []lang.Text{{ZH: "结束日须在开始日之后，至多 {0} 年", EN: "the last day comes after the first, at most {0} years later"}},
	},
	// request.entry: {0} of what, {1} what was asked for.
	{
		code:  "request.entry",
		texts: []lang.Text{{ZH: "没有 {1}", EN: "there is no {1}"}},
	},
	// request.forbidden: {0} the action.
	{
		code:  "request.forbidden",
		texts: []lang.Text{{ZH: "您的账号不能这样做（{0}）", EN: "your account may not do this ({0})"}},
		hints: []lang.Text{{ZH: "原因可问 /api/v1/access/explain，或联系管理员", EN: "ask /api/v1/access/explain why, or the administrator"}},
	},
	{
		code:  "request.key",
		texts: []lang.Text{{ZH: "Idempotency-Key 须为8至128个可打印字符", EN: "an Idempotency-Key has 8 to 128 printable characters"}},
	},
	{
		code:  "request.key_reused",
		texts: []lang.Text{{ZH: "该幂等键已用于内容不同的请求", EN: "this idempotency key was used for a request with another content"}},
		hints: []lang.Text{{ZH: "新的请求请换一个键", EN: "take a new key for a new request"}},
	},
	{
		code:  "request.left",
		texts: []lang.Text{{ZH: "客户端没有等到回答就断开了", EN: "the client went away before there was an answer"}},
	},
	// request.media_type: {0} the type given, {1} those taken.
	{
		code:  "request.media_type",
		texts: []lang.Text{{ZH: "不能接收 {0}，请用：{1}", EN: "{0} is not taken here; send: {1}"}, {ZH: "请求头 Content-Type 缺失，请用：{1}", EN: "the header Content-Type is missing; send: {1}"}},
	},
	{
		code:  "request.method",
		texts: []lang.Text{{ZH: "此地址不支持该方法", EN: "this address does not answer that method"}},
	},
	// request.not_set_up: {0} what.
	{
		code:  "request.not_set_up",
		texts: []lang.Text{{ZH: "本服务未启用{0}", EN: "{0} is not set up on this server"}},
	},
	// request.parameter: {0} the name, {1} the nearest.
	{
		code:  "request.parameter",
		texts: []lang.Text{{ZH: "没有名为 {0} 的参数", EN: "there is no parameter {0}"}},
		hints: []lang.Text{{ZH: "是否想写 {1}？", EN: "did you mean {1}?"}},
	},
	// request.parameter_missing: {0} the name.
	{
		code:  "request.parameter_missing",
		texts: []lang.Text{{ZH: "缺少参数 {0}", EN: "the parameter {0} is missing"}},
	},
	// request.parameter_number: {0} the name, {1} the value.
	{
		code:  "request.parameter_number",
		texts: []lang.Text{{ZH: "参数 {0} 须是不小于0的整数，不是 {1}", EN: "{0} must be a whole number of 0 or more, not {1}"}, {ZH: "参数 {0} 须是不小于0的整数", EN: "{0} must be a whole number of 0 or more"}},
	},
	// request.parameter_twice: {0} the name.
	{
		code:  "request.parameter_twice",
		texts: []lang.Text{{ZH: "参数 {0} 只能写一次", EN: "the parameter {0} may be given once"}},
	},
	{
		code:  "request.path",
		texts: []lang.Text{{ZH: "没有找到", EN: "there is nothing here"}},
		hints: []lang.Text{{ZH: "地址见 /api/openapi.json", EN: "the addresses stand in /api/openapi.json"}},
	},
	{
		code:  "request.stale",
		texts: []lang.Text{{ZH: "该对象已被他人修改，未作改动", EN: "somebody else changed it meanwhile; nothing was changed"}},
		hints: []lang.Text{{ZH: "请重新读取后再改", EN: "read it again and change that"}},
	},
	{
		code:  "request.too_busy",
		texts: []lang.Text{{ZH: "现在请求太多，未能处理", EN: "too much is asked at once; this was not done"}},
		hints: []lang.Text{{ZH: "请稍后再试", EN: "try again in a moment"}},
	},
	// request.too_large: {0} the limit in bytes.
	{
		code:  "request.too_large",
		texts: []lang.Text{{ZH: "内容超过 {0} 字节的上限", EN: "it is larger than {0} bytes, the most that is taken"}},
	},
	{
		code:  "request.too_many",
		texts: []lang.Text{{ZH: "请求过于频繁", EN: "too many requests"}},
		hints: []lang.Text{{ZH: "请按 Retry-After 等待", EN: "wait as long as Retry-After says"}},
	},
	{
		code:  "request.too_slow",
		texts: []lang.Text{{ZH: "未能在时限内完成", EN: "it could not be done in time"}},
		hints: []lang.Text{{ZH: "如带有幂等键，可用同一个键重试", EN: "with an idempotency key, try again under the same key"}},
	},
	{
		code:  "request.unauthenticated",
		texts: []lang.Text{{ZH: "需要登录，或登录已失效", EN: "one must be signed in for this, or the sign-in no longer holds"}},
	},
	{
		code:  "request.unseen",
		texts: []lang.Text{{ZH: "没有找到，或者您的账号看不到", EN: "it is not there, or your account may not see it"}},
	},
	{
		code:  "request.version_missing",
		texts: []lang.Text{{ZH: "修改前须用 If-Match 说明改的是哪一版", EN: "say with If-Match which version the change is meant for"}},
		hints: []lang.Text{{ZH: "版本见读取时的 ETag", EN: "the version is the ETag of what was read"}},
	},
	// serve.listen: {0} the address.
	{
		code:  "serve.listen",
		texts: []lang.Text{{ZH: "无法在 {0} 监听", EN: "{0} cannot be listened on"}},
		hints: []lang.Text{{ZH: "端口可能已被占用；可用 --listen 换一个", EN: "the port may be taken; choose another with --listen"}},
	},
	{
		code:  "serve.tls",
		texts: []lang.Text{{ZH: "--tls-cert 和 --tls-key 须同时给出", EN: "--tls-cert and --tls-key go together"}},
	},
	// store.in_use, store.newer, store.open: {0} the folder or database.
	{
		code:  "store.in_use",
		texts: []lang.Text{{ZH: "{0} 正被另一个服务使用", EN: "{0} is in use by another server"}},
		hints: []lang.Text{{ZH: "一个数据文件夹只能有一个服务；多个服务请用 MONGODB_URI", EN: "a folder has one server; several servers share a MongoDB, see MONGODB_URI"}},
	},
	{
		code:  "store.newer",
		texts: []lang.Text{{ZH: "{0} 是较新版本的程序写的", EN: "{0} was written by a newer version of the program"}},
		hints: []lang.Text{{ZH: "请用该版本或更新的版本打开；未作任何改动", EN: "open it with that version or a later one; nothing was changed"}},
	},
	{
		code:  "store.open",
		texts: []lang.Text{{ZH: "无法打开 {0}", EN: "{0} cannot be opened"}},
		hints: []lang.Text{{
			ZH: "请检查文件夹的权限和磁盘；设了 MONGODB_URI 则检查该数据库能否连上",
			EN: "check the folder's permissions and the disk; with MONGODB_URI, whether that database can be reached",
		}},
	},
	{
		code:  "store.address",
		texts: []lang.Text{{ZH: "{0} 不是 MongoDB 的地址", EN: "{0} is not the address of a MongoDB"}},
		hints: []lang.Text{{ZH: "写作 mongodb://用户:密码@主机:端口/数据库；特殊字符须转义", EN: "write mongodb://USER:PASSWORD@HOST:PORT/DATABASE, with special characters escaped"}},
	},
	{
		code:  "store.taken",
		texts: []lang.Text{{ZH: "他人同时作了修改，未能写入", EN: "somebody else wrote at the same time; nothing was written"}},
		hints: []lang.Text{{ZH: "请重新读取后再试", EN: "read again and try once more"}},
	},
	{
		code:  "store.unavailable",
		texts: []lang.Text{{ZH: "存储暂时不可用，未能确认写入", EN: "the store is not available now; it is not certain that anything was written"}},
		hints: []lang.Text{{ZH: "请稍后用同一个幂等键重试", EN: "try again in a moment, under the same idempotency key"}},
	},
}
