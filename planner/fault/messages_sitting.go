package fault

import "sevenlists/planner/lang"

// sittingMessages holds what is said of the sittings of review bodies, ordered by code.
var sittingMessages = []message{
	// sitting.body: {0} the id.
	{
		code:  "sitting.body",
		texts: []lang.Text{{ZH: "没有“{0}”这个评审机构", EN: "there is no review body {0}"}},
	},
	// sitting.book: {0} the word.
	{
		code:  "sitting.book",
		texts: []lang.Text{{ZH: "不认识“{0}”，或者它已属另一个评审机构", EN: "{0} is not known, or belongs to another body already"}},
	},
	// sitting.nothing.
	{
		code:  "sitting.nothing",
		texts: []lang.Text{{ZH: "请写明开会或者取消的日期，同一天不能既开会又取消", EN: "give days on which it sits or does not, and no day as both"}},
	},
	// sitting.past: {0} the day, {1} today.
	{
		code:  "sitting.past",
		texts: []lang.Text{{ZH: "{0}已过（今天是{1}）", EN: "{0} is past (today is {1})"}},
	},
}
