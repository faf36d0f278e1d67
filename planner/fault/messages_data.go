package fault

import "sevenlists/planner/lang"

// dataMessages holds what is said of the files of a rule set and its data, ordered by code.
var dataMessages = []message{
	{
		code:  "rules.data.alias",
		texts: []lang.Text{{ZH: "数据中不能使用 YAML 的锚点或别名", EN: "rule data may not use anchors or aliases"}},
		hints: []lang.Text{{ZH: "请把内容直接写出", EN: "write the content out"}},
	},
	// rules.data.choice: {0} key, {1} value, {2} allowed, {3} nearest.
	{
		code:  "rules.data.choice",
		texts: []lang.Text{{ZH: "“{0}”不能是“{1}”，只能是：{2}", EN: "{0} cannot be {1}; it is one of: {2}"}},
		hints: []lang.Text{{ZH: "是否应为“{3}”？", EN: "did you mean {3}?"}},
	},
	// rules.data.count: {0} key, {1} value, {2} most.
	{
		code:  "rules.data.count",
		texts: []lang.Text{{ZH: "“{0}”应当是 0 至 {2} 之间的整数，现为 {1}", EN: "{0} must be a whole number from 0 to {2}, not {1}"}, {ZH: "应当是 0 至 {2} 之间的整数，现为 {1}", EN: "this must be a whole number from 0 to {2}, not {1}"}},
	},
	// rules.data.date: {0} key, {1} value.
	{
		code:  "rules.data.date",
		texts: []lang.Text{{ZH: "“{0}”的值“{1}”不是日期", EN: "{0} is {1}, which is no date"}, {ZH: "“{1}”不是日期", EN: "{1} is no date"}},
		hints: []lang.Text{{ZH: "请写成 \"2026-06-01\" 的样子", EN: "write it like \"2026-06-01\""}},
	},
	{
		code:  "rules.data.documents",
		texts: []lang.Text{{ZH: "一个文件里只能有一份数据", EN: "a file holds one document only"}},
	},
	// rules.data.duplicate_key: {0} key.
	{
		code:  "rules.data.duplicate_key",
		texts: []lang.Text{{ZH: "键“{0}”出现两次", EN: "the key {0} stands twice"}},
		hints: []lang.Text{{ZH: "请只保留一处", EN: "keep one of them"}},
	},
	{
		code:  "rules.data.empty",
		texts: []lang.Text{{ZH: "文件是空的", EN: "the file is empty"}},
	},
	// rules.data.folder_key: {0} key.
	{
		code:  "rules.data.folder_key",
		texts: []lang.Text{{ZH: "键“{0}”与同一位置的下级文件夹重名", EN: "the key {0} is also the name of a folder there"}},
		hints: []lang.Text{{ZH: "请改名", EN: "rename one of them"}},
	},
	{
		code:  "rules.data.key_form",
		texts: []lang.Text{{ZH: "键应当是一个词", EN: "a key must be a plain word"}},
	},
	{
		code:  "rules.data.mapping",
		texts: []lang.Text{{ZH: "文件应当是一组“键: 值”", EN: "the file must be a mapping of keys to values"}},
	},
	{
		code:  "rules.data.merge_key",
		texts: []lang.Text{{ZH: "数据中不能使用 YAML 的合并键", EN: "rule data may not use merge keys"}},
		hints: []lang.Text{{ZH: "请把内容直接写出", EN: "write the content out"}},
	},
	// rules.data.missing: {0} key.
	{
		code:  "rules.data.missing",
		texts: []lang.Text{{ZH: "缺少“{0}”", EN: "{0} is missing"}},
	},
	// rules.data.not_text: {0} line.
	{
		code:  "rules.data.not_text",
		texts: []lang.Text{{ZH: "第 {0} 行有不可用的字符，文件可能不是文本", EN: "line {0} has a character that cannot be used; the file may not be text"}, {ZH: "文件不是文本", EN: "the file is not text"}},
		hints: []lang.Text{{ZH: "请用 UTF-8 保存", EN: "save it as UTF-8"}},
	},
	// rules.data.number: {0} the number.
	{
		code:  "rules.data.number",
		texts: []lang.Text{{ZH: "“{0}”不是可用的数", EN: "{0} is not a number that can be used"}},
		hints: []lang.Text{{ZH: "请写成普通十进制数，至多六位小数；编号加引号", EN: "write a plain decimal of at most six places; put quotes round a code"}},
	},
	// rules.data.rule_key: {0} key.
	{
		code:  "rules.data.rule_key",
		texts: []lang.Text{{ZH: "数据键“{0}”与规则同名，两者在同一位置", EN: "the data key {0} is named like a rule at the same place"}},
		hints: []lang.Text{{ZH: "请把数据键改名，例如 duration 改为 days", EN: "rename the data key, such as days for duration"}},
	},
	// rules.data.syntax: {0} the line, {1} what is wrong.
	{
		code:  "rules.data.syntax",
		texts: []lang.Text{{ZH: "YAML 格式有误（第 {0} 行）：{1}", EN: "this is not well-formed YAML (line {0}): {1}"}, {ZH: "YAML 格式有误（第 {0} 行）", EN: "this is not well-formed YAML (line {0})"}, {ZH: "YAML 格式有误", EN: "this is not well-formed YAML"}},
	},
	// rules.data.tag: {0} the tag.
	{
		code:  "rules.data.tag",
		texts: []lang.Text{{ZH: "数据中不能使用 YAML 的类型标记 {0}", EN: "rule data may not use the YAML tag {0}"}},
		hints: []lang.Text{{ZH: "请去掉标记", EN: "leave it out"}},
	},
	// rules.data.too_deep: {0} levels.
	{
		code:  "rules.data.too_deep",
		texts: []lang.Text{{ZH: "嵌套超过{0}层", EN: "more than {0} levels deep"}},
	},
	// rules.data.too_large: {0} KiB.
	{
		code:  "rules.data.too_large",
		texts: []lang.Text{{ZH: "文件超过 {0} KiB", EN: "the file is larger than {0} KiB"}},
	},
	{
		code:  "rules.data.too_many",
		texts: []lang.Text{{ZH: "文件的条目过多", EN: "the file has too many entries"}},
		hints: []lang.Text{{ZH: "请分成几个文件夹", EN: "split it over several folders"}},
	},
	// rules.data.translation: {0} key.
	{
		code:  "rules.data.translation",
		texts: []lang.Text{{ZH: "“{0}”缺少中文或英文", EN: "{0} lacks its Chinese or its English"}, {ZH: "缺少中文或英文", EN: "the Chinese or the English is missing"}},
		hints: []lang.Text{{ZH: "请填写 zh 和 en", EN: "write both zh and en"}},
	},
	// rules.data.type: {0} key, {1} what stands there.
	{
		code:  "rules.data.type",
		texts: []lang.Text{{ZH: "“{0}”的值类型不对，现为{1}", EN: "{0} has a value of the wrong type, {1}"}, {ZH: "值的类型不对，现为{0}{1}", EN: "the value is of the wrong type, {0}{1}"}, {ZH: "值的类型不对，现为{1}", EN: "the value is of the wrong type, {1}"}},
		hints: []lang.Text{{ZH: "文字、日期和编号加引号，数字和是非不加", EN: "put quotes round texts, dates and codes, and none round numbers and truths"}},
	},
	// rules.data.unknown_key: {0} key, {1} nearest.
	{
		code:  "rules.data.unknown_key",
		texts: []lang.Text{{ZH: "没有“{0}”这个键，也没有规则读取它", EN: "there is no key {0}, and no rule reads it"}},
		hints: []lang.Text{{ZH: "是否应为“{1}”？", EN: "did you mean {1}?"}},
	},
	// rules.data.unquoted_date: {0} the date.
	{
		code:  "rules.data.unquoted_date",
		texts: []lang.Text{{ZH: "日期 {0} 没有加引号", EN: "the date {0} has no quotes"}},
		hints: []lang.Text{{ZH: "请写成 \"{0}\"", EN: "write \"{0}\""}},
	},
	// rules.data.value: {0} why.
	{
		code:  "rules.data.value",
		texts: []lang.Text{{ZH: "值无法读取：{0}", EN: "the value cannot be read: {0}"}},
	},
	{
		code:  "rules.fact.dynamic",
		texts: []lang.Text{{ZH: "规则没有写明是哪个要素", EN: "the rule does not name the fact that it reads"}},
		hints: []lang.Text{{ZH: "请写成 input.<要素>", EN: "write input.<fact>"}},
	},
	// rules.fact.enum: {0} fact, {1} value, {2} nearest.
	{
		code:  "rules.fact.enum",
		texts: []lang.Text{{ZH: "要素“{0}”没有取值“{1}”", EN: "the fact {0} has no value {1}"}},
		hints: []lang.Text{{ZH: "是否应为“{2}”？", EN: "did you mean {2}?"}},
	},
	// rules.fact.id: {0} fact.
	{
		code:  "rules.fact.id",
		texts: []lang.Text{{ZH: "“{0}”不能用作要素的编号", EN: "{0} cannot be the id of a fact"}},
		hints: []lang.Text{{ZH: "只用小写字母、数字和下划线", EN: "use small letters, digits and underscores only"}},
	},
	// rules.fact.order: {0} fact, {1} type.
	{
		code:  "rules.fact.order",
		texts: []lang.Text{{ZH: "要素“{0}”是{1}，不能比较大小", EN: "the fact {0} is {1} and cannot be larger or smaller"}},
	},
	// rules.fact.pair: {0} fact, {1} fact.
	{
		code:  "rules.fact.pair",
		texts: []lang.Text{{ZH: "要素“{0}”与“{1}”类型不同，不能比较", EN: "the facts {0} and {1} have different types and cannot be compared"}},
	},
	// rules.fact.range: {0} fact.
	{
		code:  "rules.fact.range",
		texts: []lang.Text{{ZH: "要素“{0}”的最小值大于最大值", EN: "the smallest value of the fact {0} is larger than its largest"}},
	},
	// rules.fact.twice: {0} fact, {1} first place.
	{
		code:  "rules.fact.twice",
		texts: []lang.Text{{ZH: "要素“{0}”定义了两次，另一处在 {1}", EN: "the fact {0} is defined twice, first at {1}"}},
	},
	// rules.fact.type: {0} fact, {1} type, {2} value.
	{
		code:  "rules.fact.type",
		texts: []lang.Text{{ZH: "要素“{0}”是{1}，不能与 {2} 比较", EN: "the fact {0} is {1} and cannot be compared with {2}"}},
	},
	// rules.fact.unknown: {0} fact, {1} nearest.
	{
		code:  "rules.fact.unknown",
		texts: []lang.Text{{ZH: "没有要素“{0}”", EN: "there is no fact {0}"}},
		hints: []lang.Text{{ZH: "是否应为“{1}”？", EN: "did you mean {1}?"}},
	},
	// rules.fact.value: {0} fact, {1} key.
	{
		code:  "rules.fact.value",
		texts: []lang.Text{{ZH: "要素“{0}”的 {1} 与其类型或范围不符", EN: "the {1} of the fact {0} does not fit its type or range"}},
	},
	// rules.fact.values: {0} fact.
	{
		code:  "rules.fact.values",
		texts: []lang.Text{{ZH: "要素“{0}”的 values 与类型不符", EN: "the values of the fact {0} do not fit its type"}},
		hints: []lang.Text{{ZH: "enum 类型必须列出取值，其他类型不能有", EN: "an enum lists its values, other types have none"}},
	},
	// rules.fact.whole: {0} fact.
	{
		code:  "rules.fact.whole",
		texts: []lang.Text{{ZH: "要素“{0}”不是数字，不能有 integer 或 sums", EN: "the fact {0} is no number and cannot have integer or sums"}},
	},
	// rules.file.kind: {0} name.
	{
		code:  "rules.file.kind",
		texts: []lang.Text{{ZH: "“{0}”是链接或者特殊文件", EN: "{0} is a link or a special file"}},
		hints: []lang.Text{{ZH: "规则集只读普通文件，请把内容放进来", EN: "a rule set has plain files only; put the content there"}},
	},
	{
		code:  "rules.file.name",
		texts: []lang.Text{{ZH: "规则集只读 data.yaml 和 .rego 文件", EN: "a rule set has only data.yaml and .rego files"}},
		hints: []lang.Text{{ZH: "请改名为 data.yaml，各组数据各放一个文件夹", EN: "name it data.yaml; each block of data has its own folder"}},
	},
	// rules.folder: {0} path.
	{
		code:  "rules.folder",
		texts: []lang.Text{{ZH: "规则文件夹无法读取：{0}", EN: "the folder of rules cannot be read: {0}"}},
	},
	{
		code:  "rules.folder.empty",
		texts: []lang.Text{{ZH: "文件夹里没有规则", EN: "there are no rules in the folder"}},
		hints: []lang.Text{{ZH: "请指定内有 items、facts 等子文件夹的文件夹", EN: "name the folder that holds items, facts and so on"}},
	},
	// rules.folder.missing: {0} folder.
	{
		code:  "rules.folder.missing",
		texts: []lang.Text{{ZH: "缺少“{0}”", EN: "{0} is missing"}},
	},
	// rules.folder.name: {0} name.
	{
		code:  "rules.folder.name",
		texts: []lang.Text{{ZH: "文件夹名“{0}”不可用", EN: "{0} cannot be the name of a folder"}},
		hints: []lang.Text{{ZH: "只用小写字母、数字和下划线", EN: "use small letters, digits and underscores only"}},
	},
	// rules.folder.unknown: {0} folder, {1} nearest.
	{
		code:  "rules.folder.unknown",
		texts: []lang.Text{{ZH: "没有人读取文件夹“{0}”", EN: "nobody reads the folder {0}"}},
		hints: []lang.Text{{ZH: "是否应为“{1}”？", EN: "did you mean {1}?"}},
	},
	// rules.folder.unread: {0} folder.
	{
		code:  "rules.folder.unread",
		texts: []lang.Text{{ZH: "文件夹“{0}”的层次不对，没有人读取", EN: "the folder {0} lies too deep or not deep enough; nobody reads it"}},
		hints: []lang.Text{{ZH: "例如事项放在 items/<编号>", EN: "an item lies in items/<id>"}},
	},
}
