package fault

import "sevenlists/planner/lang"

// caseMessages holds what is said of the handling of items, ordered by code.
var caseMessages = []message{
	// case.book.*: {0} a word of the rules of handling, {1} one like it.
	{
		code:  "case.book.missing",
		texts: []lang.Text{{ZH: "缺少 {0}", EN: "{0} is missing"}},
	},
	{
		code:  "case.book.unknown",
		texts: []lang.Text{{ZH: "程序不认识 {0}", EN: "the program knows no {0}"}},
		hints: []lang.Text{{ZH: "是不是 {1}？", EN: "did you mean {1}?"}},
	},
	{
		code:  "case.bulk.column",
		texts: []lang.Text{{ZH: "不认识“{0}”这一列", EN: "there is no column {0}"}},
	},
	{
		code:  "case.bulk.empty",
		texts: []lang.Text{{ZH: "表格中没有记录", EN: "the table has no rows"}},
	},
	{
		code:  "case.bulk.head",
		texts: []lang.Text{{ZH: "缺少“{0}”一列", EN: "the column {0} is missing"}},
	},
	{
		code:  "case.bulk.number",
		texts: []lang.Text{{ZH: "{0} 不是 1 至 1000 的整数", EN: "{0} is no whole number from 1 to 1000"}},
	},
	{
		code:  "case.entry.undone",
		texts: []lang.Text{{ZH: "第 {0} 条记录已经更正", EN: "entry {0} has been corrected already"}},
		hints: []lang.Text{{ZH: "请更正更正后的记录：另行录入一条", EN: "make a new entry instead"}},
	},
	{
		code:  "case.entry.unknown",
		texts: []lang.Text{{ZH: "没有第 {0} 条记录，共 {1} 条", EN: "there is no entry {0}; the case has {1}"}},
	},
	// case.extend.*: {0} what was asked for, {1} the most, then the article.
	{
		code:  "case.extend.again",
		texts: []lang.Text{{ZH: "期限只能延长{0}次（{1}）", EN: "the period is extended {0} time(s) at most ({1})"}},
	},
	{
		code:  "case.extend.long",
		texts: []lang.Text{{ZH: "延长{0}个工作日超过了上限{1}个工作日（{2}）", EN: "an extension of {0} working days exceeds the most of {1} ({2})"}},
	},
	{
		code:  "case.future",
		texts: []lang.Text{{ZH: "{0} 在今天（{1}）之后，尚未发生", EN: "{0} lies after today, {1}: it has not happened yet"}},
	},
	{
		code:  "case.gap.due",
		texts: []lang.Text{{ZH: "补齐期限 {0} 应当在受理日 {1} 之后", EN: "the gap has to be closed after the day of acceptance: {0} is not after {1}"}},
	},
	{
		code: "case.gap.material",
		texts: []lang.Text{
			{ZH: "材料 {0} 不可容缺；可以容缺的有：{1}", EN: "paper {0} cannot follow later; those that can are {1}"},
			{ZH: "材料 {0} 不可容缺；该事项没有可以容缺的材料", EN: "paper {0} cannot follow later; the item has no paper that can"},
		},
	},
	{
		code:  "case.gap.open",
		texts: []lang.Text{{ZH: "容缺材料 {0} 尚未补齐，不得准予", EN: "{0} is still missing: it cannot be granted before the gap is closed"}},
	},
	{
		code:  "case.late",
		texts: []lang.Text{{ZH: "{0} 早于今天（{1}）：补录须说明理由", EN: "{0} is before today, {1}: a later entry needs a reason"}},
	},
	{
		code:  "case.needs",
		texts: []lang.Text{{ZH: "该步骤必须填写 {0}", EN: "this step needs {0}"}},
	},
	{
		code:  "case.none",
		texts: []lang.Text{{ZH: "事项 {0} 还没有办件", EN: "item {0} has no case yet"}},
	},
	{
		code:  "case.pause.end",
		texts: []lang.Text{{ZH: "预计恢复日 {0} 应当在暂停日 {1} 之后", EN: "the planned end {0} has to lie after the day of the pause, {1}"}},
	},
	{
		code:  "case.pause.kind",
		texts: []lang.Text{{ZH: "法律没有规定“{0}”可以扣除期限；可以扣除的有：{1}", EN: "the law knows no pause {0}; it knows {1}"}},
	},
	{
		code:  "case.pause.special",
		texts: []lang.Text{{ZH: "“{0}”不在可以扣除期限之列（{1}），该事项也没有这项特别程序", EN: "{0} stops no clock ({1}), and the item has no such special procedure"}},
	},
	// case.step.not_now: {0} the step, {1} the state, {2} the reason, {3} the article.
	{
		code: "case.step.not_now",
		texts: []lang.Text{
			{ZH: "“{1}”状态下不能“{0}”：{2}（{3}）", EN: "not possible in the state “{1}”: {0}; {2} ({3})"},
			{ZH: "“{1}”状态下不能“{0}”：{2}", EN: "not possible in the state “{1}”: {0}; {2}"},
		},
	},
	{
		code:  "case.step.unknown",
		texts: []lang.Text{{ZH: "没有“{0}”这一步骤", EN: "there is no step {0}"}},
		hints: []lang.Text{{ZH: "是不是 {1}？", EN: "did you mean {1}?"}},
	},
	{
		code:  "case.unknown",
		texts: []lang.Text{{ZH: "不认识 {0}", EN: "{0} is not known"}},
		hints: []lang.Text{{ZH: "是不是 {1}？", EN: "did you mean {1}?"}},
	},
	{
		code:  "case.unknown_item",
		texts: []lang.Text{{ZH: "该项目的方案中没有事项 {0}", EN: "the plan of this project has no item {0}"}},
		hints: []lang.Text{{ZH: "是不是 {1}？", EN: "did you mean {1}?"}},
	},
	// clock.*: {0} the day on which the hall was closed.
	{
		code:  "clock.closing.document",
		texts: []lang.Text{{ZH: "{0} 关闭大厅没有文号", EN: "the closing of the hall on {0} names no document"}},
		hints: []lang.Text{{ZH: "请填写决定关闭的文件", EN: "give the document that ordered it"}},
	},
	{
		code:  "clock.lights.last",
		texts: []lang.Text{{ZH: "最后一种灯不能有条件：其他灯都不亮时亮它", EN: "the last light has no conditions: it shows where no other does"}},
	},
	// forecast.number: {0} the number, {1} and {2} between which it has to lie.
	{
		code:  "forecast.number",
		texts: []lang.Text{{ZH: "{0} 应在 {1} 至 {2} 之间", EN: "{0}: from {1} to {2} are possible"}},
	},
	{
		code:  "supervision.month",
		texts: []lang.Text{{ZH: "“{0}”不是月份，应如 2026-06", EN: "{0} is no month such as 2026-06"}},
	},
}
