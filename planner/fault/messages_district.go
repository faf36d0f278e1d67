package fault

import "sevenlists/planner/lang"

// districtMessages holds what is said of figures of other districts, ordered by code.
var districtMessages = []message{
	// district.column: {0} the title.
	{
		code:  "district.column",
		texts: []lang.Text{{ZH: "“{0}”一列出现两次", EN: "the column {0} stands there twice"}},
	},
	// district.count: {0} what was written.
	{
		code:  "district.count",
		texts: []lang.Text{{ZH: "“{0}”不是件数", EN: "{0} is no number of cases"}},
	},
	// district.missing: {0} the column, {1} characters.
	{
		code:  "district.missing",
		texts: []lang.Text{{ZH: "缺少“{0}”，或者超过{1}字", EN: "{0} is missing, or longer than {1} characters"}},
		hints: []lang.Text{{ZH: "月份和来源也可以随导入一并给出", EN: "the month and the source may also be given with the import"}},
	},
	// district.month: {0} what was written.
	{
		code:  "district.month",
		texts: []lang.Text{{ZH: "“{0}”不是月份", EN: "{0} is no month"}},
		hints: []lang.Text{{ZH: "例如 2026-06", EN: "such as 2026-06"}},
	},
	// district.mistakes: {0} how many rows, {1} the first of them, {2} what is wrong with it.
	{
		code:  "district.mistakes",
		texts: []lang.Text{{ZH: "表格有 {0} 处错误，什么也没有导入；第 {1} 行：{2}", EN: "{0} mistakes, nothing was taken in; row {1}: {2}"}},
		hints: []lang.Text{{ZH: "先用 dry_run=true 查看每一处错误", EN: "see every mistake with dry_run=true first"}},
	},
	{
		code:  "district.moved",
		texts: []lang.Text{{ZH: "别人刚刚导入了数据，请重新预览", EN: "somebody else has just taken figures in: look at the preview again"}},
	},
	{
		code:  "district.nothing",
		texts: []lang.Text{{ZH: "这一行没有数据", EN: "the row has no figures"}},
	},
	// district.own: {0} our district.
	{
		code:  "district.own",
		texts: []lang.Text{{ZH: "{0}是本区，数据由本系统统计，不能导入", EN: "{0} is our own district: its figures are counted here and not taken in"}},
	},
	// district.percent: {0} what was written.
	{
		code:  "district.percent",
		texts: []lang.Text{{ZH: "“{0}”不是不超过100的百分数", EN: "{0} is no percentage of at most 100"}},
	},
	// district.share: {0} what was written.
	{
		code:  "district.share",
		texts: []lang.Text{{ZH: "“{0}”像是小数，请写成百分数，例如 76.43", EN: "{0} looks like a share: write it in per cent, such as 76.43"}},
	},
	// district.twice: {0} the district, {1} the month.
	{
		code:  "district.twice",
		texts: []lang.Text{{ZH: "{0}{1}的数据出现两次，内容不同", EN: "{0} stands twice for {1}, with different figures"}},
	},
	// district.unknown: {0} what was written, {1} one like it.
	{
		code:  "district.unknown",
		texts: []lang.Text{{ZH: "没有区县“{0}”", EN: "there is no district {0}"}},
		hints: []lang.Text{{ZH: "是不是 {1}？", EN: "did you mean {1}?"}},
	},
}
