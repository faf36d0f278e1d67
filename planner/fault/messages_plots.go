package fault

import "sevenlists/planner/lang"

// plotMessages holds what is said of plots, of the profiles that name one and of service guides, ordered by code.
var plotMessages = []message{
	// plot.unknown: {0} the id, {1} the likely one.
	{
		code:  "plot.unknown",
		texts: []lang.Text{{ZH: "没有地块“{0}”", EN: "there is no plot {0}"}},
		hints: []lang.Text{{ZH: "是否应为“{1}”？", EN: "did you mean {1}?"}, {ZH: "sevenlists plots 列出已发布的地块；未发布的用 --site 给出文件", EN: "sevenlists plots lists the published ones; --site names the file of one that is not published"}},
	},
	// plot.version: {0} the plot, {1} the version, {2} those that there are.
	{
		code:  "plot.version",
		texts: []lang.Text{{ZH: "地块“{0}”没有第{1}版", EN: "there is no version {1} of the plot {0}"}},
		hints: []lang.Text{{ZH: "现有的版本：{2}", EN: "versions that there are: {2}"}},
	},
	// profile.site.form: {0} what stands there.
	{
		code:  "profile.site.form",
		texts: []lang.Text{{ZH: "地块应写成编号，或者 plot 和 version，这里是{0}", EN: "a site is the id of a plot, or plot and version, not {0}"}},
		hints: []lang.Text{{ZH: "例如 site: cicheng_std_01，或者 site: {plot: cicheng_std_01, version: 1}", EN: "as in site: cicheng_std_01, or site: {plot: cicheng_std_01, version: 1}"}},
	},
	{
		code:  "profile.site.missing",
		texts: []lang.Text{{ZH: "缺少地块编号“plot”", EN: "the id of the plot is missing: plot"}},
	},
	// profile.site.version: {0} what stands there, {1} the highest number.
	{
		code:  "profile.site.version",
		texts: []lang.Text{{ZH: "版本应为1到{1}之间的整数", EN: "the version is to be a whole number from 1 to {1}"}},
	},
	// rules.guide.twice: {0} the id.
	{
		code:  "rules.guide.twice",
		texts: []lang.Text{{ZH: "“{0}”写了两次", EN: "{0} is there twice"}},
		hints: []lang.Text{{ZH: "一个部门只归一个窗口，一类事项只有一套步骤", EN: "a department has one window, and a kind of item one set of steps"}},
	},
	{
		code:  "rules.guide.windows",
		texts: []lang.Text{{ZH: "应有且只有一个窗口不写 departments，受理其余部门的事项", EN: "just one window has no departments: that of all others"}},
	},
	// rules.plot.assessed_twice: {0} the fact.
	{
		code:  "rules.plot.assessed_twice",
		texts: []lang.Text{{ZH: "“{0}”写在两项区域评估之下", EN: "{0} rests on two assessments"}},
	},
	// rules.plot.assessment: {0} the fact.
	{
		code:  "rules.plot.assessment",
		texts: []lang.Text{{ZH: "区域评估所支撑的要素“{0}”不在该版本的 facts 里", EN: "an assessment is to bear out {0}, which is not among the facts of this version"}},
		hints: []lang.Text{{ZH: "在 facts 里写明它的值，或者从评估中删去", EN: "give its value under facts, or take it out of the assessment"}},
	},
	// rules.plot.date: {0} the date, {1} that of the version before.
	{
		code:  "rules.plot.date",
		texts: []lang.Text{{ZH: "后一版的日期{0}早于前一版的{1}", EN: "a later version is dated {0}, before {1} of the earlier one"}},
	},
	{
		code:  "rules.plot.empty",
		texts: []lang.Text{{ZH: "地块没有任何版本", EN: "the plot has no version"}},
	},
	// rules.plot.id: {0} the id.
	{
		code:  "rules.plot.id",
		texts: []lang.Text{{ZH: "“{0}”不能用作地块编号", EN: "{0} cannot serve as the id of a plot"}},
		hints: []lang.Text{{ZH: "在 id 里写明，只用小写字母、数字和下划线", EN: "give it under id, of lower-case letters, digits and underscores"}},
	},
	// rules.plot.not_of_site: {0} the fact.
	{
		code:  "rules.plot.not_of_site",
		texts: []lang.Text{{ZH: "“{0}”不是地块的要素，地块不能替项目填写", EN: "{0} does not belong to the land: a plot cannot state it for a project"}},
		hints: []lang.Text{{ZH: "确属地块的要素，在 policies/facts 里标上 of_site: true", EN: "if it does belong to the land, mark it with of_site: true in policies/facts"}},
	},
	// rules.plot.until: {0} the end, {1} the date.
	{
		code:  "rules.plot.until",
		texts: []lang.Text{{ZH: "有效期止{0}早于日期{1}", EN: "it holds until {0}, before its date {1}"}},
	},
	// rules.plot.value: {0} the fact, {1} what was written.
	{
		code:  "rules.plot.value",
		texts: []lang.Text{{ZH: "“{1}”不是要素“{0}”的值：类型、范围或者选项不符", EN: "{1} is no value of the fact {0}: its type, range or choices do not fit"}},
		hints: []lang.Text{{ZH: "sevenlists facts {0} 显示可以填写什么；地块还不清楚的要素不写", EN: "sevenlists facts {0} shows what it may be; leave out what is not known of the plot"}},
	},
	// rules.plot.version: {0} the number, {1} that of the version before.
	{
		code:  "rules.plot.version",
		texts: []lang.Text{{ZH: "版本号{0}应大于前一版的{1}", EN: "version {0} has to be above {1}, that of the version before it"}},
		hints: []lang.Text{{ZH: "旧版保留不动，新版写在最后", EN: "earlier versions stay as they are; a new one comes last"}},
	},
	// rules.telling: {0} the fact.
	{
		code:  "rules.telling",
		texts: []lang.Text{{ZH: "“{0}”不是从列表中选的要素，不能用来区分项目", EN: "{0} is no fact whose value is chosen from a list: it cannot tell projects apart"}},
	},
}
