package fault

import "sevenlists/planner/lang"

// letterMessages holds what is said of letters and of templates made in Word, ordered by code. The place
// is the part of the template.
var letterMessages = []message{
	{
		code:  "docx.active",
		texts: []lang.Text{{ZH: "模板里有宏、嵌入对象或者控件", EN: "the template holds macros, embedded objects or controls"}},
		hints: []lang.Text{{ZH: "请在 Word 里删除它们，另存为 .docx", EN: "remove them in Word and save it as .docx"}},
	},
	{
		code:  "docx.doctype",
		texts: []lang.Text{{ZH: "模板里有文档类型声明，Word 不会写出这样的文件", EN: "the template declares a document type, as Word never does"}},
	},
	// docx.field_code: {0} the field of Word.
	{
		code:  "docx.field_code",
		texts: []lang.Text{{ZH: "模板里有 Word 域“{0}”，它可能读取外部文件或者运行程序", EN: "the template has the Word field {0}, which may fetch or run something"}},
		hints: []lang.Text{{ZH: "只能用页码、日期、目录、引用一类的域", EN: "fields of pages, dates, contents and references are taken"}},
	},
	{
		code:  "docx.form",
		texts: []lang.Text{{ZH: "这不是 Word 文档（.docx），或者文件已损坏", EN: "this is no Word document (.docx), or it is damaged"}},
		hints: []lang.Text{{ZH: "请用 Word 或者 WPS 打开，另存为 .docx", EN: "open it in Word and save it as .docx"}},
	},
	// docx.malformed, docx.misplaced, docx.no_text, docx.open, docx.unknown: {0} the paragraph, {1} the field or mark, {2} the nearest.
	{
		code:  "docx.malformed",
		texts: []lang.Text{{ZH: "“{0}”这一段里的花括号不成字段", EN: "the braces in the paragraph {0} make no field"}},
		hints: []lang.Text{{ZH: "字段写成 {{名称}}，名称只用字母、数字、下划线和点", EN: "a field is {{name}}, of letters, digits, underscores and dots"}},
	},
	{
		code:  "docx.misplaced",
		texts: []lang.Text{{ZH: "“{0}”这一段里的标记“{1}”不在段落的首尾", EN: "the mark {1} in the paragraph {0} stands neither at its beginning nor at its end"}},
		hints: []lang.Text{{ZH: "重复或者可省的内容须是整段、整行，或者标记各自单独成段", EN: "what is repeated or left out is a whole paragraph or row, or stands between two paragraphs that hold a mark each"}},
	},
	{
		code:  "docx.no_text",
		texts: []lang.Text{{ZH: "“{0}”这一段里的字段“{1}”是一组内容，不能直接写出", EN: "the field {1} in the paragraph {0} is a group or a list and no text"}},
		hints: []lang.Text{{ZH: "请写出其中的字段，如 {{{1}.name}}；清单用 {{#{1}}} 和 {{/{1}}} 重复", EN: "name a field in it; a list is repeated with {{#{1}}} and {{/{1}}}"}},
	},
	{
		code:  "docx.old",
		texts: []lang.Text{{ZH: "这是旧格式（.doc）或者加了密码的文档", EN: "this is a document of the old format (.doc) or locked by a password"}},
		hints: []lang.Text{{ZH: "请在 Word 里去掉密码，另存为 .docx", EN: "take the password off in Word and save it as .docx"}},
	},
	{
		code:  "docx.open",
		texts: []lang.Text{{ZH: "“{0}”这一段里的标记“{1}”没有与它成对的标记", EN: "the mark {1} in the paragraph {0} has no other half"}},
		hints: []lang.Text{{ZH: "{{#名称}} 与 {{/名称}} 须成对，在同一页面层级、同一单元格或者同一行里", EN: "{{#name}} and {{/name}} come in pairs, beside each other, in one cell or in one row"}},
	},
	// docx.outside: {0} where it leads.
	{
		code:  "docx.outside",
		texts: []lang.Text{{ZH: "模板链接到外部：{0}", EN: "the template leads outside: {0}"}},
		hints: []lang.Text{{ZH: "请在 Word 里取消超链接、链接的图片和附加的模板", EN: "remove hyperlinks, linked pictures and the attached template in Word"}},
	},
	{
		code:  "docx.part",
		texts: []lang.Text{{ZH: "压缩包里的文件名不正常、重复或者已加密", EN: "a file in the package has a name that is not sound, comes twice, or is encrypted"}},
	},
	{
		code:  "docx.prefix",
		texts: []lang.Text{{ZH: "模板不是按通行的格式（过渡型 OOXML）保存的", EN: "the template is not saved in the usual (transitional) form"}},
		hints: []lang.Text{{ZH: "请用 Word 另存为“Word 文档（.docx）”，不要选“严格的 Open XML”", EN: "save it in Word as Word Document (.docx), not as Strict Open XML"}},
	},
	// docx.too_deep: {0} the most nodes, {1} the most levels.
	{
		code:  "docx.too_deep",
		texts: []lang.Text{{ZH: "模板或者写成的文书过大：一个部分最多 {0} 个节点、{1} 层", EN: "the template, or what it becomes, is too large: a part may have {0} nodes and {1} levels"}},
	},
	// docx.too_large: {0} MiB. docx.too_many: {0} parts. docx.unpacked: {0}, {1} MiB.
	{
		code:  "docx.too_large",
		texts: []lang.Text{{ZH: "模板超过 {0} MiB", EN: "the template has more than {0} MiB"}},
	},
	{
		code:  "docx.too_many",
		texts: []lang.Text{{ZH: "模板里的文件超过 {0} 个", EN: "the template holds more than {0} files"}},
	},
	{
		code:  "docx.unknown",
		texts: []lang.Text{{ZH: "“{0}”这一段里没有可填的字段“{1}”", EN: "there is no field {1}, named in the paragraph {0}"}},
		hints: []lang.Text{{ZH: "是否应为“{2}”？全部字段见 sevenlists letter --fields", EN: "did you mean {2}? sevenlists letter --fields lists them all"}},
	},
	{
		code:  "docx.unpacked",
		texts: []lang.Text{{ZH: "模板解压后超过 {0} MiB，或者其中一个文件超过 {1} MiB", EN: "unpacked, the template has more than {0} MiB, or one of its files more than {1}"}},
	},
	{
		code:  "docx.xml",
		texts: []lang.Text{{ZH: "模板里的 XML 不完整或者有错", EN: "a file of XML in the template is broken"}},
		hints: []lang.Text{{ZH: "请用 Word 打开，另存一份", EN: "open it in Word and save it anew"}},
	},
	// letter.*: {0} the letter, item, format or field that is meant, {1} what there is, last the nearest.
	{
		code:  "letter.commitment",
		texts: []lang.Text{{ZH: "事项“{0}”在本方案里没有可用的承诺", EN: "no commitment is on offer for {0} in this plan"}},
		hints: []lang.Text{{ZH: "可以承诺的事项：{1}", EN: "on offer for {1}"}},
	},
	{
		code:  "letter.data",
		texts: []lang.Text{{ZH: "文书数据不符合格式：{0}", EN: "the data of the letter cannot be read: {0}"}},
		hints: []lang.Text{{ZH: "字段见 sevenlists letter --fields", EN: "sevenlists letter --fields lists the fields"}},
	},
	{
		code:  "letter.field",
		texts: []lang.Text{{ZH: "文书“{0}”里没有字段“{1}”", EN: "the letter {0} names the field {1}, which is none"}},
		hints: []lang.Text{{ZH: "是否应为“{2}”？", EN: "did you mean {2}?"}},
	},
	{
		code:  "letter.format",
		texts: []lang.Text{{ZH: "文书不能写成“{0}”，可以是：{1}", EN: "a letter is not written as {0}; it may be {1}"}},
	},
	{
		code:  "letter.item",
		texts: []lang.Text{{ZH: "文书“{0}”针对一个事项，请指明是哪一个", EN: "the letter {0} is about one item: name it"}},
		hints: []lang.Text{{ZH: "本方案的事项：{1}", EN: "this plan has {1}"}},
	},
	{
		code:  "letter.item_unknown",
		texts: []lang.Text{{ZH: "本方案没有事项“{0}”", EN: "this plan has no item {0}"}},
		hints: []lang.Text{{ZH: "是否应为“{1}”？", EN: "did you mean {1}?"}},
	},
	{
		code:  "letter.kind",
		texts: []lang.Text{{ZH: "没有文书“{0}”，可以是：{1}", EN: "there is no letter {0}; it may be {1}"}},
		hints: []lang.Text{{ZH: "是否应为“{2}”？", EN: "did you mean {2}?"}},
	},
	// letter.needs: {0} the letter, {1} the field.
	{
		code:  "letter.needs",
		texts: []lang.Text{{ZH: "“{0}”要写明的内容还没有：{1}", EN: "there is nothing yet of what the letter {0} is about: {1}"}},
		hints: []lang.Text{{ZH: "请先录入办件进展，或者用 --data 给出这一字段", EN: "enter the step of the case first, or state the field with --data"}},
	},
}
