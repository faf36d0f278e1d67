package fault

import "sevenlists/planner/lang"

// storeMessages holds what is said of the place in which the server keeps everything, ordered by code.
var storeMessages = []message{
	// store.backup.*: {0} the line of the backup, without compression.
	{
		code:  "store.backup.cut",
		texts: []lang.Text{{ZH: "备份文件不完整：到第 {0} 行就断了", EN: "the backup is not whole: it breaks off in line {0}"}},
		hints: []lang.Text{{ZH: "请换一份完整的备份；没有写入任何数据", EN: "take a backup that is whole; nothing was written"}},
	},
	{
		code:  "store.backup.damaged",
		texts: []lang.Text{{ZH: "备份文件的第 {0} 行有损坏", EN: "line {0} of the backup is damaged"}},
		hints: []lang.Text{{ZH: "请换一份完好的备份；没有写入任何数据", EN: "take a backup that is sound; nothing was written"}},
	},
	{
		code:  "store.backup.form",
		texts: []lang.Text{{ZH: "这不是 sevenlists backup 写出的备份文件", EN: "this is no backup that sevenlists backup wrote"}},
	},
	{
		code:  "store.backup.newer",
		texts: []lang.Text{{ZH: "这份备份由更新的程序写出", EN: "this backup was written by a newer program"}},
		hints: []lang.Text{{ZH: "请用写出它的那个版本或者更新的版本恢复", EN: "restore it with that version of the program or a newer one"}},
	},
	{
		code:  "store.backup.trailer",
		texts: []lang.Text{{ZH: "备份文件与它结尾的校验不符", EN: "the backup does not agree with its own trailer"}},
		hints: []lang.Text{{ZH: "请换一份完好的备份；没有写入任何数据", EN: "take a backup that is sound; nothing was written"}},
	},
	// store.key.reused: {0} the idempotency key.
	{
		code:  "store.key.reused",
		texts: []lang.Text{{ZH: "幂等键“{0}”已经用于另一个内容不同的请求", EN: "the idempotency key {0} was used for another request with another content"}},
		hints: []lang.Text{{ZH: "新的请求请用新的幂等键；重发同一个请求时，内容必须一字不差", EN: "give a new request a new key; a request that is sent again must be the same to the byte"}},
	},
	// store.none, store.not_empty, store.unfinished: {0} the folder or database.
	{
		code:  "store.none",
		texts: []lang.Text{{ZH: "{0} 里没有数据", EN: "nothing is kept in {0}"}},
		hints: []lang.Text{{ZH: "请用 --data 指明服务所用的数据文件夹", EN: "name with --data the folder that the server uses"}},
	},
	{
		code:  "store.not_empty",
		texts: []lang.Text{{ZH: "{0} 里已有数据，备份只能恢复到空的地方", EN: "something is kept in {0}, and a backup is restored into an empty place only"}},
		hints: []lang.Text{{ZH: "请用 --data 指定一个空文件夹", EN: "name an empty folder with --data"}},
	},
	// store.restore.*
	{
		code:  "store.restore.differs",
		texts: []lang.Text{{ZH: "恢复后的数据与备份不一致，不要使用", EN: "what was restored differs from the backup and must not be used"}},
		hints: []lang.Text{{ZH: "请换一个空文件夹再恢复一次", EN: "restore it again into another empty folder"}},
	},
	{
		code:  "store.unfinished",
		texts: []lang.Text{{ZH: "恢复到 {0} 的过程中断过，数据还不完整", EN: "a restore into {0} was broken off, and what is there is not whole"}},
		hints: []lang.Text{{ZH: "请用同一份备份再运行一次 sevenlists restore", EN: "run sevenlists restore with the same backup once more"}},
	},
	// store.verify.*: what verify finds; its place is a document or the hash of a content.
	{
		code:  "store.verify.beside",
		texts: []lang.Text{{ZH: "幂等键或者记录时间与封存的内容不一致", EN: "its key or time is not the one that was sealed"}},
	},
	// store.verify.chain: {0} the document before.
	{
		code:  "store.verify.chain",
		texts: []lang.Text{{ZH: "与前一件 {0} 接不上：两件之一被替换过", EN: "it does not follow {0}: one of the two was replaced"}},
	},
	{
		code:  "store.verify.changed",
		texts: []lang.Text{{ZH: "内容被改动：与封存时的哈希不符", EN: "its content was changed: it is not what was sealed"}},
	},
	{
		code:  "store.verify.checkpoint",
		texts: []lang.Text{{ZH: "与检查点记下的哈希不符：文件被整件替换过", EN: "it is not the document that a checkpoint wrote down: it was replaced"}},
	},
	{
		code:  "store.verify.content.changed",
		texts: []lang.Text{{ZH: "这份内容已损坏或者被改动", EN: "this content is damaged or was changed"}},
	},
	// store.verify.content.missing: {0} the hash of the content.
	{
		code:  "store.verify.content.missing",
		texts: []lang.Text{{ZH: "它引用的内容 {0} 不在库中", EN: "the content {0}, to which it refers, is not there"}},
	},
	// store.verify.file: {0} what the engine says.
	{
		code:  "store.verify.file",
		texts: []lang.Text{{ZH: "数据库文件有损坏：{0}", EN: "the database file is damaged: {0}"}},
		hints: []lang.Text{{ZH: "请先停止服务并复制整个数据文件夹，再从最近的备份恢复到一个空文件夹", EN: "stop the server, copy the whole data folder, then restore the last backup into an empty folder"}},
	},
	{
		code:  "store.verify.form",
		texts: []lang.Text{{ZH: "内容无法读取为一件记录", EN: "it cannot be read as a document"}},
	},
	{
		code:  "store.verify.head",
		texts: []lang.Text{{ZH: "末尾登记与这一件不一致", EN: "the register of last documents does not agree with it"}},
	},
	// store.verify.key: {0} the idempotency key.
	{
		code:  "store.verify.key",
		texts: []lang.Text{{ZH: "幂等键“{0}”在同一序列中出现了两次", EN: "the idempotency key {0} occurs twice in its stream"}},
	},
	// store.verify.missing, store.verify.removed: {0} the last of several.
	{
		code:  "store.verify.missing",
		texts: []lang.Text{{ZH: "从这一件到 {0} 都不见了", EN: "it is missing, and so are all up to {0}"}, {ZH: "这一件不见了", EN: "it is missing"}},
	},
	// store.verify.moved: {0} the place in which it was sealed.
	{
		code:  "store.verify.moved",
		texts: []lang.Text{{ZH: "位置被调换：它封存时是 {0}", EN: "it was moved: it was sealed as {0}"}},
	},
	// store.verify.plan, store.verify.plan_lost: {0} the number of the plan.
	{
		code:  "store.verify.plan",
		texts: []lang.Text{{ZH: "第 {0} 号方案按它自己的规则和画像重算，得到的不是原来的字节", EN: "plan {0}, made again from its own rules and profile, comes to other bytes"}},
	},
	{
		code:  "store.verify.plan_lost",
		texts: []lang.Text{{ZH: "第 {0} 号方案无法重算：它的规则或者画像读不出来", EN: "plan {0} cannot be made again: its rules or its profile cannot be read"}},
	},
	{
		code:  "store.verify.removed",
		texts: []lang.Text{{ZH: "末尾从这一件到 {0} 都被删除了", EN: "it was removed from the end, and so were all up to {0}"}, {ZH: "末尾的这一件被删除了", EN: "it was removed from the end"}},
	},
	{
		code:  "store.verify.twice",
		texts: []lang.Text{{ZH: "序号重复或者倒退", EN: "its sequence occurs twice"}},
	},
	{
		code:  "store.verify.unreadable",
		texts: []lang.Text{{ZH: "有一部分无法读取，其余部分已经检查", EN: "a part of them cannot be read; the rest was looked at"}},
	},
}
