package fault

import "sevenlists/planner/lang"

// accessMessages holds what is said of accounts and of who may do what, ordered by code.
var accessMessages = []message{
	// access.rule.unknown: {0} the rule, {1} grants or bars, {2} the nearest.
	{
		code:  "access.rule.unknown",
		texts: []lang.Text{{ZH: "access/{1} 中没有规则“{0}”", EN: "access/{1} has no rule {0}"}},
		hints: []lang.Text{{ZH: "是否应为“{2}”？", EN: "did you mean {2}?"}},
	},
	// access.rule.wide: {0} the action.
	{
		code:  "access.rule.wide",
		texts: []lang.Text{{ZH: "操作“{0}”的某条准许比较了对象的多项内容，无法据此筛选列表", EN: "a grant of {0} compares more than one thing of the object, so that no listing can be narrowed by it"}},
		hints: []lang.Text{{ZH: "access/grants 的每条规则只应把对象的一项内容与账户的一项内容相比较", EN: "each rule of access/grants compares one thing of the object with one of the account"}},
	},
}
