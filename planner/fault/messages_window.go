package fault

import "sevenlists/planner/lang"

// windowMessages holds what is said of the one window: papers, hand-overs, ratings, ordered by code.
var windowMessages = []message{
	// case.pass.order: {0} the time stated, {1} that of the hand-over before.
	{
		code:  "case.pass.order",
		texts: []lang.Text{{ZH: "{0}早于同日上一次交接的{1}", EN: "{0} lies before {1}, when it was taken in or passed that day"}},
	},
	// case.time: {0} the time stated.
	{
		code:  "case.time",
		texts: []lang.Text{{ZH: "“{0}”不是一天中的时间，应形如 09:30", EN: "{0} is no time of day; write it as 09:30"}},
	},
	// material.copies: {0} the copies stated, {1} the most.
	{
		code:  "material.copies",
		texts: []lang.Text{{ZH: "份数{0}不在0到{1}之间", EN: "{0} copies: from 0 to {1} are possible"}},
	},
	// material.form: {0} the form, {1} those that there are, {2} the nearest.
	{
		code:  "material.form",
		texts: []lang.Text{{ZH: "没有 {0} 这种形式；可以是：{1}", EN: "there is no form {0}; it is one of {1}"}},
	},
	// material.hash: nothing.
	{
		code:  "material.hash",
		texts: []lang.Text{{ZH: "文件的哈希值应形如 sha256: 加64位小写十六进制数字", EN: "the hash of a file is sha256: and 64 lower-case hexadecimal digits"}},
	},
	// material.item: {0} the item, {1} the material, {2} the items that ask for it.
	{
		code:  "material.item",
		texts: []lang.Text{{ZH: "本项目的事项 {0} 不要求材料 {1}；要求它的是：{2}", EN: "{0} of this project does not ask for {1}; these do: {2}"}},
	},
	// material.many: {0} the most.
	{
		code:  "material.many",
		texts: []lang.Text{{ZH: "一个项目最多登记{0}份材料", EN: "at most {0} papers are entered for a project"}},
	},
	// material.none: {0} the number.
	{
		code:  "material.none",
		texts: []lang.Text{{ZH: "没有第{0}份材料", EN: "there is no paper {0}"}},
	},
	// material.on_hand: {0} the material, {1} since when, {2} the items, {3} its number.
	{
		code:  "material.on_hand",
		texts: []lang.Text{{ZH: "材料 {0} 已于{1}为 {2} 提交，直接复用", EN: "{0} is on hand since {1}, handed in for {2}: it is used again"}},
		hints: []lang.Text{{ZH: "用新的替换它时，写明替换的是第{3}份（replaces）", EN: "where a new one comes in its place, state that it replaces paper {3}"}},
	},
	// material.part: {0} the material, {1} the part, {2} those that need it.
	{
		code:  "material.part",
		texts: []lang.Text{{ZH: "材料 {0} 不用于部分“{1}”；用于：{2}", EN: "{0} is not of the part “{1}”, but of {2}"}},
	},
	// material.replaced: {0} the paper, {1} by which it was replaced.
	{
		code:  "material.replaced",
		texts: []lang.Text{{ZH: "第{0}份材料已被第{1}份替换", EN: "paper {0} has been replaced by paper {1} already"}},
	},
	// material.replaces: {0} the paper, {1} the material.
	{
		code:  "material.replaces",
		texts: []lang.Text{{ZH: "第{0}份不是可以替换的 {1}", EN: "paper {0} is no {1} that could be replaced"}},
	},
	// material.step.not_now: {0} the step, {1} the state, {2} why, {3} the article.
	{
		code:  "material.step.not_now",
		texts: []lang.Text{{ZH: "材料处于“{1}”，不能“{0}”：{2}（{3}）", EN: "“{0}” is not possible in the state “{1}”: {2} ({3})"}},
	},
	// material.step.unknown: {0} the step, {1} the nearest.
	{
		code:  "material.step.unknown",
		texts: []lang.Text{{ZH: "没有材料步骤 {0}", EN: "there is no step {0} of a paper"}},
		hints: []lang.Text{{ZH: "是不是 {1}？", EN: "did you mean {1}?"}},
	},
	// material.unknown: {0} the material, {1} the nearest.
	{
		code:  "material.unknown",
		texts: []lang.Text{{ZH: "本项目没有事项要求材料 {0}", EN: "no item of this project asks for {0}"}},
		hints: []lang.Text{{ZH: "是不是 {1}？", EN: "did you mean {1}?"}},
	},
	// material.valid: {0} the last day, {1} the day on which it is handed in.
	{
		code:  "material.valid",
		texts: []lang.Text{{ZH: "有效期{0}早于提交日{1}", EN: "it held until {0}, before it is handed in on {1}"}},
	},
	// rating.choice: {0} the choice, {1} those that there are.
	{
		code:  "rating.choice",
		texts: []lang.Text{{ZH: "没有评价“{0}”；可以是：{1}", EN: "there is no rating {0}; it is one of {1}"}},
	},
	// rating.given: nothing.
	{
		code:  "rating.given",
		texts: []lang.Text{{ZH: "这一次办结已经评价过；一次送达只评价一次", EN: "it was rated already: a delivery is rated once"}},
	},
	// rating.not_delivered: {0} the item.
	{
		code:  "rating.not_delivered",
		texts: []lang.Text{{ZH: "{0} 尚未送达，送达之后再评价", EN: "{0} has not been delivered yet, and is rated after that"}},
	},
	// redress.dissatisfied: nothing.
	{
		code:  "redress.dissatisfied",
		texts: []lang.Text{{ZH: "回访不满意的不能办结", EN: "where the call-back was dissatisfied it is not closed"}},
		hints: []lang.Text{{ZH: "再次发函，或者提请领导", EN: "send a second letter, or escalate it"}},
	},
	// redress.due: {0} the day stated, {1} the day of the step.
	{
		code:  "redress.due",
		texts: []lang.Text{{ZH: "复函期限{0}应在{1}之后", EN: "the day for the reply {0} has to lie after {1}"}},
	},
	// redress.letters: {0} how many.
	{
		code:  "redress.letters",
		texts: []lang.Text{{ZH: "同一事由最多发函{0}次", EN: "of one matter {0} letters are sent at most"}},
		hints: []lang.Text{{ZH: "提请领导", EN: "escalate it"}},
	},
	// redress.many: {0} the most.
	{
		code:  "redress.many",
		texts: []lang.Text{{ZH: "一个项目最多登记{0}件函告", EN: "at most {0} letters are entered for a project"}},
	},
	// redress.none: {0} the number.
	{
		code:  "redress.none",
		texts: []lang.Text{{ZH: "没有第{0}件函告", EN: "there is no letter {0}"}},
	},
	// redress.step.not_now: {0} the step, {1} the state, {2} why, {3} the article.
	{
		code:  "redress.step.not_now",
		texts: []lang.Text{{ZH: "函告处于“{1}”，不能“{0}”：{2}（{3}）", EN: "“{0}” is not possible in the state “{1}”: {2} ({3})"}},
	},
	// redress.step.unknown: {0} the step, {1} the nearest.
	{
		code:  "redress.step.unknown",
		texts: []lang.Text{{ZH: "没有函告步骤 {0}", EN: "there is no step {0} of a letter"}},
		hints: []lang.Text{{ZH: "是不是 {1}？", EN: "did you mean {1}?"}},
	},
	// redress.unheard: {0} the step.
	{
		code:  "redress.unheard",
		texts: []lang.Text{{ZH: "“{0}”之前应当先听取经办人意见", EN: "the officer is heard before “{0}”"}},
	},
	// window.hours: {0} the beginning, {1} the end.
	{
		code:  "window.hours",
		texts: []lang.Text{{ZH: "办公时间“{0}”到“{1}”不成立：要写成 09:30，先后有序，至少一段", EN: "the office hours from “{0}” to “{1}” are none: write 09:30, one after another, at least once"}},
	},
}
