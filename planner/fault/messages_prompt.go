package fault

import "sevenlists/planner/lang"

// promptMessages holds what is said of prompts, ordered by code.
var promptMessages = []message{
	// prompt.book.hour: {0} the text.
	{
		code:  "prompt.book.hour",
		texts: []lang.Text{{ZH: "{0} 不是时刻，应写作 07:30", EN: "{0} is no hour: write it as 07:30"}},
	},
	// prompt.book.late: {0} the hour of the run, {1} that of the digest.
	{
		code:  "prompt.book.late",
		texts: []lang.Text{{ZH: "生成提示的时刻 {0} 应早于发送汇总的时刻 {1}", EN: "the prompts of a day are made at {0}, and not before its digest at {1}"}},
		hints: []lang.Text{{ZH: "改早 policies/supervision/prompts 的 at", EN: "set at of policies/supervision/prompts earlier"}},
	},
	{
		code:  "prompt.book.nobody",
		texts: []lang.Text{{ZH: "没有写明提示谁", EN: "it does not say to whom"}},
	},
	// prompt.book.role: {0} the role.
	{
		code:  "prompt.book.role",
		texts: []lang.Text{{ZH: "角色 {0} 仅在部门或者全区范围内时写明账户角色（account），且必须写明", EN: "the role {0} states a role of accounts (account) where it is of a department or the district, and only there"}},
	},
	// prompt.book.step_id: {0} the id.
	{
		code:  "prompt.book.step_id",
		texts: []lang.Text{{ZH: "步骤编号“{0}”为空或者重复", EN: "the id {0} of a step is empty or comes twice"}},
	},
	{
		code:  "prompt.book.steps",
		texts: []lang.Text{{ZH: "该类提示没有步骤", EN: "this kind has no step"}},
	},
	// prompt.book.text_long: {0} the text, {1} how many characters it may have.
	{
		code:  "prompt.book.text_long",
		texts: []lang.Text{{ZH: "提示文字“{0}”超过{1}个字", EN: "“{0}” may come to more than {1} characters"}},
	},
	// prompt.book.text_private: {0} the text.
	{
		code:  "prompt.book.text_private",
		texts: []lang.Text{{ZH: "提示文字“{0}”只可用 {due} 和 {days}，不得有其他数字或者占位", EN: "“{0}” may hold {due} and {days}, and no other figure or place"}},
	},
	// prompt.book.unknown: {0} the id, {1} the nearest known ones.
	{
		code:  "prompt.book.unknown",
		texts: []lang.Text{{ZH: "没有“{0}”", EN: "there is no {0}"}},
		hints: []lang.Text{{ZH: "是不是 {1}？", EN: "did you mean {1}?"}},
	},
	// prompt.book.when: {0} the step.
	{
		code:  "prompt.book.when",
		texts: []lang.Text{{ZH: "步骤“{0}”须写明一个时间条件：begun、percent、before、on_day、after 或者 light", EN: "the step {0} names one day: begun, percent, before, on_day, after or light"}},
	},
	{
		code:  "prompt.unknown",
		texts: []lang.Text{{ZH: "没有这条提示", EN: "there is no such prompt"}},
	},
}
