package fault

import "sevenlists/planner/lang"

// changeMessages holds what is said of the facts that a result rests on, ordered by code.
var changeMessages = []message{
	// profile.progress.facts: no arguments.
	{
		code:  "profile.progress.facts",
		texts: []lang.Text{{ZH: "只有已经办结的事项才有取得时的要素", EN: "only what is obtained has facts on which it was obtained"}},
		hints: []lang.Text{{ZH: "state 改为 obtained，或者删去 facts", EN: "make the state obtained, or leave facts out"}},
	},
	{
		code:  "profile.progress.rests",
		texts: []lang.Text{{ZH: "这里不是事项目录里的事项，没有取得时的要素可比", EN: "this is no item of the catalogue: there are no facts that it was obtained on"}},
		hints: []lang.Text{{ZH: "请删去 facts", EN: "leave facts out"}},
	},
	{
		code:  "rules.rests.days",
		texts: []lang.Text{{ZH: "办理变更（amend）须写明 days，即变更所需的工作日", EN: "an amendment needs days: the working days that it takes"}},
		hints: []lang.Text{{ZH: "没有规定的，按本区实际填写，confidence 填 low", EN: "where nothing is laid down write what is usual here, with confidence low"}},
	},
	{
		code:  "rules.rests.facts",
		texts: []lang.Text{{ZH: "没有写明依据哪些要素", EN: "it names no fact"}},
		hints: []lang.Text{{ZH: "请在 facts 里列出要素编码", EN: "list the ids of facts under facts"}},
	},
	// rules.rests.measured: {0} fact.
	{
		code:  "rules.rests.measured",
		texts: []lang.Text{{ZH: "要素“{0}”不是数值，不能有容许幅度或者方向", EN: "{0} is no number: it can have neither a tolerance nor a direction"}},
		hints: []lang.Text{{ZH: "另列一条，不写 tolerance 和 direction：任何改变都算", EN: "give it an entry of its own without tolerance and direction: any change counts"}},
	},
	{
		code:  "rules.rests.own_days",
		texts: []lang.Text{{ZH: "重新办理（redo）按事项自己的时限，不另写 days", EN: "what is done anew takes the days of the item: no days stand here"}},
		hints: []lang.Text{{ZH: "请删去 days，或者改为 amend", EN: "leave days out, or make it amend"}},
	},
	{
		code:  "rules.rests.tolerance",
		texts: []lang.Text{{ZH: "容许幅度须是 percent（百分比）或者 amount（数量）之一", EN: "a tolerance is either percent or amount"}},
		hints: []lang.Text{{ZH: "任何改变都算的，整个 tolerance 不写", EN: "where any change counts leave tolerance out"}},
	},
	// rules.rests.twice: {0} fact, {1} a day.
	{
		code:  "rules.rests.twice",
		texts: []lang.Text{{ZH: "要素“{0}”在{1}有两条同样后果的规定，只能有一条", EN: "on {1} two entries say the same of {0}, and there can be only one"}},
		hints: []lang.Text{{ZH: "请合并，或者用 from、to 分开", EN: "make it one entry, or part them by from and to"}},
	},
}
