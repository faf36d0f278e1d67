package fault

import "sevenlists/planner/lang"

// registerMessages holds what is said of the district's register of items and of the tables by which it is
// changed, ordered by code.
var registerMessages = []message{
	// register.above: {0} the days promised, {1} the statutory days, {2} the law.
	{
		code:  "register.above",
		texts: []lang.Text{{ZH: "承诺{0}个工作日，超过法定时限{1}（{2}）", EN: "{0} working days are promised, more than the {1} of the law ({2})"}},
		hints: []lang.Text{{ZH: "承诺时限只能等于或者短于法定时限", EN: "a promise may only equal or shorten what the law allows"}},
	},
	// register.cell: {0} the row, {1} the column, {2} its title, {3} what is wrong, {4} what to do.
	{
		code: "register.cell",
		texts: []lang.Text{
			{ZH: "第{0}行{1}列“{2}”：{3}", EN: "row {0}, column {1} ({2}): {3}"},
			{ZH: "第{0}行：{3}", EN: "row {0}: {3}"},
		},
		hints: []lang.Text{{ZH: "办法：{4}", EN: "to mend it: {4}"}},
	},
	// register.column.*: {0} the column, {1} what stands there, {2} the likely title or the column before.
	{
		code:  "register.column.twice",
		texts: []lang.Text{{ZH: "{0}列“{1}”与{2}列重复", EN: "column {0} ({1}) is the same as column {2}"}},
	},
	{
		code:  "register.column.unknown",
		texts: []lang.Text{{ZH: "认不出{0}列“{1}”", EN: "column {0} ({1}) is not known"}},
		hints: []lang.Text{{ZH: "是否应为“{2}”？", EN: "did you mean {2}?"}, {ZH: "空表可用 sevenlists register template 取得", EN: "sevenlists register template writes an empty one"}},
	},
	// register.date: {0} what stands there.
	{
		code:  "register.date",
		texts: []lang.Text{{ZH: "“{0}”不是日期", EN: "{0} is no date"}},
		hints: []lang.Text{{ZH: "写成 2026-12-01 这样", EN: "write it like 2026-12-01"}},
	},
	// register.days: {0} what stands there, {1} the most.
	{
		code:  "register.days",
		texts: []lang.Text{{ZH: "“{0}”不是0到{1}之间的整天数", EN: "{0} is no whole number of days from 0 to {1}"}},
		hints: []lang.Text{{ZH: "承诺时限按工作日填写整数，当日办结填0", EN: "promised days are whole working days; 0 is done on the same day"}},
	},
	{
		code:  "register.embedded",
		texts: []lang.Text{{ZH: "内置规则不能改写", EN: "the embedded rules cannot be changed"}},
		hints: []lang.Text{{ZH: "用 --rules 给出规则文件夹；只看差异用 --dry-run", EN: "name a folder of rules with --rules, or only look with --dry-run"}},
	},
	// register.empty: nothing.
	{
		code:  "register.empty",
		texts: []lang.Text{{ZH: "表里没有“事项编码”一列或者没有任何一行", EN: "there is no column of item ids, or no row"}},
		hints: []lang.Text{{ZH: "空表可用 sevenlists register template 取得", EN: "sevenlists register template writes an empty one"}},
	},
	// register.fee: {0} the fee, {1} those of the item.
	{
		code: "register.fee",
		texts: []lang.Text{
			{ZH: "该事项没有收费项目“{0}”", EN: "the item has no fee {0}"},
			{ZH: "该事项有几个收费项目，应写明是哪一个：{1}", EN: "the item has several fees; say which: {1}"},
			{ZH: "该事项不收费", EN: "the item has no fee"},
		},
		hints: []lang.Text{{ZH: "该事项的收费项目：{1}", EN: "fees of the item: {1}"}},
	},
	// register.formula: {0} cells.
	{
		code:  "register.formula",
		texts: []lang.Text{{ZH: "单元格{0}是公式", EN: "cells {0} hold a formula"}},
		hints: []lang.Text{{ZH: "请改成数值后再导入", EN: "replace it by its value"}},
	},
	// register.item: {0} what stands there, {1} the likely item.
	{
		code:  "register.item",
		texts: []lang.Text{{ZH: "没有事项“{0}”", EN: "there is no item {0}"}, {ZH: "没有写明事项", EN: "no item is named"}},
		hints: []lang.Text{{ZH: "是否应为“{1}”？", EN: "did you mean {1}?"}, {ZH: "sevenlists items 列出全部事项", EN: "sevenlists items lists them all"}},
	},
	// register.missing: {0} what is missing.
	{
		code:  "register.missing",
		texts: []lang.Text{{ZH: "没有写明{0}", EN: "{0} is missing"}},
		hints: []lang.Text{{ZH: "在表中填写，或者用命令的选项给出", EN: "fill it in, or give it with a flag"}},
	},
	// register.money: {0} what stands there.
	{
		code:  "register.money",
		texts: []lang.Text{{ZH: "“{0}”不是金额", EN: "{0} is no sum of money"}},
		hints: []lang.Text{{ZH: "以元为单位的数字，最多两位小数，免收填0", EN: "yuan, with at most two decimals; 0 where nothing is charged"}},
	},
	// register.more: {0} how many.
	{
		code:  "register.more",
		texts: []lang.Text{{ZH: "另有{0}处错误没有列出", EN: "{0} more mistakes are not listed"}},
	},
	{
		code:  "register.moved",
		texts: []lang.Text{{ZH: "登记册刚刚被他人改过", EN: "somebody else has just changed the register"}},
		hints: []lang.Text{{ZH: "请重新预览差异后再提交", EN: "look at the differences again, then send it again"}},
	},
	// register.period: {0} the first day, {1} the last.
	{
		code:  "register.period",
		texts: []lang.Text{{ZH: "截止日{1}早于开始日{0}", EN: "it ends on {1}, before it begins on {0}"}},
	},
	// register.text: {0} the most characters.
	{
		code:  "register.text",
		texts: []lang.Text{{ZH: "应为一行文字，最多{0}个字", EN: "it is to be one line of at most {0} characters"}},
	},
	// register.twice: {0} the item, {1} the day or the row before.
	{
		code:  "register.twice",
		texts: []lang.Text{{ZH: "事项“{0}”从{1}起的同一内容写了两次", EN: "the same thing is said twice of {0} from {1}"}},
	},
	// register.window: {0} the window, {1} the likely one, {2} all.
	{
		code:  "register.window",
		texts: []lang.Text{{ZH: "没有窗口“{0}”", EN: "there is no window {0}"}},
		hints: []lang.Text{{ZH: "是否应为“{1}”？窗口：{2}", EN: "did you mean {1}? Windows: {2}"}, {ZH: "窗口（policies/guide）：{2}", EN: "windows (policies/guide): {2}"}},
	},
}
