package fault

import "sevenlists/planner/lang"

// projectMessages holds what is said of projects that a server keeps, ordered by code.
var projectMessages = []message{
	{
		code:  "project.archived",
		texts: []lang.Text{{ZH: "项目已归档，不能再改动", EN: "the project is archived and cannot be changed"}},
		hints: []lang.Text{{ZH: "需要改动的，先取消归档", EN: "take it out of the archive first"}},
	},
	// project.between: {0} the most.
	{
		code:  "project.between",
		texts: []lang.Text{{ZH: "一次最多另量{0}段时间", EN: "at most {0} stretches of time are measured at once"}},
	},
	{
		code:  "project.cursor",
		texts: []lang.Text{{ZH: "翻页标记无效", EN: "this is no cursor of a listing"}},
		hints: []lang.Text{{ZH: "请原样使用上一页给出的 next，或者从第一页开始", EN: "use next as the page before gave it, or begin with the first page"}},
	},
	{
		code:  "project.handover.empty",
		texts: []lang.Text{{ZH: "没有写明移交给谁", EN: "it is not said to whom the project goes"}},
		hints: []lang.Text{{ZH: "请填写 agent、adviser、owner 或者 street", EN: "give agent, adviser, owner or street"}},
	},
	// project.log.short: {0} the project, {1} the last document found, {2} the last there should be.
	{
		code:  "project.log.short",
		texts: []lang.Text{{ZH: "项目 {0} 的日志在第{1}条之后中断，应有{2}条", EN: "the log of {0} ends after document {1} of {2}"}},
		hints: []lang.Text{{ZH: "请运行 sevenlists verify", EN: "run sevenlists verify"}},
	},
	// project.option: {0} what was written, {1} the choices, {2} the likely one.
	{
		code:  "project.option",
		texts: []lang.Text{{ZH: "“{0}”不在可选范围内，可选：{1}", EN: "{0} is not one of {1}"}},
		hints: []lang.Text{{ZH: "是否应为 {2}？", EN: "did you mean {2}?"}},
	},
	// project.plan.unknown: {0} the project, {1} the number, {2} how many there are.
	{
		code:  "project.plan.unknown",
		texts: []lang.Text{{ZH: "项目没有第{1}号方案，已出具{2}份", EN: "the project has no plan {1}; {2} have been issued"}},
	},
	// project.plans.many: {0} the most.
	{
		code:  "project.plans.many",
		texts: []lang.Text{{ZH: "一个项目最多出具{0}份方案", EN: "at most {0} plans are issued for one project"}},
	},
	// project.rules.changed: {0} the revision.
	{
		code:  "project.rules.changed",
		texts: []lang.Text{{ZH: "存档的规则集与其版本号 {0} 不符", EN: "the files that are kept of a rule set do not have its revision {0}"}},
		hints: []lang.Text{{ZH: "规则文件夹可能正在改动，请待其写完后重新启动；仍不行的，从备份恢复", EN: "the folder of the rules may have been written to meanwhile: start again; if that does not help, restore a backup"}},
	},
	// project.rules.unknown: {0} the revision.
	{
		code:  "project.rules.unknown",
		texts: []lang.Text{{ZH: "这里没有用过规则集 {0}", EN: "the rule set {0} was never used here"}},
	},
	// project.search.long: {0} the most bytes.
	{
		code:  "project.search.long",
		texts: []lang.Text{{ZH: "查找的文字过长，最多{0}字节", EN: "what is searched for is too long: at most {0} bytes"}},
	},
	{
		code:  "project.too_large",
		texts: []lang.Text{{ZH: "内容过大，无法保存", EN: "this is too large to be kept"}},
		hints: []lang.Text{{ZH: "分期、标段、单体很多的项目，请分成几个项目", EN: "divide a project of very many parts into several"}},
	},
	// project.unknown: {0} the project.
	{
		code:  "project.unknown",
		texts: []lang.Text{{ZH: "没有编号为“{0}”的项目", EN: "there is no project {0}"}},
	},
}
