package fault

import "sevenlists/planner/lang"

// jobMessages holds what is said of long work and of spreadsheets of projects, ordered by code.
var jobMessages = []message{
	// intake.cell: {0} the row, {1} the column, {2} its title, {3} what is wrong, {4} what to do.
	{
		code: "intake.cell",
		texts: []lang.Text{
			{ZH: "第{0}行{1}列“{2}”：{3}", EN: "row {0}, column {1} ({2}): {3}"},
			{ZH: "第{0}行：{3}", EN: "row {0}: {3}"},
		},
		hints: []lang.Text{{ZH: "办法：{4}", EN: "to mend it: {4}"}},
	},
	// intake.column.*: {0} the column, {1} what stands at its head, {2} the likely one or all that are meant.
	{
		code:  "intake.column.ambiguous",
		texts: []lang.Text{{ZH: "{0}列的表头“{1}”可以指：{2}", EN: "the head {1} of column {0} may mean {2}"}},
		hints: []lang.Text{{ZH: "请改写为要素编码", EN: "write the id of the fact that is meant"}},
	},
	{
		code:  "intake.column.twice",
		texts: []lang.Text{{ZH: "{0}列的表头“{1}”与{2}列重复", EN: "column {0} ({1}) is the same as column {2}"}},
	},
	{
		code:  "intake.column.unknown",
		texts: []lang.Text{{ZH: "不认识{0}列的表头“{1}”", EN: "there is no column {1} (at {0})"}},
		hints: []lang.Text{{ZH: "是否应为 {2}？", EN: "did you mean {2}?"}, {ZH: "表头须与模板或者要素目录中的编码、名称完全一致", EN: "write heads as in the template, or ids or names of facts"}},
	},
	// intake.formula: {0} the cells.
	{
		code:  "intake.formula",
		texts: []lang.Text{{ZH: "单元格 {0} 是公式", EN: "there are formulas in {0}"}},
		hints: []lang.Text{{ZH: "请复制后“选择性粘贴”为数值", EN: "copy them and paste them as values"}},
	},
	{
		code:  "intake.head",
		texts: []lang.Text{{ZH: "表格没有表头", EN: "the spreadsheet has no heads of columns"}},
		hints: []lang.Text{{ZH: "第一行写要素的编码或者名称；可先下载模板", EN: "write ids or names of facts into the first row, or begin with the template"}},
	},
	// intake.more: {0} how many more mistakes there are.
	{
		code:  "intake.more",
		texts: []lang.Text{{ZH: "另有{0}处错误", EN: "and {0} more mistakes"}},
		hints: []lang.Text{{ZH: "用 dry_run=true 可以列出全部", EN: "dry_run=true lists them all"}},
	},
	{
		code:  "intake.row.forbidden",
		texts: []lang.Text{{ZH: "您不能为他人建立这个项目", EN: "you may not make this project for somebody else"}},
	},
	{
		code:  "intake.row.taken",
		texts: []lang.Text{{ZH: "这一行已经建过项目，内容与现在不同", EN: "a project was made of this row, with another content"}},
		hints: []lang.Text{{ZH: "请在该项目中修改画像，或者换一个编号", EN: "revise that project, or give the row another id"}},
	},
	// intake.row.twice: {0} the id, {1} the row that has it already.
	{
		code:  "intake.row.twice",
		texts: []lang.Text{{ZH: "编号“{0}”与第{1}行重复", EN: "row {1} has the id {0} already"}},
	},
	{
		code:  "intake.row.unnamed",
		texts: []lang.Text{{ZH: "这一格上方没有表头", EN: "there is no head above this cell"}},
	},
	{
		code:  "intake.rows",
		texts: []lang.Text{{ZH: "表头下面没有内容", EN: "there is nothing below the heads"}},
	},
	// job.many: {0} the most.
	{
		code:  "job.many",
		texts: []lang.Text{{ZH: "同一账户最多同时进行{0}个后台任务", EN: "one account may have at most {0} jobs under way"}},
		hints: []lang.Text{{ZH: "请等其中一个完成，或者取消一个", EN: "wait until one is done, or cancel one"}},
	},
	// job.not_done: {0} the state.
	{
		code:  "job.not_done",
		texts: []lang.Text{{ZH: "任务还没有结果（{0}）", EN: "the job has no result yet ({0})"}},
	},
	{
		code:  "job.stuck",
		texts: []lang.Text{{ZH: "任务多次尝试都没有进展", EN: "the job did not get on, however often it was tried"}},
		hints: []lang.Text{{ZH: "原因见服务器日志", EN: "the log of the server says why"}},
	},
	// job.type: {0} what was asked for, {1} the types.
	{
		code:  "job.type",
		texts: []lang.Text{{ZH: "没有“{0}”这类任务，可选：{1}", EN: "there is no job of type {0}; there are {1}"}},
	},
	// job.unknown: {0} the job.
	{
		code:  "job.unknown",
		texts: []lang.Text{{ZH: "没有编号为“{0}”的任务", EN: "there is no job {0}"}},
	},
	// sheet.cell.long: {0} the cell, {1} the most bytes.
	{
		code:  "sheet.cell.long",
		texts: []lang.Text{{ZH: "单元格 {0} 的内容过长，最多{1}字节", EN: "cell {0} is too long: at most {1} bytes"}},
	},
	// sheet.csv: {0} the line.
	{
		code:  "sheet.csv",
		texts: []lang.Text{{ZH: "csv 第{0}行的引号不成对", EN: "the quotes in line {0} of the csv do not pair"}},
	},
	{
		code:  "sheet.encoding",
		texts: []lang.Text{{ZH: "csv 的文字编码既不是 UTF-8，也不是 GB 18030", EN: "the csv is in neither UTF-8 nor GB 18030"}},
	},
	{
		code:  "sheet.form",
		texts: []lang.Text{{ZH: "不是可以读取的 xlsx 表格", EN: "this is no xlsx spreadsheet that can be read"}},
		hints: []lang.Text{{ZH: "请另存为 xlsx 或者 csv", EN: "save it as xlsx or csv"}},
	},
	{
		code:  "sheet.old",
		texts: []lang.Text{{ZH: "是旧格式（xls）或者加了密码的表格", EN: "this is a spreadsheet of the old format (xls) or one locked by a password"}},
		hints: []lang.Text{{ZH: "请去掉密码，另存为 xlsx", EN: "remove the password and save it as xlsx"}},
	},
	// sheet.too_many.*: {0} the most.
	{
		code:  "sheet.too_many.bytes",
		texts: []lang.Text{{ZH: "表格解压后超过{0}字节", EN: "the spreadsheet holds more than {0} bytes when it is unpacked"}},
		hints: []lang.Text{{ZH: "请分成几个文件", EN: "divide it into several files"}},
	},
	{
		code:  "sheet.too_many.columns",
		texts: []lang.Text{{ZH: "表格超过{0}列", EN: "the spreadsheet has more than {0} columns"}},
	},
	{
		code:  "sheet.too_many.rows",
		texts: []lang.Text{{ZH: "表格超过{0}行", EN: "the spreadsheet has more than {0} rows"}},
		hints: []lang.Text{{ZH: "请分成几个文件", EN: "divide it into several files"}},
	},
	{
		code:  "sheet.too_many.sheets",
		texts: []lang.Text{{ZH: "工作簿超过{0}张工作表", EN: "the workbook has more than {0} sheets"}},
	},
}
