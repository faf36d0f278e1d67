package fault

import "sevenlists/planner/lang"

// reminderMessages holds what is said of reminders, ordered by code.
var reminderMessages = []message{
	// reminder.before: {0} the day stated, {1} that of the step before.
	{
		code:  "reminder.before",
		texts: []lang.Text{{ZH: "{0}早于上一步的日期{1}", EN: "{0} lies before {1}, the day of the step before"}},
	},
	// reminder.due: {0} the day stated, {1} that of the step.
	{
		code:  "reminder.due",
		texts: []lang.Text{{ZH: "期限{0}应在{1}之后", EN: "the due day {0} has to lie after {1}"}},
	},
	{
		code:  "reminder.highest",
		texts: []lang.Text{{ZH: "已经提到最高一级", EN: "it has gone up as far as it can"}},
	},
	// reminder.many: {0} how many.
	{
		code:  "reminder.many",
		texts: []lang.Text{{ZH: "一个项目最多{0}件督办", EN: "a project has at most {0} reminders"}},
	},
	// reminder.measure: {0} characters.
	{
		code:  "reminder.measure",
		texts: []lang.Text{{ZH: "每项措施应写明，且不超过{0}字", EN: "each measure has to say something, in at most {0} characters"}},
	},
	{
		code:  "reminder.nobody",
		texts: []lang.Text{{ZH: "该项目没有代办员，请写明被督办的部门", EN: "the project has no agent: name the department that is reminded"}},
	},
	// reminder.none: {0} the number.
	{
		code:  "reminder.none",
		texts: []lang.Text{{ZH: "没有第{0}号督办", EN: "there is no reminder {0}"}},
	},
	// reminder.not_overdue: {0} the due day.
	{
		code:  "reminder.not_overdue",
		texts: []lang.Text{{ZH: "期限{0}尚未过，不能提级", EN: "its day, {0}, has not passed: it cannot go up yet"}, {ZH: "被督办单位没有逾期，不能提级", EN: "nothing is overdue: it cannot go up"}},
	},
	// reminder.open: {0} the numbers of those that are open.
	{
		code:  "reminder.open",
		texts: []lang.Text{{ZH: "第{0}号督办尚未销号，项目不能归档", EN: "reminder {0} is not closed: the project cannot be archived"}},
		hints: []lang.Text{{ZH: "由督办人员先销号或者撤回", EN: "a supervisor closes or withdraws it first"}},
	},
	// reminder.other: {0} the step.
	{
		code:  "reminder.other",
		texts: []lang.Text{{ZH: "“{0}”由被督办单位录入；代为录入的应填写其文号", EN: "“{0}” is for whoever was reminded: in their name it is entered with the number of their paper"}},
	},
	// reminder.step.not_now: {0} the step, {1} the state, {2} why.
	{
		code:  "reminder.step.not_now",
		texts: []lang.Text{{ZH: "督办处于“{1}”，不能“{0}”：{2}", EN: "“{0}” is not possible in the state “{1}”: {2}"}},
	},
	// reminder.step.unknown: {0} the step, {1} one like it.
	{
		code:  "reminder.step.unknown",
		texts: []lang.Text{{ZH: "督办没有步骤“{0}”", EN: "a reminder has no step {0}"}},
		hints: []lang.Text{{ZH: "是不是 {1}？", EN: "did you mean {1}?"}},
	},
	// reminder.subject: {0} what it is about.
	{
		code:  "reminder.subject",
		texts: []lang.Text{{ZH: "该项目没有“{0}”", EN: "the project has no {0}"}},
		hints: []lang.Text{{ZH: "针对办件的填写事项的键，针对问题的填写编号", EN: "of a case give the key of its item, of a problem its number"}},
	},
}
