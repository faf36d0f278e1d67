package fault

import "sevenlists/planner/lang"

// planMessages holds what is said of plans that are read back, ordered by code.
var planMessages = []message{
	// plan.date, plan.number: {0} what was written.
	{
		code:  "plan.date",
		texts: []lang.Text{{ZH: "“{0}”不是方案中应有的日期或者语言", EN: "{0} is neither a date nor a language that a plan may have here"}},
	},
	// plan.duplicate_key, plan.missing: {0} the key.
	{
		code:  "plan.duplicate_key",
		texts: []lang.Text{{ZH: "“{0}”写了两次", EN: "{0} is written twice"}},
	},
	{
		code:  "plan.empty",
		texts: []lang.Text{{ZH: "方案文件是空的", EN: "the plan is empty"}},
	},
	{
		code:  "plan.missing",
		texts: []lang.Text{{ZH: "方案缺少“{0}”", EN: "the plan lacks {0}"}},
		hints: []lang.Text{{ZH: "请用 sevenlists plan --format json 重新生成，不要手工删改", EN: "write it anew with sevenlists plan --format json, and do not edit it by hand"}},
	},
	// plan.more: {0} how many mistakes are not listed.
	{
		code:  "plan.more",
		texts: []lang.Text{{ZH: "另有 {0} 处错误", EN: "{0} further mistakes"}},
	},
	{
		code:  "plan.not_a_plan",
		texts: []lang.Text{{ZH: "这不是 sevenlists plan --format json 写出的方案", EN: "this is no plan as sevenlists plan --format json writes it"}},
	},
	// plan.not_text: {0} the line.
	{
		code:  "plan.not_text",
		texts: []lang.Text{{ZH: "第{0}行不是 UTF-8 编码的文字", EN: "line {0} is not text in UTF-8"}, {ZH: "内容不是 UTF-8 编码的文字", EN: "this is not text in UTF-8"}},
	},
	{
		code:  "plan.number",
		texts: []lang.Text{{ZH: "{0} 不是要素可以取的数值：最多六位小数，不超过一万亿", EN: "{0} is no number that a fact may have: at most six decimal places and at most 10^12"}},
	},
	// plan.syntax: {0} the line, {1} what the reader says of it.
	{
		code: "plan.syntax",
		texts: []lang.Text{
			{ZH: "第{0}行无法按 JSON 读取：{1}", EN: "line {0} cannot be read as JSON: {1}"},
			{ZH: "第{0}行无法按 JSON 读取", EN: "line {0} cannot be read as JSON"},
			{ZH: "内容无法按 JSON 读取", EN: "this cannot be read as JSON"},
		},
		hints: []lang.Text{{ZH: "一个文件只能有一个方案；ndjson 请取其中一行", EN: "one file holds one plan; of ndjson take a single line"}},
	},
	// plan.too_deep: {0} the most levels allowed.
	{
		code:  "plan.too_deep",
		texts: []lang.Text{{ZH: "嵌套过深，方案最多{0}层", EN: "nested too deeply: a plan has at most {0} levels"}, {ZH: "嵌套过深", EN: "nested too deeply"}},
	},
	// plan.too_large: {0} the most bytes allowed.
	{
		code:  "plan.too_large",
		texts: []lang.Text{{ZH: "方案文件过大，最多 {0} 字节", EN: "the plan is too large: at most {0} bytes"}},
	},
	{
		code:  "plan.too_many",
		texts: []lang.Text{{ZH: "方案的条目过多", EN: "the plan has too many entries"}},
	},
	// plan.twice: {0} the id.
	{
		code:  "plan.twice",
		texts: []lang.Text{{ZH: "“{0}”在方案中出现两次", EN: "{0} stands twice in the plan"}},
	},
	// plan.type: {0} what is wanted and {1} what stands there, as Words.
	{
		code:  "plan.type",
		texts: []lang.Text{{ZH: "此处应为{0}，现为{1}", EN: "{0} is wanted here, not {1}"}},
	},
}
