package fault

import "sevenlists/planner/lang"

// underwayMessages holds what is said of the blocks of a project under way, ordered by code.
var underwayMessages = []message{
	{
		code:  "profile.adjustment.alone",
		texts: []lang.Text{{ZH: "自加的事项没有写明在哪些事项之后或者之前", EN: "an item of one's own says neither what it comes after nor what it comes before"}},
		hints: []lang.Text{{ZH: "请填 after 或者 before", EN: "give after or before"}},
	},
	// profile.adjustment.cycle: {0} the ring.
	{
		code:  "profile.adjustment.cycle",
		texts: []lang.Text{{ZH: "自加的事项使事项互相等待：{0}", EN: "an item of one's own makes items wait for each other: {0}"}},
		hints: []lang.Text{{ZH: "请检查 after 和 before", EN: "check its after and before"}},
	},
	// profile.adjustment.id: {0} the id that was written.
	{
		code:  "profile.adjustment.id",
		texts: []lang.Text{{ZH: "“{0}”不能用作自加事项的编码", EN: "{0} cannot serve as the id of an item of one's own"}},
		hints: []lang.Text{{ZH: "以 x_ 开头，后接小写字母、数字、下划线和连字符", EN: "begin it with x_, then lower-case letters, digits, underscores and hyphens"}},
	},
	// profile.adjustment.many: {0} the most entries.
	{
		code:  "profile.adjustment.many",
		texts: []lang.Text{{ZH: "这里最多{0}项", EN: "there may be at most {0} entries here"}},
		hints: []lang.Text{{ZH: "请合并或者删去一些；部分很多的项目分成几份画像", EN: "join or leave out some; a project of very many parts goes into several profiles"}},
	},
	// profile.adjustment.milestone: {0} the item.
	{
		code:  "profile.adjustment.milestone",
		texts: []lang.Text{{ZH: "“{0}”是路径的里程碑，不能删去", EN: "{0} is a milestone of the route and cannot be dropped"}},
		hints: []lang.Text{{ZH: "已经办理的写在 progress 里；不由本项目办理的前置事项可以逐项删去", EN: "if it has been done, put it under progress; what it waits for may be dropped item by item"}},
	},
	// profile.adjustment.twice: {0} the id.
	{
		code:  "profile.adjustment.twice",
		texts: []lang.Text{{ZH: "“{0}”写了两次", EN: "{0} is there twice"}},
		hints: []lang.Text{{ZH: "请只保留一处，或者换一个编码", EN: "keep one of them, or give the other an id of its own"}},
	},
	// profile.block.days: {0} what was written, {1} the most days.
	{
		code:  "profile.block.days",
		texts: []lang.Text{{ZH: "“{0}”不是0到{1}之间的整数天数", EN: "{0} is no whole number of days from 0 to {1}"}},
	},
	// profile.block.key: {0} the key.
	{
		code:  "profile.block.key",
		texts: []lang.Text{{ZH: "“{0}”不是事项编码；属于某一部分的写作 事项@部分", EN: "{0} is no item id; what belongs to a part is written item@part"}},
	},
	{
		code:  "profile.block.list",
		texts: []lang.Text{{ZH: "这里应是一个列表", EN: "this is to be a list"}},
		hints: []lang.Text{{ZH: "写在方括号里，或者每项一行、以 - 开头", EN: "put it in square brackets, or write each entry on a line of its own behind a -"}},
	},
	// profile.block.missing: {0} the key, {1} its values.
	{
		code:  "profile.block.missing",
		texts: []lang.Text{{ZH: "缺少“{0}”", EN: "{0} is missing"}},
		hints: []lang.Text{{ZH: "可选：{1}", EN: "it is one of: {1}"}},
	},
	// profile.block.unknown: {0} the key, {1} the likely one, {2} all.
	{
		code:  "profile.block.unknown",
		texts: []lang.Text{{ZH: "这里没有“{0}”一项，可填：{2}", EN: "{0} is no key here; the keys are: {2}"}},
		hints: []lang.Text{{ZH: "是否应为 {1}？", EN: "did you mean {1}?"}},
	},
	{
		code:  "profile.constraint.empty",
		texts: []lang.Text{{ZH: "没有写明限定了什么", EN: "this fixes nothing"}},
		hints: []lang.Text{{ZH: "请填 not_before、must_finish_by 或者 duration_days", EN: "give not_before, must_finish_by or duration_days"}},
	},
	// profile.constraint.order: {0} must_finish_by, {1} not_before.
	{
		code:  "profile.constraint.order",
		texts: []lang.Text{{ZH: "须在{0}以前完成，却不得早于{1}开始", EN: "it must finish by {0} but cannot begin before {1}"}},
		hints: []lang.Text{{ZH: "请改正其中一个日期", EN: "correct one of the two dates"}},
	},
	{
		code:  "profile.constraint.reason",
		texts: []lang.Text{{ZH: "自定天数须写明理由", EN: "a duration of one's own needs a reason"}},
		hints: []lang.Text{{ZH: "请填 reason，方案的每张清单都会注明", EN: "give a reason: every list of the plan shows it"}},
	},
	// profile.item.unknown: {0} the key, {1} the likely item.
	{
		code:  "profile.item.unknown",
		texts: []lang.Text{{ZH: "没有事项“{0}”", EN: "there is no item {0}"}},
		hints: []lang.Text{{ZH: "是否应为 {1}？", EN: "did you mean {1}?"}, {ZH: "sevenlists items 列出全部事项", EN: "sevenlists items lists them all"}},
	},
	// profile.part.fact: {0} the fact.
	{
		code:  "profile.part.fact",
		texts: []lang.Text{{ZH: "“{0}”对整个项目只有一个值，不能按部分填写", EN: "{0} is one for the whole project: a part cannot state it"}},
		hints: []lang.Text{{ZH: "请写在项目的 facts 下", EN: "put it under the facts of the project"}},
	},
	// profile.part.key: {0} what was written, {1} the keys that there are.
	{
		code:  "profile.part.key",
		texts: []lang.Text{{ZH: "“{0}”不是本项目中这一事项的位置", EN: "{0} is not where this project has that item"}},
		hints: []lang.Text{{ZH: "本项目中写作：{1}", EN: "here it is written: {1}"}},
	},
	// profile.part.order: {0} the part, {1} its kind, {2} what it is said to lie in, {3} the kind of that.
	{
		code:  "profile.part.order",
		texts: []lang.Text{{ZH: "“{0}”（{1}）不能属于“{2}”（{3}）", EN: "{0}, a {1}, cannot lie in {2}, a {3}"}},
		hints: []lang.Text{{ZH: "单体（building）属于标段（lot）或者分期（phase），标段属于分期", EN: "a building lies in a lot or a phase, a lot in a phase"}},
	},
	// profile.part.parent: {0} the part that is missing, {1} the likely one.
	{
		code:  "profile.part.parent",
		texts: []lang.Text{{ZH: "没有“{0}”这一部分", EN: "there is no part {0}"}},
		hints: []lang.Text{{ZH: "是否为“{1}”？", EN: "did you mean {1}?"}, {ZH: "请先在 parts 中写明这一部分", EN: "add that part to parts"}},
	},
	// profile.part.start: {0} its start, {1} that of the project.
	{
		code:  "profile.part.start",
		texts: []lang.Text{{ZH: "这一部分的开始日期{0}早于项目的{1}", EN: "this part starts on {0}, before its project on {1}"}},
		hints: []lang.Text{{ZH: "请改晚这一部分的 start，或者改早项目的 start", EN: "move its start, or that of the project"}},
	},
	// profile.part.twice: {0} the id.
	{
		code:  "profile.part.twice",
		texts: []lang.Text{{ZH: "编号“{0}”有两个部分在用", EN: "two parts have the id {0}"}},
		hints: []lang.Text{{ZH: "每一部分的编号各不相同：请改其中一个，连同引用它的 parent 和 事项@部分", EN: "give one of them an id of its own, also where a parent or item@part names it"}},
	},
	{
		code:  "profile.progress.accepted",
		texts: []lang.Text{{ZH: "正在办理的事项须写明受理日期", EN: "what is in progress needs the date on which it was accepted"}},
		hints: []lang.Text{{ZH: "请填 accepted", EN: "give accepted"}},
	},
	{
		code:  "profile.progress.finished",
		texts: []lang.Text{{ZH: "正在办理的事项不能已有办结日期", EN: "what is in progress has no date on which it was finished"}},
		hints: []lang.Text{{ZH: "已经办结的，state 填 obtained", EN: "if it is done, its state is obtained"}},
	},
	// profile.progress.future: {0} the date, {1} the day on which the profile stands.
	{
		code:  "profile.progress.future",
		texts: []lang.Text{{ZH: "{0}在画像日期{1}之后，还没有到", EN: "{0} lies after {1}, the day on which the profile stands"}},
		hints: []lang.Text{{ZH: "请改正日期，或者用 as_of 写明画像是哪一天的", EN: "correct the date, or say with as_of on which day the profile stands"}},
	},
	// profile.progress.order: {0} finished, {1} accepted.
	{
		code:  "profile.progress.order",
		texts: []lang.Text{{ZH: "办结日期{0}早于受理日期{1}", EN: "it was finished on {0}, before it was accepted on {1}"}},
		hints: []lang.Text{{ZH: "请改正其中一个日期", EN: "correct one of the two dates"}},
	},
	{
		code:  "profile.progress.reason",
		texts: []lang.Text{{ZH: "免办的事项须写明理由", EN: "what is waived needs a reason"}},
		hints: []lang.Text{{ZH: "请填 reason，有文号的一并填 document", EN: "give a reason, and the document where there is one"}},
	},
	{
		code:  "progress.columns",
		texts: []lang.Text{{ZH: "表格里没有办理进度的列", EN: "the spreadsheet has no columns of progress"}},
		hints: []lang.Text{{ZH: "表头须有“事项”，以及“实际开始”“实际完成”或者“状态”；plan --format xlsx 导出的路径清单就是这样", EN: "its heads are Item, and Actual start, Actual finish or State, as in the route list that plan --format xlsx writes"}},
	},
	// progress.date, progress.item, progress.state: {0} sheet and row, {1} what is written there.
	{
		code:  "progress.date",
		texts: []lang.Text{{ZH: "{0} 行：“{1}”不是日期", EN: "row {0}: {1} is no date"}},
	},
	{
		code:  "progress.form",
		texts: []lang.Text{{ZH: "不是可以读取的 xlsx 或者 csv 表格", EN: "this is no xlsx or csv spreadsheet that can be read"}},
	},
	{
		code:  "progress.item",
		texts: []lang.Text{{ZH: "{0} 行：没有事项“{1}”", EN: "row {0}: there is no item {1}"}},
		hints: []lang.Text{{ZH: "请填事项编码或者名称，sevenlists items 列出全部事项", EN: "give its id or name; sevenlists items lists them all"}},
	},
	// progress.part: {0} sheet and row, {1} what is written there, {2} the keys that it may have.
	{
		code:  "progress.part",
		texts: []lang.Text{{ZH: "{0} 行：“{1}”没有写明是哪一部分的，或者不在那一部分办理", EN: "row {0}: {1} does not say for which part it is, or is not done for that part"}},
		hints: []lang.Text{{ZH: "本项目中写作：{2}；也可以照导出的表格写成 名称（部分名称）", EN: "here it is written: {2}; or as the exported sheet has it, with the name of the part in brackets"}},
	},
	{
		code:  "progress.state",
		texts: []lang.Text{{ZH: "{0} 行：“{1}”不是办理状态", EN: "row {0}: {1} is no state"}},
		hints: []lang.Text{{ZH: "可填：已办结、办理中、免办", EN: "it is one of: obtained, in progress, waived"}},
	},
	// progress.twice: {0} the row, {1} the item, {2} the row before it.
	{
		code:  "progress.twice",
		texts: []lang.Text{{ZH: "第 {0} 行的“{1}”在第 {2} 行已经写过", EN: "row {0} tells of {1}, and so does row {2}"}},
		hints: []lang.Text{{ZH: "一个事项只留一行", EN: "keep one row an item"}},
	},
	{
		code:  "usage.plan.progress",
		texts: []lang.Text{{ZH: "--progress 只能用于一个项目", EN: "--progress is for one project only"}},
	},
}
