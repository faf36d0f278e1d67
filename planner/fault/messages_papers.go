package fault

import "sevenlists/planner/lang"

// paperMessages holds what is said of papers, results and visits in the data of a rule set, ordered
// by code.
var paperMessages = []message{
	// rules.data.least: {0} key, {1} value.
	{
		code:  "rules.data.least",
		texts: []lang.Text{{ZH: "“{0}”至少为 1，现为 {1}", EN: "{0} must be at least 1, not {1}"}},
		hints: []lang.Text{{ZH: "没有写明的就不写这一键，不写即“未写明”", EN: "leave the key out where nothing is stated: that is not stated, and not none"}},
	},
	// rules.default.twice: {0} source, kind or id.
	{
		code:  "rules.default.twice",
		texts: []lang.Text{{ZH: "“{0}”写了两次，只能有一个", EN: "{0} stands twice, and there can be only one"}},
		hints: []lang.Text{{ZH: "请合并成一条", EN: "make it one entry"}},
	},
	// rules.paper.late: {0} paper, {1} suppliers, {2} item.
	{
		code:  "rules.paper.late",
		texts: []lang.Text{{ZH: "材料“{0}”只能由 {1} 产生，而它都要等本事项 {2} 办结", EN: "the paper {0} can only come from {1}, which always waits for this item, {2}"}},
		hints: []lang.Text{{ZH: "请核对前置条件，或者改由别的事项、申请人提供", EN: "check the prerequisites, or let another item or the applicant supply it"}},
	},
	// rules.paper.name: {0} paper, {1} other item, {2} its name there.
	{
		code:  "rules.paper.name",
		texts: []lang.Text{{ZH: "材料“{0}”在事项 {1} 中叫“{2}”：同一材料处处同名，不同材料不能同一编码", EN: "the paper {0} is called {2} in {1}: the same paper has one name everywhere, and another paper another id"}},
		hints: []lang.Text{{ZH: "请统一名称，或者另取编码", EN: "use the one name, or give it an id of its own"}},
	},
	// rules.paper.own: {0} paper.
	{
		code:  "rules.paper.own",
		texts: []lang.Text{{ZH: "材料“{0}”既是本事项要的，又是本事项给的", EN: "the paper {0} is both needed and given by this item"}},
		hints: []lang.Text{{ZH: "两者不是同一份的，请另取编码", EN: "where they are two papers, give one another id"}},
	},
	// rules.paper.twice: {0} paper or result.
	{
		code:  "rules.paper.twice",
		texts: []lang.Text{{ZH: "“{0}”在本事项中出现两次", EN: "{0} stands twice in this item"}},
		hints: []lang.Text{{ZH: "请只保留一处", EN: "keep one of them"}},
	},
	{
		code:  "rules.validity.renewal",
		texts: []lang.Text{{ZH: "申请延续的提前期不短于有效期本身", EN: "a renewal would have to be asked for before the validity begins"}},
		hints: []lang.Text{{ZH: "请核对 renewal.before 和有效期的长短与单位", EN: "check the lengths and units of renewal.before and of the validity"}},
	},
}
