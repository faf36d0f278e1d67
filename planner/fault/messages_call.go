package fault

import "sevenlists/planner/lang"

// callMessages holds what is said of calling a server from the command line, ordered by code.
var callMessages = []message{
	// call.body: {0} the types that the operation takes.
	{
		code:  "call.body",
		texts: []lang.Text{{ZH: "该接口的正文须为文件：{0}", EN: "the body of this operation comes from a file: {0}"}},
	},
	// call.missing: {0} the parameter, {1} what it is.
	{
		code:  "call.missing",
		texts: []lang.Text{{ZH: "缺少 {0}=（{1}）", EN: "{0}= is missing ({1})"}, {ZH: "缺少 {0}=", EN: "{0}= is missing"}},
	},
	{
		code:  "call.operation",
		texts: []lang.Text{{ZH: "没有“{0}”这一接口", EN: "there is no operation {0}"}},
		hints: []lang.Text{{ZH: "是不是 {1}？", EN: "did you mean {1}?"}, {ZH: "sevenlists call 列出全部接口", EN: "sevenlists call lists them all"}},
	},
	{
		code:  "call.pair",
		texts: []lang.Text{{ZH: "“{0}”不是 名称=值", EN: "{0} is no name=value"}},
	},
	{
		code:  "call.parameter",
		texts: []lang.Text{{ZH: "该接口没有参数 {0}", EN: "this operation has no parameter {0}"}},
		hints: []lang.Text{{ZH: "是不是 {1}？", EN: "did you mean {1}?"}},
	},
	// call.refused: {0} the status, {1} the server's own words, {2} its hint.
	{
		code:  "call.refused",
		texts: []lang.Text{{ZH: "服务拒绝（{0}）：{1}", EN: "the server refuses ({0}): {1}"}},
		hints: []lang.Text{{ZH: "服务提示：{2}", EN: "the server says: {2}"}},
	},
	{
		code:  "call.server",
		texts: []lang.Text{{ZH: "“{0}”不是服务地址", EN: "{0} is no address of a server"}},
	},
	{
		code:  "call.unreachable",
		texts: []lang.Text{{ZH: "连接不上 {0}", EN: "{0} cannot be reached"}},
		hints: []lang.Text{{ZH: "请确认服务已经启动，地址无误", EN: "see whether the server runs and the address is right"}},
	},
}
