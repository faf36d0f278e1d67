package fault

import "sevenlists/planner/lang"

// eventMessages holds what is said of events that leave the server, ordered by code.
var eventMessages = []message{
	// events.ahead: {0} the last sequence there is.
	{
		code:  "events.ahead",
		texts: []lang.Text{{ZH: "该项目的动态只到第 {0} 号", EN: "what happened to this project goes as far as number {0}"}},
		hints: []lang.Text{{ZH: "请用收到的最后一个编号作为 Last-Event-ID", EN: "send the last id that was received as Last-Event-ID"}},
	},
	{
		code:  "events.cursor",
		texts: []lang.Text{{ZH: "Last-Event-ID 不是本接口给出的", EN: "this Last-Event-ID is none that was given here"}},
		hints: []lang.Text{{ZH: "请原样发回收到的最后一个 id，或者不带", EN: "send the last id as it was received, or none"}},
	},
	{
		code:  "events.full",
		texts: []lang.Text{{ZH: "接收动态的连接已满", EN: "as many are listening as this server takes"}},
		hints: []lang.Text{{ZH: "请稍后再试", EN: "try again in a moment"}},
	},
	// events.old: {0} days.
	{
		code:  "events.old",
		texts: []lang.Text{{ZH: "只能从最近 {0} 天内的位置继续", EN: "one can go on from the last {0} days only"}},
		hints: []lang.Text{{ZH: "请重新读取项目列表，再从现在开始接收", EN: "list the projects anew and listen from now on"}},
	},
	// events.place: {0} an example.
	{
		code:  "events.place",
		texts: []lang.Text{{ZH: "Last-Event-ID 须是收到的编号，例如 {0}", EN: "a Last-Event-ID is the number of an event that was received, such as {0}"}},
	},
	{
		code:  "events.stopping",
		texts: []lang.Text{{ZH: "服务正在停止", EN: "the server is stopping"}},
		hints: []lang.Text{{ZH: "请稍后重新连接", EN: "connect again in a moment"}},
	},
	// events.too_many: {0} how many an account may have.
	{
		code:  "events.too_many",
		texts: []lang.Text{{ZH: "同一账号最多同时接收 {0} 路动态", EN: "one account may listen to {0} streams at once"}},
		hints: []lang.Text{{ZH: "请先关闭其他页面或连接", EN: "close other pages or connections first"}},
	},
	{
		code:  "webhook.cursor",
		texts: []lang.Text{{ZH: "cursor 不是本接口给出的", EN: "this cursor is none that was given here"}},
	},
	{
		code:  "webhook.host",
		texts: []lang.Text{{ZH: "该地址在内部网络，不能推送", EN: "this address lies in an internal network, to which nothing is sent"}},
		hints: []lang.Text{{ZH: "确有需要，请管理员用 --webhook-host 允许", EN: "where it is needed, the administrator allows the host with --webhook-host"}},
	},
	// webhook.many: {0} how many there may be.
	{
		code:  "webhook.many",
		texts: []lang.Text{{ZH: "推送地址最多 {0} 个", EN: "there may be {0} webhooks"}},
		hints: []lang.Text{{ZH: "请先删除不用的", EN: "delete one that is not needed first"}},
	},
	{
		code:  "webhook.scheme",
		texts: []lang.Text{{ZH: "推送地址须以 https:// 开头", EN: "the address of a webhook begins with https://"}},
		hints: []lang.Text{{ZH: "http 只能用于管理员用 --webhook-host 允许的主机", EN: "http is for hosts that the administrator allows with --webhook-host"}},
	},
	// webhook.tested: {0} seconds.
	{
		code:  "webhook.tested",
		texts: []lang.Text{{ZH: "刚刚测试过，请过 {0} 秒再试", EN: "it was tested just now; try again in {0} seconds"}},
	},
	{
		code:  "webhook.type",
		texts: []lang.Text{{ZH: "动态类型由小写字母、数字和下划线组成，例如 plan_issued", EN: "the type of an event has small letters, digits and _, such as plan_issued"}},
	},
	// webhook.unknown: {0} the id.
	{
		code:  "webhook.unknown",
		texts: []lang.Text{{ZH: "没有推送地址 {0}", EN: "there is no webhook {0}"}},
	},
	{
		code:  "webhook.url",
		texts: []lang.Text{{ZH: "推送地址须是完整的网址，不带用户名、密码和 #", EN: "the address of a webhook is a whole URL, without user, password and #"}},
	},
}
