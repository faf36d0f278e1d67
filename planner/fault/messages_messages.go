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
}
