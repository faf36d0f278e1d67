package fault

import "sevenlists/planner/lang"

// moneyMessages holds what is said of prices and exemptions in rule data, ordered by code.
var moneyMessages = []message{
	// rules.charge.counted: {0} charge.
	{
		code:  "rules.charge.counted",
		texts: []lang.Text{{ZH: "“{0}”不能作为合并计算的对象", EN: "nothing can be counted with {0}"}},
		hints: []lang.Text{{ZH: "counted_with 应指向另一项收费或服务，且该项自身不再并入别项", EN: "counted_with names another charge, one that is not counted with a third"}},
	},
	// rules.charge.unknown: {0} charge, {1} nearest.
	{
		code:  "rules.charge.unknown",
		texts: []lang.Text{{ZH: "该事项没有收费或服务“{0}”", EN: "the item has no fee or service {0}"}},
		hints: []lang.Text{{ZH: "是否应为“{1}”？", EN: "did you mean {1}?"}},
	},
	{
		code:  "rules.exemption.when",
		texts: []lang.Text{{ZH: "减免没有写明适用条件", EN: "the exemption does not say when it holds"}},
		hints: []lang.Text{{ZH: "请写 when；承诺后才减免的写 committed: true；个案决定的写 case_by_case: true", EN: "write when, or committed: true where a commitment brings it, or case_by_case: true where no fact tells"}},
	},
	// rules.price.form: {0} the forms that are there.
	{
		code:  "rules.price.form",
		texts: []lang.Text{{ZH: "价格只能有一种写法，现有：{0}", EN: "a price has one form, not: {0}"}, {ZH: "价格没有写明", EN: "the price is not given"}},
		hints: []lang.Text{{ZH: "请写 fixed、rate、percent、steps 之一；不知道的写 not_priced 并说明原因，不要写 0", EN: "write one of fixed, rate, percent and steps; where nobody knows it, not_priced with the reason, never 0"}},
	},
	// rules.price.negative: {0} key, {1} number.
	{
		code:  "rules.price.negative",
		texts: []lang.Text{{ZH: "“{0}”不能是负数，现为 {1}", EN: "{0} cannot be negative, it is {1}"}},
		hints: []lang.Text{{ZH: "少缴的写入 exemptions", EN: "what is paid less stands in exemptions"}},
	},
	// rules.price.of: {0} form.
	{
		code:  "rules.price.of",
		texts: []lang.Text{{ZH: "“{0}”与要素无关，不能有 of", EN: "{0} depends on no fact: it cannot have of"}},
		hints: []lang.Text{{ZH: "请删去 of，或者改用 rate、percent", EN: "leave of out, or use rate or percent"}},
	},
	// rules.price.order: {0} fact, {1} operator.
	{
		code:  "rules.price.order",
		texts: []lang.Text{{ZH: "要素“{0}”不能用 {1} 比较", EN: "the fact {0} cannot be compared with {1}"}},
		hints: []lang.Text{{ZH: "请用 ==、!= 或 in", EN: "use ==, != or in"}},
	},
	// rules.price.percent: {0} number.
	{
		code:  "rules.price.percent",
		texts: []lang.Text{{ZH: "百分比不能超过 100，现为 {0}", EN: "a percentage is at most 100, not {0}"}},
	},
	// rules.price.quantity: {0} fact.
	{
		code:  "rules.price.quantity",
		texts: []lang.Text{{ZH: "要素“{0}”不是非负的数，不能用来计价", EN: "the fact {0} is not a number from 0 on: no price can be multiplied with it"}},
	},
	// rules.price.reversed: {0} key, {1} from, {2} to.
	{
		code:  "rules.price.reversed",
		texts: []lang.Text{{ZH: "“{0}”的下限 {1} 大于上限 {2}", EN: "{0} runs from {1} down to {2}"}},
		hints: []lang.Text{{ZH: "请把小的写在 from", EN: "the smaller number stands in from"}},
	},
	{
		code:  "rules.price.sliced",
		texts: []lang.Text{{ZH: "只有分档价格才能写 sliced", EN: "only a price in steps can be sliced"}},
	},
	// rules.price.steps: {0} up to, {1} the step before.
	{
		code:  "rules.price.steps",
		texts: []lang.Text{{ZH: "各档的 up_to 应当递增：{0} 不大于前一档的 {1}", EN: "steps rise: up_to {0} is not above the {1} before it"}},
	},
	{
		code:  "rules.price.times",
		texts: []lang.Text{{ZH: "times 应当大于 0，并且只与 of 一起使用", EN: "times is more than 0 and stands beside of only"}},
	},
	// rules.price.value: {0} fact, {1} value.
	{
		code:  "rules.price.value",
		texts: []lang.Text{{ZH: "要素“{0}”没有取值“{1}”", EN: "the fact {0} has no value {1}"}},
	},
	// rules.price.values: {0} operator.
	{
		code:  "rules.price.values",
		texts: []lang.Text{{ZH: "“{0}”只能与一个值比较", EN: "{0} compares with one value"}},
		hints: []lang.Text{{ZH: "多个值请用 in", EN: "use in for several"}},
	},
}
