package fault

import "sevenlists/planner/lang"

// ruleMessages holds what is said of a rule set, ordered by code.
var ruleMessages = []message{
	// rules.calendar.folder: {0} the folder.
	{
		code:  "rules.calendar.folder",
		texts: []lang.Text{{ZH: "文件夹名“{0}”不是年份", EN: "the folder {0} is not named for a year"}},
		hints: []lang.Text{{ZH: "calendar 下每个文件夹以年份命名，例如 2026", EN: "name each folder under calendar for its year, such as 2026"}},
	},
	// rules.compile: {0} what OPA says.
	{
		code:  "rules.compile",
		texts: []lang.Text{{ZH: "规则不能编译：{0}", EN: "the rules do not compile: {0}"}},
		hints: []lang.Text{{ZH: "请按提示改正所指的行", EN: "mend the line named"}},
	},
	// rules.cycle: {0} the ring.
	{
		code:  "rules.cycle",
		texts: []lang.Text{{ZH: "前置条件形成循环：{0}", EN: "the prerequisites form a ring: {0}"}},
		hints: []lang.Text{{ZH: "请删去或改为软前置其中一条", EN: "remove one of these edges, or think again which comes first"}},
	},
	{
		code:  "rules.data.alias",
		texts: []lang.Text{{ZH: "数据中不能使用 YAML 的锚点或别名", EN: "rule data may not use anchors or aliases"}},
		hints: []lang.Text{{ZH: "请把内容直接写出", EN: "write the content out"}},
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
	// rules.data.key: {0} key.
	{
		code:  "rules.data.key",
		texts: []lang.Text{{ZH: "“{0}”不能用作键", EN: "{0} cannot be a key"}},
	},
	{
		code:  "rules.data.mapping",
		texts: []lang.Text{{ZH: "文件应当是一组“键: 值”", EN: "the file must be a mapping of keys to values"}},
	},
	// rules.data.missing: {0} key.
	{
		code:  "rules.data.missing",
		texts: []lang.Text{{ZH: "缺少“{0}”", EN: "{0} is missing"}},
	},
	// rules.data.rule_key: {0} key.
	{
		code:  "rules.data.rule_key",
		texts: []lang.Text{{ZH: "数据键“{0}”与规则同名，两者在同一位置", EN: "the data key {0} is named like a rule at the same place"}},
		hints: []lang.Text{{ZH: "请把数据键改名，例如 duration 改为 days", EN: "rename the data key, such as days for duration"}},
	},
	// rules.data.scalar: {0} value.
	{
		code:  "rules.data.scalar",
		texts: []lang.Text{{ZH: "“{0}”不是可用的值", EN: "{0} is not a value that can be used"}},
		hints: []lang.Text{{ZH: "数字按普通十进制书写，其他内容加引号", EN: "write numbers as plain decimals and put quotes round anything else"}},
	},
	// rules.data.syntax: {0} what the reader says.
	{
		code:  "rules.data.syntax",
		texts: []lang.Text{{ZH: "YAML 格式有误：{0}", EN: "this is not well-formed YAML: {0}"}},
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
	// rules.data.translation: {0} key.
	{
		code:  "rules.data.translation",
		texts: []lang.Text{{ZH: "“{0}”缺少中文或英文", EN: "{0} lacks its Chinese or its English"}},
		hints: []lang.Text{{ZH: "请填写 zh 和 en", EN: "write both zh and en"}},
	},
	// rules.data.type: {0} key, {1} what stands there.
	{
		code:  "rules.data.type",
		texts: []lang.Text{{ZH: "“{0}”的值类型不对（现为 {1}）", EN: "{0} has a value of the wrong type ({1})"}},
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
	// rules.department.unknown: {0} id, {1} nearest.
	{
		code:  "rules.department.unknown",
		texts: []lang.Text{{ZH: "没有部门“{0}”", EN: "there is no department {0}"}},
		hints: []lang.Text{{ZH: "是否应为“{1}”？", EN: "did you mean {1}?"}},
	},
	// rules.derived.fact: {0} folder.
	{
		code:  "rules.derived.fact",
		texts: []lang.Text{{ZH: "派生规则“{0}”没有对应的要素", EN: "the derivation {0} belongs to no fact"}},
		hints: []lang.Text{{ZH: "文件夹名应是要素的编号", EN: "name the folder for a fact"}},
	},
	// rules.derived.value: {0} fact.
	{
		code:  "rules.derived.value",
		texts: []lang.Text{{ZH: "“{0}”的派生结果不是该要素的类型", EN: "the derivation of {0} gives no value of its type"}},
	},
	// rules.duration: {0} the rule.
	{
		code:  "rules.duration",
		texts: []lang.Text{{ZH: "duration 应当是 0 至 3660 之间的整数，现为 {0}", EN: "duration must be a whole number from 0 to 3660, not {0}"}},
	},
	// rules.edge.dates: {0} item.
	{
		code:  "rules.edge.dates",
		texts: []lang.Text{{ZH: "只有软前置才能写 hard_before 或 hard_from（{0}）", EN: "only a soft prerequisite may have hard_before or hard_from ({0})"}},
	},
	// rules.edge.key: {0} key, {1} nearest.
	{
		code:  "rules.edge.key",
		texts: []lang.Text{{ZH: "前置条件没有“{0}”这一项", EN: "a prerequisite has no {0}"}},
		hints: []lang.Text{{ZH: "是否应为“{1}”？", EN: "did you mean {1}?"}},
	},
	// rules.edge.kind: {0} kind.
	{
		code:  "rules.edge.kind",
		texts: []lang.Text{{ZH: "前置条件的种类“{0}”无法识别", EN: "a prerequisite cannot be {0}"}},
		hints: []lang.Text{{ZH: "只能是 hard、soft 或 physical", EN: "it is hard, soft or physical"}},
	},
	// rules.edge.literal: {0} item.
	{
		code:  "rules.edge.literal",
		texts: []lang.Text{{ZH: "“{0}”的前置条件应当直接写成对象", EN: "a prerequisite of {0} must be written out as an object"}},
		hints: []lang.Text{{ZH: "例如 prerequisites contains {\"id\": \"…\", \"kind\": \"hard\"}", EN: "such as prerequisites contains {\"id\": \"…\", \"kind\": \"hard\"}"}},
	},
	// rules.edge.relaxed_by: {0} value.
	{
		code:  "rules.edge.relaxed_by",
		texts: []lang.Text{{ZH: "relaxed_by 不能是“{0}”", EN: "relaxed_by cannot be {0}"}},
		hints: []lang.Text{{ZH: "只能是 commitment 或 deferral", EN: "it is commitment or deferral"}},
	},
	// rules.edge.unknown: {0} item, {1} prerequisite, {2} nearest.
	{
		code:  "rules.edge.unknown",
		texts: []lang.Text{{ZH: "“{0}”的前置条件“{1}”不是任何事项", EN: "{0} waits for {1}, which is no item"}},
		hints: []lang.Text{{ZH: "是否应为“{2}”？", EN: "did you mean {2}?"}},
	},
	// rules.edge.value: {0} why.
	{
		code:  "rules.edge.value",
		texts: []lang.Text{{ZH: "前置条件的值无法读取：{0}", EN: "the prerequisite cannot be read: {0}"}},
	},
	// rules.eval: {0} why.
	{
		code:  "rules.eval",
		texts: []lang.Text{{ZH: "规则运行失败：{0}", EN: "a rule failed: {0}"}},
	},
	// rules.fact.enum: {0} fact, {1} value, {2} nearest.
	{
		code:  "rules.fact.enum",
		texts: []lang.Text{{ZH: "要素“{0}”没有取值“{1}”", EN: "the fact {0} has no value {1}"}},
		hints: []lang.Text{{ZH: "是否应为“{2}”？", EN: "did you mean {2}?"}},
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
	// rules.fact.unknown: {0} fact.
	{
		code:  "rules.fact.unknown",
		texts: []lang.Text{{ZH: "没有要素“{0}”", EN: "there is no fact {0}"}},
	},
	// rules.fact.value: {0} fact, {1} key.
	{
		code:  "rules.fact.value",
		texts: []lang.Text{{ZH: "要素“{0}”的 {1} 与其类型不符", EN: "the {1} of the fact {0} does not fit its type"}},
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
	// rules.item.applies: {0} item.
	{
		code:  "rules.item.applies",
		texts: []lang.Text{{ZH: "“{0}”没有 applies 规则", EN: "{0} has no rule applies"}},
		hints: []lang.Text{{ZH: "请写明什么项目需要该事项", EN: "say which projects need it"}},
	},
	// rules.item.may_commit: {0} item.
	{
		code:  "rules.item.may_commit",
		texts: []lang.Text{{ZH: "“{0}”有承诺条款，却没有 may_commit 或 may_defer 规则", EN: "{0} has a commitment block but no rule may_commit or may_defer"}},
	},
	// rules.item.unknown: {0} item, {1} nearest.
	{
		code:  "rules.item.unknown",
		texts: []lang.Text{{ZH: "没有事项“{0}”", EN: "there is no item {0}"}},
		hints: []lang.Text{{ZH: "是否应为“{1}”？", EN: "did you mean {1}?"}},
	},
	// rules.law.unknown: {0} law, {1} nearest.
	{
		code:  "rules.law.unknown",
		texts: []lang.Text{{ZH: "没有法律文件“{0}”", EN: "there is no document of law {0}"}},
		hints: []lang.Text{{ZH: "是否应为“{1}”？否则请登记在 law/data.yaml", EN: "did you mean {1}? Otherwise enter it in law/data.yaml"}},
	},
	{
		code:  "rules.lower",
		texts: []lang.Text{{ZH: "规则不能化简", EN: "the rule cannot be lowered"}},
	},
	// rules.lower.shape: {0} the expression.
	{
		code:  "rules.lower.shape",
		texts: []lang.Text{{ZH: "规则的写法不能化简：{0}", EN: "this form of rule cannot be lowered: {0}"}},
		hints: []lang.Text{{ZH: "可用的写法见 README.md", EN: "README.md shows the forms that can"}},
	},
	// rules.lower.truth: {0} fact.
	{
		code:  "rules.lower.truth",
		texts: []lang.Text{{ZH: "要素“{0}”不是是非题，不能单独作条件", EN: "the fact {0} is no truth and cannot stand by itself"}},
		hints: []lang.Text{{ZH: "请写出与什么比较", EN: "say what it is compared with"}},
	},
	{
		code:  "rules.metadata.basis",
		texts: []lang.Text{{ZH: "legal_basis 应是一组 {law, article}", EN: "legal_basis is a list of {law, article}"}},
	},
	// rules.metadata.key: {0} key, {1} nearest.
	{
		code:  "rules.metadata.key",
		texts: []lang.Text{{ZH: "METADATA 中没有“{0}”这一项", EN: "METADATA has no {0}"}},
		hints: []lang.Text{{ZH: "是否应为“{1}”？", EN: "did you mean {1}?"}},
	},
	// rules.metadata.missing: {0} rule.
	{
		code:  "rules.metadata.missing",
		texts: []lang.Text{{ZH: "规则 {0} 没有 METADATA", EN: "the rule {0} has no METADATA"}},
		hints: []lang.Text{{ZH: "请写明 title、description 和 legal_basis", EN: "give its title, description and legal_basis"}},
	},
	{
		code:  "rules.metadata.title",
		texts: []lang.Text{{ZH: "规则缺少中文或英文标题", EN: "the rule lacks its Chinese or its English title"}},
		hints: []lang.Text{{ZH: "请写明 title 和 custom.title_en", EN: "give title and custom.title_en"}},
	},
	// rules.number: {0} number.
	{
		code:  "rules.number",
		texts: []lang.Text{{ZH: "数 {0} 超出可用的精度或大小", EN: "the number {0} has too many places or is too large"}},
	},
	// rules.package: {0} found, {1} wanted.
	{
		code:  "rules.package",
		texts: []lang.Text{{ZH: "包名是 {0}，按文件夹应是 {1}", EN: "the package is {0}, its folder asks for {1}"}},
	},
	// rules.problem.found: {0} problem.
	{
		code:  "rules.problem.found",
		texts: []lang.Text{{ZH: "问题“{0}”没有 found 规则", EN: "the problem {0} has no rule found"}},
	},
	{
		code:  "rules.refusal.code",
		texts: []lang.Text{{ZH: "拒绝理由应当是文字编号", EN: "a refusal is named by a text"}},
	},
	// rules.refusal.title: {0} code.
	{
		code:  "rules.refusal.title",
		texts: []lang.Text{{ZH: "拒绝理由“{0}”没有标题", EN: "the refusal {0} has no title"}},
		hints: []lang.Text{{ZH: "请在写明该编号的规则上加 METADATA", EN: "give METADATA to the rule that writes this code"}},
	},
	// rules.regime.backwards: {0} from, {1} to.
	{
		code:  "rules.regime.backwards",
		texts: []lang.Text{{ZH: "起始日 {0} 晚于截止日 {1}", EN: "it begins on {0} and ends on {1}"}},
	},
	// rules.regime.end: {0} end, {1} life.
	{
		code:  "rules.regime.end",
		texts: []lang.Text{{ZH: "{0} 以后没有限额，而事项有效至 {1}", EN: "there is no threshold after {0}, while the item goes on until {1}"}, {ZH: "{0} 以后没有限额，而事项长期有效", EN: "there is no threshold after {0}, while the item has no end"}},
		hints: []lang.Text{{ZH: "请补上后续时段的限额", EN: "add the threshold of the time after"}},
	},
	// rules.regime.gap: {0} from, {1} to.
	{
		code:  "rules.regime.gap",
		texts: []lang.Text{{ZH: "自 {0} 至 {1} 没有限额", EN: "there is no threshold from {0} to {1}"}},
		hints: []lang.Text{{ZH: "请补上这段时间的限额，或者调整日期", EN: "add the threshold of that time, or mend the dates"}},
	},
	// rules.regime.overlap: {0} day.
	{
		code:  "rules.regime.overlap",
		texts: []lang.Text{{ZH: "{0} 这一天有两个限额", EN: "two thresholds are in force on {0}"}},
		hints: []lang.Text{{ZH: "前一个的截止日应是后一个起始日的前一天", EN: "the earlier one must end the day before the later one begins"}},
	},
	// rules.syntax: {0} what OPA says.
	{
		code:  "rules.syntax",
		texts: []lang.Text{{ZH: "规则有语法错误：{0}", EN: "the rule has a syntax error: {0}"}},
	},
	// rules.term.unknown: {0} id, {1} nearest.
	{
		code:  "rules.term.unknown",
		texts: []lang.Text{{ZH: "route/data.yaml 中没有“{0}”", EN: "route/data.yaml does not name {0}"}},
		hints: []lang.Text{{ZH: "是否应为“{1}”？", EN: "did you mean {1}?"}},
	},
	// rules.too_large: {0} files, {1} MiB.
	{
		code:  "rules.too_large",
		texts: []lang.Text{{ZH: "规则集过大（至多 {0} 个文件、{1} MiB）", EN: "the rule set is too large (at most {0} files and {1} MiB)"}},
	},
	// rules.works.id: {0} id.
	{
		code:  "rules.works.id",
		texts: []lang.Text{{ZH: "“{0}”不能用作施工的编号", EN: "{0} cannot be the id of the works"}},
	},
}
