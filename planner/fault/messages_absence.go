package fault

import "sevenlists/planner/lang"

// absenceMessages holds what is said of absences, ordered by code.
var absenceMessages = []message{
	// absence.begun: {0} its first day.
	{
		code:  "absence.begun",
		texts: []lang.Text{{ZH: "从{0}开始的请假已经开始，不能再改开始日期", EN: "the absence began on {0}: its first day cannot be changed any more"}},
		hints: []lang.Text{{ZH: "可以改结束日期或者代办人，或者撤回", EN: "change its last day or its deputy, or withdraw it"}},
	},
	// absence.chain, absence.deputy.absent, absence.overlap: {0} and {1} the days of the other absence.
	{
		code:  "absence.chain",
		texts: []lang.Text{{ZH: "本人在{0}至{1}期间正代替他人", EN: "from {0} to {1} this person stands in for somebody else"}},
		hints: []lang.Text{{ZH: "请先给那次请假换一个代办人", EN: "give that absence another deputy first"}},
	},
	{
		code:  "absence.deputy.absent",
		texts: []lang.Text{{ZH: "代办人在{0}至{1}也请假", EN: "the deputy is absent, too, from {0} to {1}"}},
		hints: []lang.Text{{ZH: "请换一个代办人，或者把请假分成几段", EN: "name another deputy, or divide the absence"}},
	},
	// absence.deputy.role: {0} the name of the role.
	{
		code:  "absence.deputy.role",
		texts: []lang.Text{{ZH: "代办人不是同一部门或者街道（镇）的{0}", EN: "the deputy is no {0}, or of another department or street"}},
		hints: []lang.Text{{ZH: "请换一个角色相同的人", EN: "name somebody who has the same role"}},
	},
	// absence.deputy.unknown: {0} the account.
	{
		code:  "absence.deputy.unknown",
		texts: []lang.Text{{ZH: "没有“{0}”这个账户，或者它已停用", EN: "there is no account {0}, or it is disabled"}},
	},
	// absence.ended_before: {0} the day that was asked for, {1} today.
	{
		code:  "absence.ended_before",
		texts: []lang.Text{{ZH: "不能结束在{0}：今天是{1}", EN: "it cannot end on {0}: today is {1}"}},
		hints: []lang.Text{{ZH: "要立即结束，请撤回", EN: "to end it at once, withdraw it"}},
	},
	// absence.far: {0} the most days.
	{
		code:  "absence.far",
		texts: []lang.Text{{ZH: "最多提前{0}天登记", EN: "it may be entered at most {0} days ahead"}},
	},
	{
		code:  "absence.long",
		texts: []lang.Text{{ZH: "一次最长{0}天", EN: "one absence lasts at most {0} days"}},
		hints: []lang.Text{{ZH: "更长的请把项目移交给他人", EN: "for longer, hand the projects over"}},
	},
	{
		code:  "absence.nobody",
		texts: []lang.Text{{ZH: "该账户没有需要他人代办的角色", EN: "the account has no role in which a deputy stands in"}},
	},
	{
		code:  "absence.oneself",
		texts: []lang.Text{{ZH: "不能由本人代替本人", EN: "nobody stands in for themselves"}},
		hints: []lang.Text{{ZH: "请写另一个人", EN: "name somebody else"}},
	},
	// absence.order: {0} the first day, {1} the last.
	{
		code:  "absence.order",
		texts: []lang.Text{{ZH: "请写明开始和结束日期，结束日期不能早于开始日期（{0}，{1}）", EN: "give a first and a last day, the last not before the first ({0}, {1})"}},
	},
	{
		code:  "absence.over",
		texts: []lang.Text{{ZH: "这次请假已经结束或者撤回", EN: "this absence is over or was withdrawn"}},
		hints: []lang.Text{{ZH: "请另行登记", EN: "enter another"}},
	},
	{
		code:  "absence.overlap",
		texts: []lang.Text{{ZH: "与{0}至{1}的请假重叠", EN: "it overlaps with the absence from {0} to {1}"}},
		hints: []lang.Text{{ZH: "请改那一次，或者写不重叠的日期", EN: "change that one, or give other days"}},
	},
	// absence.past: {0} the day that was given, {1} today.
	{
		code:  "absence.past",
		texts: []lang.Text{{ZH: "{0}已过，今天是{1}", EN: "{0} is past: today is {1}"}},
		hints: []lang.Text{{ZH: "请从今天或者以后开始", EN: "begin today or later"}},
	},
	// absence.reason: {0} what was given, {1} all kinds, {2} the likely one.
	{
		code:  "absence.reason",
		texts: []lang.Text{{ZH: "没有“{0}”这种事由，可选：{1}", EN: "there is no reason {0}; there are {1}"}},
		hints: []lang.Text{{ZH: "是否应为 {2}？", EN: "did you mean {2}?"}},
	},
	// absence.unknown: {0} the id.
	{
		code:  "absence.unknown",
		texts: []lang.Text{{ZH: "没有编号为“{0}”的请假", EN: "there is no absence {0}"}},
	},
}
