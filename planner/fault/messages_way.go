package fault

import "sevenlists/planner/lang"

// wayMessages holds what is said of the ways of handling an item, ordered by code.
var wayMessages = []message{
	{
		code:  "way.nothing",
		texts: []lang.Text{{ZH: "没有写明这种审批方式改变什么", EN: "the way of handling changes nothing"}},
		hints: []lang.Text{{ZH: "写明 days（工作日）、without_procedures 或者 merged_into（并入哪一事项）", EN: "give days (working days), without_procedures or merged_into (an item)"}},
	},
	// way.unknown: {0} the way, {1} the likely one, {2} all.
	{
		code:  "way.unknown",
		texts: []lang.Text{{ZH: "没有审批方式“{0}”", EN: "there is no way of handling {0}"}},
		hints: []lang.Text{{ZH: "是否应为“{1}”？", EN: "did you mean {1}?"}, {ZH: "审批方式（policies/route）：{2}", EN: "the ways are (policies/route): {2}"}},
	},
}
