package fault

import "sevenlists/planner/lang"

// ruleMessages holds what is said of the rules of a set, ordered by code.
var ruleMessages = []message{
	// rules.builtin: {0} function.
	{
		code:  "rules.builtin",
		texts: []lang.Text{{ZH: "规则不能使用函数 {0}", EN: "a rule may not use the function {0}"}},
		hints: []lang.Text{{ZH: "规则不读时钟、网络、环境，也不用随机数；可用的函数见 README.md", EN: "rules read no clock, network or environment and use no chance; README.md lists the functions that may be used"}},
	},
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
	{
		code:  "rules.crash",
		texts: []lang.Text{{ZH: "规则无法处理", EN: "the rules cannot be processed"}},
		hints: []lang.Text{{ZH: "请简化所指的文件；如仍不行，请报告", EN: "simplify the file named; if that does not help, report it"}},
	},
	// rules.cycle: {0} the ring.
	{
		code:  "rules.cycle",
		texts: []lang.Text{{ZH: "前置条件形成循环：{0}", EN: "the prerequisites form a ring: {0}"}},
		hints: []lang.Text{{ZH: "请删去或改为软前置其中一条", EN: "remove one of these edges, or think again which comes first"}},
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
	// rules.duration: {0} most, {1} the rule.
	{
		code:  "rules.duration",
		texts: []lang.Text{{ZH: "duration 应当是 0 至 {0} 之间的整数，现为 {1}", EN: "duration must be a whole number from 0 to {0}, not {1}"}, {ZH: "duration 应当是 0 至 {0} 之间的整数", EN: "duration must be a whole number from 0 to {0}"}},
	},
	// rules.duration.both: {0} days, {1} days.
	{
		code:  "rules.duration.both",
		texts: []lang.Text{{ZH: "同一项目可能既是 {0} 天又是 {1} 天", EN: "one project can fall under {0} days and under {1} days"}},
		hints: []lang.Text{{ZH: "请使各条 duration 互相排斥", EN: "make the bodies of duration exclude each other"}},
	},
	// rules.edge.always_hard: {0} item.
	{
		code:  "rules.edge.always_hard",
		texts: []lang.Text{{ZH: "前置条件“{0}”的 hard_before 不早于 hard_from，等于始终法定", EN: "hard_before of the prerequisite {0} is not before hard_from, so that it is always hard"}},
		hints: []lang.Text{{ZH: "请改为 hard", EN: "make it hard"}},
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
	// rules.edge.kind: {0} kind, {1} nearest.
	{
		code:  "rules.edge.kind",
		texts: []lang.Text{{ZH: "前置条件的种类“{0}”无法识别", EN: "a prerequisite cannot be {0}"}, {ZH: "前置条件没有写明种类", EN: "the prerequisite does not say its kind"}},
		hints: []lang.Text{{ZH: "是否应为“{1}”？", EN: "did you mean {1}?"}, {ZH: "只能是 hard、soft 或 physical", EN: "it is hard, soft or physical"}},
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
	// rules.item.applies: {0} item.
	{
		code:  "rules.item.applies",
		texts: []lang.Text{{ZH: "“{0}”没有 applies 规则", EN: "{0} has no rule applies"}},
		hints: []lang.Text{{ZH: "请写明什么项目需要该事项", EN: "say which projects need it"}},
	},
	// rules.item.may_commit: {0} item, {1} rule.
	{
		code:  "rules.item.may_commit",
		texts: []lang.Text{{ZH: "“{0}”有承诺条款，却没有 {1} 规则", EN: "{0} has a commitment block but no rule {1}"}},
		hints: []lang.Text{{ZH: "请写明何时可以承诺", EN: "say when it may be committed"}},
	},
	// rules.item.unknown: {0} item, {1} nearest.
	{
		code:  "rules.item.unknown",
		texts: []lang.Text{{ZH: "没有事项“{0}”", EN: "there is no item {0}"}},
		hints: []lang.Text{{ZH: "是否应为“{1}”？", EN: "did you mean {1}?"}},
	},
	{
		code:  "rules.items.all",
		texts: []lang.Text{{ZH: "规则不能遍历所有事项", EN: "a rule may not run over all items"}},
		hints: []lang.Text{{ZH: "请写明事项", EN: "name the item"}},
	},
	// rules.items.foreign: {0} item, {1} rule.
	{
		code:  "rules.items.foreign",
		texts: []lang.Text{{ZH: "规则不能引用事项“{0}”的规则 {1}", EN: "a rule may not ask the rule {1} of the item {0}"}},
		hints: []lang.Text{{ZH: "共同的条件放在 lib", EN: "put what both need into lib"}},
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
		texts: []lang.Text{{ZH: "legal_basis 应是一组 {law, article}，内容都是文字", EN: "legal_basis is a list of {law, article}, all of it text"}},
		hints: []lang.Text{{ZH: "编号加引号，例如 article: \"38\"", EN: "put quotes round codes, such as article: \"38\""}},
	},
	{
		code:  "rules.metadata.description",
		texts: []lang.Text{{ZH: "规则的说明缺少中文或英文", EN: "the description of the rule lacks its Chinese or its English"}},
		hints: []lang.Text{{ZH: "请写明 description 和 custom.description_en", EN: "give description and custom.description_en"}},
	},
	// rules.metadata.key: {0} key, {1} nearest.
	{
		code:  "rules.metadata.key",
		texts: []lang.Text{{ZH: "METADATA 中没有“{0}”这一项", EN: "METADATA has no {0}"}},
		hints: []lang.Text{{ZH: "是否应为“{1}”？", EN: "did you mean {1}?"}},
	},
	// rules.metadata.missing: {0} rule or package.
	{
		code:  "rules.metadata.missing",
		texts: []lang.Text{{ZH: "{0} 没有 METADATA", EN: "{0} has no METADATA"}},
		hints: []lang.Text{{ZH: "请在其上写明 title、description 和 legal_basis", EN: "write its title, description and legal_basis right above it"}},
	},
	{
		code:  "rules.metadata.title",
		texts: []lang.Text{{ZH: "规则缺少中文或英文标题", EN: "the rule lacks its Chinese or its English title"}},
		hints: []lang.Text{{ZH: "请写明 title 和 custom.title_en", EN: "give title and custom.title_en"}},
	},
	// rules.more: {0} how many.
	{
		code:  "rules.more",
		texts: []lang.Text{{ZH: "另有 {0} 处错误未列出", EN: "and {0} more mistakes"}},
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
	// rules.period.overlap: {0} day.
	{
		code:  "rules.period.overlap",
		texts: []lang.Text{{ZH: "{0} 这一天有两行有效", EN: "two rows are in force on {0}"}},
		hints: []lang.Text{{ZH: "前一行的截止日应是后一行起始日的前一天", EN: "the earlier one must end the day before the later one begins"}},
	},
	// rules.plan.input: {0} key, {1} nearest.
	{
		code:  "rules.plan.input",
		texts: []lang.Text{{ZH: "对方案的研判没有“{0}”可读", EN: "a problem over the plan has no {0} to read"}},
		hints: []lang.Text{{ZH: "是否应为“{1}”？", EN: "did you mean {1}?"}},
	},
	// rules.preparation.counted: {0} item, {1} special procedure, {2} nearest.
	{
		code:  "rules.preparation.counted",
		texts: []lang.Text{{ZH: "事项“{0}”没有特别程序“{1}”", EN: "the item {0} has no special procedure {1}"}},
		hints: []lang.Text{{ZH: "是否应为“{2}”？", EN: "did you mean {2}?"}},
	},
	// rules.preparation.draft: {0} draft, {1} item, {2} nearest.
	{
		code:  "rules.preparation.draft",
		texts: []lang.Text{{ZH: "“{0}”不是事项“{1}”的前期设计，不能以其草案为依据", EN: "{0} is no design that comes before {1}: nothing can begin on its draft"}},
		hints: []lang.Text{{ZH: "是否应为“{2}”？", EN: "did you mean {2}?"}},
	},
	// rules.preparation.id: {0} id.
	{
		code:  "rules.preparation.id",
		texts: []lang.Text{{ZH: "前期准备的编号“{0}”已有前期准备、事项或者施工使用", EN: "the id {0} belongs to another preparation, an item or the works already"}},
		hints: []lang.Text{{ZH: "请另取编号；中介服务可以用 service 指明", EN: "give it another; service says which intermediary service it is"}},
	},
	// rules.preparation.paper: {0} paper, {1} preparation, {2} nearest.
	{
		code:  "rules.preparation.paper",
		texts: []lang.Text{{ZH: "等待“{1}”的事项都不要材料“{0}”", EN: "no item that waits for {1} asks for the paper {0}"}},
		hints: []lang.Text{{ZH: "是否应为“{2}”？", EN: "did you mean {2}?"}},
	},
	// rules.preparation.service: {0} item, {1} service, {2} nearest.
	{
		code:  "rules.preparation.service",
		texts: []lang.Text{{ZH: "事项“{0}”没有中介服务“{1}”", EN: "the item {0} has no intermediary service {1}"}},
		hints: []lang.Text{{ZH: "是否应为“{2}”？", EN: "did you mean {2}?"}},
	},
	// rules.problem.found: {0} problem.
	{
		code:  "rules.problem.found",
		texts: []lang.Text{{ZH: "问题“{0}”没有 found 规则", EN: "the problem {0} has no rule found"}},
	},
	// rules.problem.unknown: {0} the problem.
	{
		code:  "rules.problem.unknown",
		texts: []lang.Text{{ZH: "没有“{0}”这个问题", EN: "there is no problem {0}"}},
		hints: []lang.Text{{ZH: "请写 problems 下某个文件夹的名称", EN: "name a folder under problems"}},
	},
	{
		code:  "rules.product",
		texts: []lang.Text{{ZH: "乘法的一边应当是数字或者要素", EN: "one side of a product must be a number or a fact"}},
		hints: []lang.Text{{ZH: "请把数字写进 data.yaml", EN: "put the number into data.yaml"}},
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
		texts: []lang.Text{{ZH: "自 {0} 至 {1} 没有限额", EN: "there is no threshold from {0} to {1}"}, {ZH: "至 {1} 为止没有限额", EN: "there is no threshold up to {1}"}},
		hints: []lang.Text{{ZH: "请补上这段时间的限额，或者调整日期", EN: "add the threshold of that time, or mend the dates"}},
	},
	// rules.regime.overlap: {0} day.
	{
		code:  "rules.regime.overlap",
		texts: []lang.Text{{ZH: "{0} 这一天有两个限额", EN: "two thresholds are in force on {0}"}},
		hints: []lang.Text{{ZH: "前一个的截止日应是后一个起始日的前一天", EN: "the earlier one must end the day before the later one begins"}},
	},
	// rules.rule.too_large: {0} parts, {1} steps.
	{
		code:  "rules.rule.too_large",
		texts: []lang.Text{{ZH: "规则过大（至多 {0} 个部分，一条引用至多 {1} 节）", EN: "the rule is too large (at most {0} parts, and {1} steps of one reference)"}},
		hints: []lang.Text{{ZH: "请分成几条规则", EN: "make several rules of it"}},
	},
	// rules.rule.unread: {0} rule, {1} nearest.
	{
		code:  "rules.rule.unread",
		texts: []lang.Text{{ZH: "没有人读取规则 {0}", EN: "nobody asks the rule {0}"}},
		hints: []lang.Text{{ZH: "是否应为“{1}”？", EN: "did you mean {1}?"}},
	},
	// rules.syntax: {0} what OPA says.
	{
		code:  "rules.syntax",
		texts: []lang.Text{{ZH: "规则有语法错误：{0}", EN: "the rule has a syntax error: {0}"}},
	},
	{
		code:  "rules.target.between",
		texts: []lang.Text{{ZH: "between 应当写两个节点", EN: "between names two points"}},
		hints: []lang.Text{{ZH: "例如 between: [land_registration, construction_permit]", EN: "such as between: [land_registration, construction_permit]"}},
	},
	// rules.target.point: {0} word, {1} nearest.
	{
		code:  "rules.target.point",
		texts: []lang.Text{{ZH: "“{0}”不是节点：应为事项编号、日期要素，或者 start、start_of_works、works、completion、finish", EN: "{0} is no point of a plan: it may be an item, a fact of type date, start, start_of_works, works, completion or finish"}},
		hints: []lang.Text{{ZH: "是否应为“{1}”？", EN: "did you mean {1}?"}},
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
	{
		code:  "rules.too_slow",
		texts: []lang.Text{{ZH: "规则的处理时间过长", EN: "the rules take too long"}},
		hints: []lang.Text{{ZH: "请简化规则", EN: "simplify the rule"}},
	},
	// rules.works.id: {0} id.
	{
		code:  "rules.works.id",
		texts: []lang.Text{{ZH: "“{0}”不能用作施工的编号", EN: "{0} cannot be the id of the works"}},
	},
}
