package fault

import (
	"slices"
	"strings"

	"sevenlists/planner/lang"
)

// messages is the whole table: its blocks stand in the order of their codes.
var messages = ordered(
	inputMessages, underwayMessages, changeMessages, plotMessages, routeMessages, ruleMessages, dataMessages, paperMessages, moneyMessages, planMessages,
	fileMessages, usageMessages,
	requestMessages, absenceMessages, agentMessages, sittingMessages,
	eventMessages,
	outwardMessages,
	accessMessages,
	callMessages, caseMessages, registerMessages, jointMessages, promptMessages, wayMessages, problemMessages, commitmentMessages, reminderMessages, districtMessages,
	windowMessages,
	projectMessages,
	jobMessages,
	storeMessages,
	letterMessages,
)

// ordered joins the blocks of the table, so that a code is found by halves whichever file has it.
func ordered(blocks ...[]message) []message {
	all := slices.Concat(blocks...)
	slices.SortFunc(all, func(a, b message) int { return strings.Compare(a.code, b.code) })
	return all
}

// inputMessages holds what is said of calendars and profiles, ordered by code. Above each block stand the
// arguments that its codes take; a text whose arguments are not all given gives way to the next.
var inputMessages = []message{
	// calendar.broken.*: {0} the date or year concerned, {1} the year of the calendar or the earlier year.
	{
		code:  "calendar.broken.announced",
		texts: []lang.Text{{ZH: "{0}年的放假安排标为正式公布，却没有通知文号或者公布日期", EN: "the calendar of {0} is marked official but has no notice or no date of announcement"}},
		hints: []lang.Text{{ZH: "请填写国务院办公厅通知的文号和公布日期；尚未公布的年份，status 填 fallback", EN: "give the number and date of the State Council notice, or mark the year as fallback"}},
	},
	{
		code:  "calendar.broken.gap",
		texts: []lang.Text{{ZH: "{1}年之后直接是{0}年，中间缺少年份", EN: "the calendar goes from {1} to {0} and leaves out what lies between"}},
		hints: []lang.Text{{ZH: "请逐年补齐，缺少的年份会被当作没有节假日", EN: "add the missing years: without them their holidays would count as working days"}},
	},
	{
		code:  "calendar.broken.order",
		texts: []lang.Text{{ZH: "{0}年已经正式公布，它之前的{1}年却仍按法定节假日推算", EN: "{0} is announced while the year before, {1}, is still a fallback"}},
	},
	{
		code:  "calendar.broken.status",
		texts: []lang.Text{{ZH: "{0}年的状态“{1}”无法识别", EN: "the calendar of {0} has the unknown status {1}"}, {ZH: "{0}年没有写明状态", EN: "the calendar of {0} has no status"}},
		hints: []lang.Text{{ZH: "只能是 official（正式公布）或者 fallback（推算）", EN: "it is either official or fallback"}},
	},
	{
		code:  "calendar.broken.twice",
		texts: []lang.Text{{ZH: "{0} 在{1}年的放假安排中出现两次", EN: "{0} stands twice in the calendar of {1}"}},
		hints: []lang.Text{{ZH: "一天只能列一次，要么放假，要么上班", EN: "list a day once, as a holiday or as a working day"}},
	},
	{
		code:  "calendar.broken.weekday",
		texts: []lang.Text{{ZH: "{0} 列为调休上班日，但这一天本来就是工作日", EN: "{0} is listed as a make-up working day but is no Saturday or Sunday"}},
	},
	{
		code:  "calendar.broken.year",
		texts: []lang.Text{{ZH: "{0} 不在{1}年之内", EN: "{0} does not lie in {1}"}},
		hints: []lang.Text{{ZH: "跨年的假期，每一天列在它所在的年份", EN: "of a holiday across New Year, list each day in its own year"}},
	},
	{
		code:  "calendar.broken.year_twice",
		texts: []lang.Text{{ZH: "{0}年有两份放假安排", EN: "the year {0} has two calendars"}},
	},
	// calendar.not_a_date: {0} what was written.
	{
		code:  "calendar.not_a_date",
		texts: []lang.Text{{ZH: "“{0}”不是日期", EN: "{0} is not a date"}, {ZH: "日期没有填写", EN: "the date is empty"}},
		hints: []lang.Text{{ZH: "请按“年-月-日”书写，例如 2026-06-01", EN: "write year, month and day, such as 2026-06-01"}},
	},
	// calendar.out_of_range: {0} the date or year.
	{
		code:  "calendar.out_of_range",
		texts: []lang.Text{{ZH: "{0} 超出可以计算的范围", EN: "{0} lies outside the years that can be computed"}},
		hints: []lang.Text{{ZH: "年份须在1900至2199之间", EN: "the year must lie between 1900 and 2199"}},
	},
	{
		code:  "internal",
		texts: []lang.Text{{ZH: "程序内部出错", EN: "something failed inside the program"}},
		hints: []lang.Text{{ZH: "输入没有问题；请把运行日志交给维护人员", EN: "your input is not to blame; the log tells the maintainers more"}},
	},
	// profile.alias: {0} the anchor's name.
	{
		code:  "profile.alias",
		texts: []lang.Text{{ZH: "项目画像中不能使用 YAML 锚点和别名（{0}）", EN: "a profile may not use YAML anchors and aliases ({0})"}, {ZH: "项目画像中不能使用 YAML 锚点和别名", EN: "a profile may not use YAML anchors and aliases"}},
		hints: []lang.Text{{ZH: "请直接写出它的值", EN: "write the value itself"}},
	},
	{
		code:  "profile.documents",
		texts: []lang.Text{{ZH: "一个文件只能写一个项目画像", EN: "one file holds one profile only"}},
		hints: []lang.Text{{ZH: "请把用 --- 分开的内容拆成几个文件", EN: "put what --- separates into files of their own"}},
	},
	// profile.duplicate_key: {0} the key.
	{
		code:  "profile.duplicate_key",
		texts: []lang.Text{{ZH: "“{0}”写了两次", EN: "{0} is written twice"}},
		hints: []lang.Text{{ZH: "请只保留一处", EN: "keep one of them"}},
	},
	{
		code:  "profile.empty",
		texts: []lang.Text{{ZH: "项目画像是空的", EN: "the profile is empty"}},
		hints: []lang.Text{{ZH: "用 sevenlists new-profile 可以生成一份待填写的项目画像", EN: "sevenlists new-profile writes one to fill in"}},
	},
	// profile.fact.*: {0} the value that was written.
	{
		code:  "profile.fact.date",
		texts: []lang.Text{{ZH: "“{0}”不是有效的日期", EN: "{0} is not a valid date"}},
		hints: []lang.Text{{ZH: "请按“年-月-日”书写，例如 2026-06-01，年份须在1900至2199之间", EN: "write year, month and day, such as 2026-06-01; the year must lie between 1900 and 2199"}},
	},
	{
		code:  "profile.fact.decimals",
		texts: []lang.Text{{ZH: "{0} 的小数超过六位", EN: "{0} has more than six decimal places"}},
		hints: []lang.Text{{ZH: "请保留六位以内的小数", EN: "round it to six places or fewer"}},
	},
	// profile.fact.enum: {1} the allowed values, {2} the likely one.
	{
		code:  "profile.fact.enum",
		texts: []lang.Text{{ZH: "“{0}”不在可选范围内，可选：{1}", EN: "{0} is not one of the allowed values: {1}"}, {ZH: "“{0}”不在可选范围内", EN: "{0} is not one of the allowed values"}},
		hints: []lang.Text{{ZH: "是否应为 {2}？", EN: "did you mean {2}?"}, {ZH: "还不清楚的，请填 unknown", EN: "write unknown where it is not known yet"}},
	},
	{
		code:  "profile.fact.integer",
		texts: []lang.Text{{ZH: "{0} 不是整数", EN: "{0} is not a whole number"}},
	},
	// profile.fact.number: {1} the unit.
	{
		code:  "profile.fact.number",
		texts: []lang.Text{{ZH: "“{0}”不是数字", EN: "{0} is not a number"}},
		hints: []lang.Text{{ZH: "只写数字，不加引号、单位和千位分隔符；单位为{1}", EN: "write the number alone, without quotes, unit or separators; the unit is {1}"}, {ZH: "只写数字，不加引号和千位分隔符", EN: "write the number alone, without quotes or separators"}},
	},
	{
		code:  "profile.fact.number_form",
		texts: []lang.Text{{ZH: "“{0}”不是通常的十进制写法", EN: "{0} is not written as a plain decimal number"}},
		hints: []lang.Text{{ZH: "请写成 1500、-2、0.5 的样子", EN: "write it like 1500, -2 or 0.5"}},
	},
	// profile.fact.range: {1} the smallest and {2} the largest number allowed, "" where there is none.
	{
		code: "profile.fact.range",
		texts: []lang.Text{
			{ZH: "{0} 超出范围，应在 {1} 至 {2} 之间", EN: "{0} must lie between {1} and {2}"},
			{ZH: "{0} 过小，不得小于 {1}", EN: "{0} is too small: at least {1}"},
			{ZH: "{0} 过大，不得大于 {2}", EN: "{0} is too large: at most {2}"},
			{ZH: "{0} 超出范围", EN: "{0} is out of range"},
		},
	},
	{
		code:  "profile.fact.text",
		texts: []lang.Text{{ZH: "此处应为文字，“{0}”没有加引号，不会当作文字", EN: "text is wanted, and {0} without quotes is not read as text"}},
		hints: []lang.Text{{ZH: "请加引号，写成 \"{0}\"", EN: "put it in quotes: \"{0}\""}},
	},
	// profile.fact.type: {1} the type wanted, as a Word.
	{
		code:  "profile.fact.type",
		texts: []lang.Text{{ZH: "“{0}”的类型不对，应为{1}", EN: "{0} is of the wrong type: {1} is wanted"}, {ZH: "类型不对，应为{1}", EN: "the value is of the wrong type: {1} is wanted"}},
		hints: []lang.Text{{ZH: "还不清楚的，请填 unknown", EN: "write unknown where it is not known yet"}},
	},
	// profile.fact.unknown: {0} the fact that was written, {1} the likely one.
	{
		code:  "profile.fact.unknown",
		texts: []lang.Text{{ZH: "没有名为“{0}”的要素", EN: "there is no fact called {0}"}},
		hints: []lang.Text{{ZH: "是否应为 {1}？", EN: "did you mean {1}?"}, {ZH: "用 sevenlists facts 可以查看全部要素", EN: "sevenlists facts lists them all"}},
	},
	// profile.id.form: {0} the id that was written.
	{
		code:  "profile.id.form",
		texts: []lang.Text{{ZH: "“{0}”不能用作项目编号", EN: "{0} cannot serve as a project's id"}, {ZH: "项目编号是空的", EN: "the project's id is empty"}},
		hints: []lang.Text{{ZH: "编号由小写字母、数字、下划线和连字符组成，以字母或数字开头，不超过64个字符", EN: "an id consists of lower-case letters, digits, underscores and hyphens, begins with a letter or digit, and has at most 64 characters"}},
	},
	{
		code:  "profile.key_form",
		texts: []lang.Text{{ZH: "名称只能是一个词，不能是列表或者另一组名称和值", EN: "a name must be one word, not a list or another set of names with values"}},
	},
	{
		code:  "profile.merge_key",
		texts: []lang.Text{{ZH: "项目画像中不能使用 YAML 合并键（<<）", EN: "a profile may not use the YAML merge key <<"}},
		hints: []lang.Text{{ZH: "请逐项写出要素和值", EN: "write out the facts and values"}},
	},
	// profile.missing: {0} the key.
	{
		code:  "profile.missing",
		texts: []lang.Text{{ZH: "缺少“{0}”", EN: "{0} is missing"}},
	},
	// profile.more: {0} how many.
	{
		code:  "profile.more",
		texts: []lang.Text{{ZH: "另有{0}处错误未列出", EN: "{0} more mistakes are not listed"}},
		hints: []lang.Text{{ZH: "请先改正以上各处", EN: "correct those above first"}},
	},
	// profile.not_a_mapping: {0} what stands there, as a Word.
	{
		code:  "profile.not_a_mapping",
		texts: []lang.Text{{ZH: "此处应为“名称: 值”的形式，现为{0}", EN: "names with values are wanted here, not {0}"}, {ZH: "此处应为“名称: 值”的形式", EN: "names with values are wanted here"}},
		hints: []lang.Text{{ZH: "每行写一项，例如 land_area_m2: 12000", EN: "write one a line, such as land_area_m2: 12000"}},
	},
	// profile.not_text: {0} the line.
	{
		code:  "profile.not_text",
		texts: []lang.Text{{ZH: "第{0}行不是 UTF-8 编码的文字", EN: "line {0} is not text in UTF-8"}, {ZH: "内容不是 UTF-8 编码的文字", EN: "this is not text in UTF-8"}},
		hints: []lang.Text{{ZH: "请确认选对了文件，并另存为 UTF-8 编码", EN: "make sure it is the right file, and save it in UTF-8"}},
	},
	{
		code:  "profile.reference_date_unknown",
		texts: []lang.Text{{ZH: "适用规则的日期不能为未知", EN: "the reference date cannot be unknown"}},
		hints: []lang.Text{{ZH: "请填写日期，或者删去这一项，改以开始日期为准", EN: "give a date, or leave it out and the start date is taken"}},
	},
	{
		code:  "profile.schema",
		texts: []lang.Text{{ZH: "无法由要素生成项目画像的 JSON Schema", EN: "the facts give no JSON Schema of a profile"}},
	},
	// profile.syntax: {0} the line, {1} what the reader says of it.
	{
		code: "profile.syntax",
		texts: []lang.Text{
			{ZH: "第{0}行无法按 YAML 或者 JSON 读取：{1}", EN: "line {0} can be read neither as YAML nor as JSON: {1}"},
			{ZH: "第{0}行无法按 YAML 或者 JSON 读取", EN: "line {0} can be read neither as YAML nor as JSON"},
			{ZH: "内容既不是 YAML 也不是 JSON", EN: "this is neither YAML nor JSON"},
		},
	},
	// profile.tag: {0} the tag.
	{
		code:  "profile.tag",
		texts: []lang.Text{{ZH: "不能使用 YAML 标签 {0}，或者值与标签不符", EN: "the YAML tag {0} may not be used, or its value does not fit it"}},
		hints: []lang.Text{{ZH: "请删去标签，直接写值；文字加引号", EN: "leave the tag out and write the value; put text in quotes"}},
	},
	{
		code:  "profile.text.damaged",
		texts: []lang.Text{{ZH: "文字中有乱码字符（�）", EN: "the text contains the sign of a damaged character (�)"}},
		hints: []lang.Text{{ZH: "请重新填写，并另存为 UTF-8 编码", EN: "write it again and save the file in UTF-8"}},
	},
	{
		code:  "profile.text.empty",
		texts: []lang.Text{{ZH: "文字是空的", EN: "the text is empty"}},
		hints: []lang.Text{{ZH: "还不清楚的，请填 unknown", EN: "write unknown where it is not known yet"}},
	},
	{
		code:  "profile.text.lines",
		texts: []lang.Text{{ZH: "文字须写在一行内，不能含换行或者控制字符", EN: "the text must be one line without control characters"}},
	},
	// profile.text.long: {0} the most characters allowed.
	{
		code:  "profile.text.long",
		texts: []lang.Text{{ZH: "文字过长，最多{0}个字", EN: "the text is too long: at most {0} characters"}},
	},
	// profile.too_deep: {0} the most levels allowed.
	{
		code:  "profile.too_deep",
		texts: []lang.Text{{ZH: "嵌套过深，最多{0}层", EN: "nested too deeply: at most {0} levels"}, {ZH: "嵌套过深", EN: "nested too deeply"}},
	},
	// profile.too_large: {0} the most bytes allowed.
	{
		code:  "profile.too_large",
		texts: []lang.Text{{ZH: "项目画像过大，最多 {0} 字节", EN: "the profile is too large: at most {0} bytes"}, {ZH: "项目画像过大", EN: "the profile is too large"}},
	},
	{
		code:  "profile.too_many",
		texts: []lang.Text{{ZH: "项目画像的条目过多", EN: "the profile has too many entries"}},
		hints: []lang.Text{{ZH: "请确认选对了文件", EN: "make sure it is the right file"}},
	},
	// profile.unknown_key: {0} the key that was written, {1} the likely one.
	{
		code:  "profile.unknown_key",
		texts: []lang.Text{{ZH: "不认识“{0}”", EN: "{0} is not a key of a profile"}},
		hints: []lang.Text{{ZH: "是否应为 {1}？", EN: "did you mean {1}?"}, {ZH: "项目的要素应写在 facts 之下", EN: "the facts of the project stand under facts"}},
	},
}

// word is an argument with its translation.
type word struct {
	id   Word
	name lang.Text
}

// words are the arguments that are translated: the types of a fact, what may stand in a document
// where something else is wanted, and what breaks the form of a document.
var words = []word{
	{"array", lang.Text{ZH: "列表", EN: "a list"}},
	{"body.alias", lang.Text{ZH: "不能使用引用", EN: "references are not taken"}},
	{"body.documents", lang.Text{ZH: "只能有一份文档", EN: "only one document is taken"}},
	{"body.duplicate_key", lang.Text{ZH: "同一个键写了两次", EN: "a key stands there twice"}},
	{"body.empty", lang.Text{ZH: "内容为空", EN: "it is empty"}},
	{"body.key_form", lang.Text{ZH: "键不是文字", EN: "a key is no text"}},
	{"body.merge_key", lang.Text{ZH: "不能使用合并键", EN: "merge keys are not taken"}},
	{"body.not_text", lang.Text{ZH: "不是 UTF-8 文字", EN: "it is no UTF-8 text"}},
	{"body.syntax", lang.Text{ZH: "不是正确的 JSON", EN: "it is no correct JSON"}},
	{"body.tag", lang.Text{ZH: "不能使用标签", EN: "tags are not taken"}},
	{"body.too_deep", lang.Text{ZH: "层数过多", EN: "it is nested too deep"}},
	{"body.too_large", lang.Text{ZH: "内容过大", EN: "it is too large"}},
	{"body.too_many", lang.Text{ZH: "条目过多", EN: "it has too many entries"}},
	{"boolean", lang.Text{ZH: "是或否（true 或 false）", EN: "true or false"}},
	{"date", lang.Text{ZH: "日期", EN: "a date"}},
	{"empty", lang.Text{ZH: "空值", EN: "nothing"}},
	{"enum", lang.Text{ZH: "可选值之一", EN: "one of the allowed values"}},
	{"integer", lang.Text{ZH: "整数", EN: "a whole number"}},
	{"list", lang.Text{ZH: "列表", EN: "a list"}},
	{"mapping", lang.Text{ZH: "一组名称和值", EN: "a set of names with values"}},
	{"null", lang.Text{ZH: "空值", EN: "nothing"}},
	{"number", lang.Text{ZH: "数字", EN: "a number"}},
	{"object", lang.Text{ZH: "一组名称和值", EN: "a set of names with values"}},
	{"string", lang.Text{ZH: "文字", EN: "text"}},
	{"syntax.block", lang.Text{ZH: "缩进或者冒号有误", EN: "the indentation or a colon is wrong"}},
	{"syntax.brackets", lang.Text{ZH: "括号没有配对，或者缺少逗号", EN: "a bracket is not closed, or a comma is missing"}},
	{"syntax.character", lang.Text{ZH: "有不能这样开头的字符，含特殊字符的文字请加引号", EN: "a character may not stand there; put text with special characters in quotes"}},
	{"syntax.colon", lang.Text{ZH: "冒号的位置有误，含冒号的文字请加引号", EN: "a colon stands where none may; put text with a colon in quotes"}},
	{"syntax.cut_off", lang.Text{ZH: "内容不完整", EN: "it ends too early"}},
	{"syntax.escape", lang.Text{ZH: "反斜杠后的字符有误", EN: "a backslash is followed by the wrong character"}},
	{"syntax.quote", lang.Text{ZH: "引号没有配对", EN: "a quotation mark is not closed"}},
	{"syntax.tab", lang.Text{ZH: "缩进用了制表符，请改用空格", EN: "a tab is used for indentation; use spaces"}},
	{"syntax.value", lang.Text{ZH: "缺少值，或者值不能这样开头", EN: "a value is missing or may not begin like this"}},
	{"text", lang.Text{ZH: "文字", EN: "text"}},
}
