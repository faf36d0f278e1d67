package fault

import "sevenlists/planner/lang"

// projectMessages holds what is said of projects that a server keeps, ordered by code.
var projectMessages = []message{
	// entrusting.days: {0} the days, {1} the most.
	{
		code:  "entrusting.days",
		texts: []lang.Text{{ZH: "天数 {0} 应在 1 至 {1} 之间", EN: "{0} days: from 1 to {1} are possible"}},
	},
	{
		code:  "entrusting.consent",
		texts: []lang.Text{{ZH: "须先同意委托条款", EN: "the terms have to be agreed to"}},
	},
	{
		code:  "entrusting.credit_code.check",
		texts: []lang.Text{{ZH: "统一社会信用代码的校验码不对", EN: "the last sign of the unified social credit code does not fit the others"}},
		hints: []lang.Text{{ZH: "请对照营业执照逐位核对", EN: "compare it sign by sign with the business licence"}},
	},
	// entrusting.credit_code.form: {0} how many signs.
	{
		code:  "entrusting.credit_code.form",
		texts: []lang.Text{{ZH: "统一社会信用代码应为{0}位数字和大写字母，不含 I、O、S、V、Z", EN: "a unified social credit code has {0} digits and capital letters, none of them I, O, S, V or Z"}},
	},
	{
		code:  "entrusting.erased",
		texts: []lang.Text{{ZH: "委托人的信息已经删除", EN: "what was kept of whoever entrusted it has been erased"}},
	},
	{
		code:  "entrusting.missing",
		texts: []lang.Text{{ZH: "此项必须填写", EN: "this has to be filled in"}},
	},
	{
		code:  "entrusting.reason",
		texts: []lang.Text{{ZH: "退回委托须说明理由", EN: "a reason is needed for declining"}},
	},
	{
		code:  "entrusting.settled",
		texts: []lang.Text{{ZH: "该委托已由他人受理或者退回", EN: "somebody has accepted or declined this already"}},
	},
	// entrusting.street: {0} what was written, {1} those that there are, {2} the likely one.
	{
		code:  "entrusting.street",
		texts: []lang.Text{{ZH: "没有街道（镇）“{0}”，可选：{1}", EN: "there is no street or town {0}; there are {1}"}, {ZH: "须选择项目所在的街道（镇），可选：{1}", EN: "choose the street or town: {1}"}},
		hints: []lang.Text{{ZH: "是否应为 {2}？", EN: "did you mean {2}?"}},
	},
	{
		code:  "entrusting.telephone",
		texts: []lang.Text{{ZH: "电话号码应为7至15位数字", EN: "a telephone number has 7 to 15 digits"}},
	},
	// entrusting.unknown: {0} the id.
	{
		code:  "entrusting.unknown",
		texts: []lang.Text{{ZH: "没有编号为“{0}”的委托，或者回执不符", EN: "nothing was entrusted under {0}, or the receipt is another's"}},
	},
	// plot.published: {0} the version.
	{
		code:  "plot.published",
		texts: []lang.Text{{ZH: "已发布的第{0}版不能改动或者删去", EN: "version {0} was published and can be neither changed nor left out"}},
		hints: []lang.Text{{ZH: "请保留原有各版，另加一版", EN: "keep the versions as they are and add another"}},
	},
	{
		code:  "preview.link.unknown",
		texts: []lang.Text{{ZH: "链接不存在，或者已经过期", EN: "there is no such link, or its time is over"}},
		hints: []lang.Text{{ZH: "请重新预览并保存", EN: "preview the project again and keep it anew"}},
	},
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
	// project.pick: {0} what was written.
	{
		code:  "project.pick",
		texts: []lang.Text{{ZH: "“{0}”不是项目编号，也不是“项目编号:方案号”", EN: "{0} is neither the id of a project nor such an id with a colon and the number of an issued plan"}},
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
