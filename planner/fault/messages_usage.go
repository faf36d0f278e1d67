package fault

import "sevenlists/planner/lang"

// fileMessages holds what is said of files, ordered by code.
var fileMessages = []message{
	// file.*: {0} the file.
	{
		code:  "file.missing",
		texts: []lang.Text{{ZH: "找不到文件 {0}", EN: "there is no file {0}"}},
	},
	{
		code:  "file.read",
		texts: []lang.Text{{ZH: "文件 {0} 无法读取", EN: "the file {0} cannot be read"}},
	},
	{
		code:  "file.write",
		texts: []lang.Text{{ZH: "无法写入 {0}", EN: "{0} cannot be written"}},
		hints: []lang.Text{{ZH: "请检查文件夹是否存在、是否有写入权限、磁盘是否已满", EN: "check that the folder exists and may be written to, and that the disk is not full"}},
	},
}

// usageMessages holds what is said of the command line, ordered by code.
var usageMessages = []message{
	// compare.number: {0} the least, {1} the most, {2} how many there are.
	{
		code:  "compare.number",
		texts: []lang.Text{{ZH: "一次比较{0}至{1}个项目，现有{2}个", EN: "{0} to {1} projects can be put side by side, not {2}"}},
	},
	// item.unknown, list.unknown, fact.unknown, problem.unknown: {0} what was asked for, last the nearest.
	{
		code:  "fact.unknown",
		texts: []lang.Text{{ZH: "没有要素“{0}”", EN: "there is no fact {0}"}},
		hints: []lang.Text{{ZH: "是否应为“{1}”？", EN: "did you mean {1}?"}},
	},
	{
		code:  "item.unknown",
		texts: []lang.Text{{ZH: "没有事项“{0}”", EN: "there is no item {0}"}},
		hints: []lang.Text{{ZH: "是否应为“{1}”？", EN: "did you mean {1}?"}},
	},
	// list.needed: {0} the format, {1} the lists. list.unfit: {0} the format, {1} those that may show one list.
	// list.format: {0} the format, {1} those there are.
	{
		code:  "list.format",
		texts: []lang.Text{{ZH: "报表不能写成“{0}”，可以是：{1}", EN: "a report is not written as {0}; it may be {1}"}},
	},
	{
		code:  "list.needed",
		texts: []lang.Text{{ZH: "格式 {0} 一次只写一张清单", EN: "the format {0} writes one list at a time"}},
		hints: []lang.Text{{ZH: "请指明清单：{1}；全部清单用 zip", EN: "name the list: {1}; zip writes them all"}},
	},
	{
		code:  "list.unfit",
		texts: []lang.Text{{ZH: "格式 {0} 总是写整个方案，不能只写一张清单", EN: "the format {0} writes the whole plan and not one list"}},
		hints: []lang.Text{{ZH: "可以只写一张清单的格式：{1}", EN: "one list alone is written by {1}"}},
	},
	{
		code:  "list.unknown",
		texts: []lang.Text{{ZH: "没有清单“{0}”，可以是：{1}", EN: "there is no list {0}; it may be {1}"}},
		hints: []lang.Text{{ZH: "是否应为“{2}”？", EN: "did you mean {2}?"}},
	},
	// part.outside: {0} the key, {1} the part that is planned alone.
	{
		code:  "part.outside",
		texts: []lang.Text{{ZH: "“{0}”不在单独编制的部分“{1}”里", EN: "{0} lies beside {1}, the part that is planned alone"}},
		hints: []lang.Text{{ZH: "换成“{1}”里的、其所属部分的或者整个项目的事项；或者不写 --part", EN: "name what lies in {1}, in what it lies in, or in the whole project; or leave out --part"}},
	},
	// part.unknown: {0} the part, {1} the likely one, {2} all.
	{
		code:  "part.unknown",
		texts: []lang.Text{{ZH: "没有“{0}”这一部分；是否应为“{1}”？", EN: "there is no part {0}; did you mean {1}?"}, {ZH: "没有“{0}”这一部分", EN: "there is no part {0}"}},
		hints: []lang.Text{{ZH: "有：{2}", EN: "there are: {2}"}, {ZH: "这个项目没有分期、标段或者单体", EN: "the project has no phases, lots or buildings"}},
	},
	// point.unknown: {0} what was asked for, {1} the nearest.
	{
		code:  "point.unknown",
		texts: []lang.Text{{ZH: "方案中没有“{0}”这个节点：应为事项编号、日期要素，或者 start、start_of_works、works、completion、finish", EN: "there is no point {0} in a plan: it may be an item, a fact of type date, start, start_of_works, works, completion or finish"}},
		hints: []lang.Text{{ZH: "是否应为“{1}”？", EN: "did you mean {1}?"}},
	},
	// problem.not_lowered: {0} the problem.
	{
		code:  "problem.not_lowered",
		texts: []lang.Text{{ZH: "问题“{0}”不从项目画像判断", EN: "the problem {0} is not looked for in the profile"}},
		hints: []lang.Text{{ZH: "它在排出方案以后才查，没有化简后的规则", EN: "it is looked for in the finished plan and has no lowered rules"}},
	},
	{
		code:  "problem.unknown",
		texts: []lang.Text{{ZH: "没有问题“{0}”", EN: "there is no problem {0}"}},
		hints: []lang.Text{{ZH: "是否应为“{1}”？", EN: "did you mean {1}?"}},
	},
	{
		code:  "usage.arguments",
		texts: []lang.Text{{ZH: "参数个数不对，应为：{0}", EN: "wrong number of arguments; the form is: {0}"}},
	},
	{
		code:  "usage.command",
		texts: []lang.Text{{ZH: "没有“{0}”这个命令", EN: "there is no command {0}"}},
		hints: []lang.Text{{ZH: "是否应为“{1}”？", EN: "did you mean {1}?"}, {ZH: "运行 sevenlists --help 查看全部命令", EN: "sevenlists --help shows all commands"}},
	},
	{
		code:  "usage.compare.stdin",
		texts: []lang.Text{{ZH: "标准输入只能读一次，只能有一个项目写作 -", EN: "the standard input can be read once only: no more than one project can be -"}},
	},
	{
		code:  "usage.diff.stdin",
		texts: []lang.Text{{ZH: "标准输入只能读一次，不能既是 A 又是 B", EN: "the standard input can be read once only: it cannot be both A and B"}},
	},
	// usage.diff.written: {0} the flag.
	{
		code:  "usage.diff.written",
		texts: []lang.Text{{ZH: "{0} 只用于项目画像，而 A 和 B 都是已经写好的方案", EN: "{0} is for profiles, and both A and B are plans that are written already"}},
	},
	{
		code:  "usage.fact",
		texts: []lang.Text{{ZH: "“{0}”不是“要素=值”", EN: "{0} is not of the form fact=value"}},
	},
	// usage.flag.between: {0} what was written.
	{
		code:  "usage.flag.between",
		texts: []lang.Text{{ZH: "--between 的“{0}”不是两个节点", EN: "{0} is not two points, for --between"}},
		hints: []lang.Text{{ZH: "用逗号隔开，例如 --between land_registration,construction_permit", EN: "part them with a comma, such as --between land_registration,construction_permit"}},
	},
	// usage.flag.between_many: {0} the most.
	{
		code:  "usage.flag.between_many",
		texts: []lang.Text{{ZH: "--between 最多写{0}次", EN: "--between may be given at most {0} times"}},
	},
	{
		code:  "usage.flag.both",
		texts: []lang.Text{{ZH: "{0} 和 {1} 只能用一个", EN: "{0} and {1} do not go together"}},
	},
	{
		code:  "usage.flag.choice",
		texts: []lang.Text{{ZH: "{0} 不能是“{1}”，可以是：{2}", EN: "{0} cannot be {1}; it may be {2}"}},
		hints: []lang.Text{{ZH: "是否应为“{3}”？", EN: "did you mean {3}?"}},
	},
	{
		code:  "usage.flag.date",
		texts: []lang.Text{{ZH: "{0} 的“{1}”不是日期", EN: "{1} is not a date, for {0}"}},
		hints: []lang.Text{{ZH: "请按“年-月-日”书写，例如 2026-06-01", EN: "write year, month and day, such as 2026-06-01"}},
	},
	{
		code:  "usage.flag.invalid",
		texts: []lang.Text{{ZH: "{0} 的值“{1}”无效", EN: "{0} cannot be {1}"}},
	},
	// usage.flag.once: {0} the flag.
	{
		code:  "usage.flag.once",
		texts: []lang.Text{{ZH: "{0} 只能写一次", EN: "{0} may be given only once"}},
		hints: []lang.Text{{ZH: "把一个设计放在几个地块上比较，用 compare", EN: "compare puts one design on several plots"}},
	},
	{
		code:  "usage.flag.syntax",
		texts: []lang.Text{{ZH: "选项写法有误：{0}", EN: "the flags are malformed: {0}"}},
	},
	// usage.flag.times: {0} the flag, {1} how often.
	{
		code:  "usage.flag.times",
		texts: []lang.Text{{ZH: "{0} 最多写{1}次", EN: "{0} may be given at most {1} times"}},
	},
	{
		code:  "usage.flag.unknown",
		texts: []lang.Text{{ZH: "没有“{0}”这个选项", EN: "there is no flag {0}"}},
		hints: []lang.Text{{ZH: "是否应为 {1}？", EN: "did you mean {1}?"}},
	},
	{
		code:  "usage.flag.value",
		texts: []lang.Text{{ZH: "{0} 后面缺少值", EN: "{0} needs a value"}},
	},
	{
		code:  "usage.plan.binary",
		texts: []lang.Text{{ZH: "{0} 不能显示在终端里", EN: "{0} cannot be shown on a terminal"}},
		hints: []lang.Text{{ZH: "请用 -o 写入文件", EN: "write it to a file with -o"}},
	},
	{
		code:  "usage.plan.date_alone",
		texts: []lang.Text{{ZH: "{0} 只能与 {1} 同用", EN: "{0} goes with {1} only"}},
	},
	{
		code:  "usage.plan.date_missing",
		texts: []lang.Text{{ZH: "{0} 需要用 {1} 写明日期", EN: "{0} needs a date: {1}"}},
	},
	{
		code:  "usage.plan.folder",
		texts: []lang.Text{{ZH: "{0} 格式一个文件只能放一个项目", EN: "a file of format {0} holds one project only"}},
		hints: []lang.Text{{ZH: "请用 -o 指定一个已有的文件夹，每个项目写一个文件", EN: "name an existing folder with -o: each project becomes a file there"}},
	},
}
