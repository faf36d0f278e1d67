package fault

import "sevenlists/planner/lang"

// outwardMessages holds what is said of messages to people, of calendar feeds and of answers by link,
// ordered by code.
var outwardMessages = []message{
	{
		code:  "answer.answered",
		texts: []lang.Text{{ZH: "该问题已经通过链接答复", EN: "the question was answered by its link already"}},
	},
	// answer.choice: {0} what was chosen, {1} what may be chosen.
	{
		code:  "answer.choice",
		texts: []lang.Text{{ZH: "没有选项 {0}，可选：{1}", EN: "{0} is none of the choices: {1}"}},
	},
	{
		code:  "answer.empty",
		texts: []lang.Text{{ZH: "请填写答复内容", EN: "an answer says something"}},
	},
	// answer.late: {0} the last day.
	{
		code:  "answer.late",
		texts: []lang.Text{{ZH: "该问题的答复截止于 {0}", EN: "the question could be answered until {0}"}},
		hints: []lang.Text{{ZH: "请联系代办员；也可以交书面答复，由代办员登记", EN: "turn to the agent of the project, who can enter an answer on paper"}},
	},
	{
		code:  "answer.text",
		texts: []lang.Text{{ZH: "答复中有不能显示的字符", EN: "the answer holds signs that cannot be shown"}},
	},
	{
		code:  "answer.unknown",
		texts: []lang.Text{{ZH: "该链接无效", EN: "this link leads nowhere"}},
		hints: []lang.Text{{ZH: "请核对链接是否完整；重新发出链接后，以前的链接失效", EN: "see whether the link is whole; once a new one is sent, the one before is good no more"}},
	},
	// answer.until: {0} the day.
	{
		code:  "answer.until",
		texts: []lang.Text{{ZH: "答复期限 {0} 已过", EN: "the last day for an answer, {0}, has passed"}},
	},
	{
		code:  "answer.used",
		texts: []lang.Text{{ZH: "该链接已经使用过，每个链接只能答复一次", EN: "this link was used; it is good for one answer"}},
		hints: []lang.Text{{ZH: "如需更正，请联系代办员", EN: "to correct an answer, turn to the agent of the project"}},
	},
	// feed.many: {0} how many there may be.
	{
		code:  "feed.many",
		texts: []lang.Text{{ZH: "日历订阅最多 {0} 个", EN: "there may be {0} calendar feeds"}},
		hints: []lang.Text{{ZH: "请先停用不用的", EN: "revoke one that is not needed first"}},
	},
	{
		code:  "feed.unknown",
		texts: []lang.Text{{ZH: "没有这个日历订阅，或者已经停用", EN: "there is no such calendar feed, or it was revoked"}},
	},
	// outbox.address: {0} the name of the channel.
	{
		code:  "outbox.address",
		texts: []lang.Text{{ZH: "这不是可用的{0}地址", EN: "this is no address for {0}"}},
	},
	// outbox.book.*: {0} what stands there, {1} what it should be.
	{
		code:  "outbox.book.address",
		texts: []lang.Text{{ZH: "地址的样式 {0} 不是正则表达式", EN: "{0} is no regular expression of an address"}},
	},
	{
		code:  "outbox.book.hour",
		texts: []lang.Text{{ZH: "{0} 不是一天中的时间，应如 08:30", EN: "{0} is no time of the day such as 08:30"}},
	},
	{
		code:  "outbox.book.missing",
		texts: []lang.Text{{ZH: "缺少 {0}", EN: "{0} is missing"}},
	},
	{
		code:  "outbox.book.place",
		texts: []lang.Text{{ZH: "{0} 没有内容可填", EN: "nothing is known that {0} stands for"}},
		hints: []lang.Text{{ZH: "可用 {to}、{text}、{id}、{token} 和本网关的 settings", EN: "there are {to}, {text}, {id}, {token} and the settings of the gateway"}},
	},
	{
		code:  "outbox.book.quiet_digest",
		texts: []lang.Text{{ZH: "每日汇总的时间 {0} 在免打扰时段内，永远不会发出", EN: "the digest at {0} lies within the quiet hours, and would never be sent"}},
	},
	{
		code:  "outbox.book.setting",
		texts: []lang.Text{{ZH: "环境变量 {0} 须以 {1} 开头", EN: "the setting {0} must begin with {1}"}},
		hints: []lang.Text{{ZH: "这样规则不会读到服务器的其他密钥", EN: "so that no rule reads another secret of the server"}},
	},
	{
		code:  "outbox.book.taken",
		texts: []lang.Text{{ZH: "{0} 是系统自带的渠道，网关须另取编号", EN: "{0} is a channel of the program itself; a gateway needs an id of its own"}},
	},
	{
		code:  "outbox.book.text_long",
		texts: []lang.Text{{ZH: "短文本超过 {1} 个字：{0}", EN: "a short text has at most {1} characters: {0}"}},
	},
	{
		code:  "outbox.book.text_private",
		texts: []lang.Text{{ZH: "短文本中不得有数字、@ 或 {count} 以外的占位：{0}", EN: "a short text holds no digit, no @ and no place but {count}: {0}"}},
		hints: []lang.Text{{ZH: "短信等渠道他人可见，不写项目、单位、姓名和电话", EN: "others may read it: it names no project, company, person or number"}},
	},
	{
		code:  "outbox.busy",
		texts: []lang.Text{{ZH: "正在发送，请稍后再试", EN: "it is being sent; try again in a moment"}},
	},
	// outbox.channel: {0} the id, {1} those that there are, {2} the nearest.
	{
		code: "outbox.channel",
		texts: []lang.Text{
			{ZH: "没有渠道 {0}，是否指 {2}？", EN: "there is no channel {0}; do you mean {2}?"},
			{ZH: "没有渠道 {0}，可选：{1}", EN: "{0} is none of the channels: {1}"},
		},
	},
	{
		code:  "outbox.cursor",
		texts: []lang.Text{{ZH: "cursor 不是本接口给出的", EN: "this cursor is none that was given here"}},
	},
	{
		code:  "outbox.draft",
		texts: []lang.Text{{ZH: "消息内容不完整或过长", EN: "the message lacks something or is too long"}},
	},
	// outbox.no_address: {0} the name of the channel.
	{
		code:  "outbox.no_address",
		texts: []lang.Text{{ZH: "还没有填写{0}地址", EN: "no address is given for {0}"}},
	},
	// outbox.setting_file: {0} the name of the setting.
	{
		code:  "outbox.setting_file",
		texts: []lang.Text{{ZH: "{0} 所指的文件读不出来", EN: "the file that {0} names cannot be read"}},
	},
	{
		code:  "outbox.smtp",
		texts: []lang.Text{{ZH: "邮件服务器地址应如 smtp://user@mail.example.gov.cn:587，不带密码", EN: "a mail server is given as smtp://user@mail.example.gov.cn:587, without the password"}},
		hints: []lang.Text{{ZH: "smtps:// 为直接 TLS，smtp-plain:// 不加密；密码用环境变量 SEVENLISTS_SMTP_PASSWORD", EN: "smtps:// is TLS from the beginning, smtp-plain:// none; the password stands in SEVENLISTS_SMTP_PASSWORD"}},
	},
	{
		code:  "outbox.smtp_from",
		texts: []lang.Text{{ZH: "发件地址不是邮箱地址", EN: "the address that e-mails come from is none"}},
	},
	// outbox.tested: {0} seconds.
	{
		code:  "outbox.tested",
		texts: []lang.Text{{ZH: "刚刚发过测试，请过 {0} 秒再试", EN: "a test was sent just now; try again in {0} seconds"}},
	},
	// outbox.unknown: {0} the id.
	{
		code:  "outbox.unknown",
		texts: []lang.Text{{ZH: "没有消息 {0}", EN: "there is no message {0}"}},
	},
}
