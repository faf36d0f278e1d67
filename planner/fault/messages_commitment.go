package fault

import "sevenlists/planner/lang"

// commitmentMessages holds what is said of commitments, ordered by code.
var commitmentMessages = []message{
	// commitment.accepted: {0} the day of acceptance.
	{
		code:  "commitment.accepted",
		texts: []lang.Text{{ZH: "该事项已于{0}按一般程序受理，不再另行承诺", EN: "the item was accepted the usual way on {0}: there is nothing left to commit"}},
	},
	// commitment.barred: {0} why, {1} the article, {2} the day of the breach, {3} the project, {4} until when.
	{
		code:  "commitment.barred",
		texts: []lang.Text{{ZH: "{0}（{1}）：项目 {3} 于{2}被认定违反承诺，{4}", EN: "{0} ({1}): project {3} was found in breach on {2}; {4}"}},
		hints: []lang.Text{{ZH: "该事项按一般程序办理", EN: "the item goes the usual way"}},
	},
	// commitment.due: {0} the day stated, {1} the day of the step.
	{
		code:  "commitment.due",
		texts: []lang.Text{{ZH: "期限{0}应在{1}之后", EN: "the due day {0} has to lie after {1}"}},
	},
	// commitment.item: {0} the item.
	{
		code:  "commitment.item",
		texts: []lang.Text{{ZH: "没有可以承诺的事项 {0}", EN: "there is no item {0} for which the catalogue knows a commitment"}},
	},
	// commitment.none: {0} the item.
	{
		code:  "commitment.none",
		texts: []lang.Text{{ZH: "{0} 没有承诺记录", EN: "nothing was entered about a commitment of {0}"}},
	},
	// commitment.not_accepted: {0} the step of the case.
	{
		code:  "commitment.not_accepted",
		texts: []lang.Text{{ZH: "该事项的办件在这一天以前尚未“{0}”；承诺自按承诺受理起生效", EN: "the case of the item was not at “{0}” by that day: a commitment takes effect with the acceptance"}},
		hints: []lang.Text{{ZH: "先录入办件的受理", EN: "enter the acceptance of the case first"}},
	},
	// commitment.public: {0} the last day of the publication.
	{
		code:  "commitment.public",
		texts: []lang.Text{{ZH: "公示到{0}为止，公示期满后生效", EN: "it is published until {0}, and takes effect after that"}},
	},
	// commitment.refused: {0} the reasons.
	{
		code:  "commitment.refused",
		texts: []lang.Text{{ZH: "该事项不能承诺办理：{0}", EN: "no commitment is offered for this item: {0}"}},
		hints: []lang.Text{{ZH: "按一般程序办理；要素有误的先修改项目画像", EN: "it goes the usual way; where a fact is wrong, revise the profile first"}},
	},
	// commitment.repair.late: {0} the day by which it was to be put right, {1} that of the step.
	{
		code:  "commitment.repair.late",
		texts: []lang.Text{{ZH: "整改期限是{0}，{1}已经逾期", EN: "it was to be put right by {0}, and {1} is too late"}},
		hints: []lang.Text{{ZH: "逾期未整改的予以撤销", EN: "what was not put right in time is withdrawn"}},
	},
	// commitment.step.not_now: {0} the step, {1} the state, {2} why, {3} the article.
	{
		code:  "commitment.step.not_now",
		texts: []lang.Text{{ZH: "承诺处于“{1}”，不能“{0}”：{2}（{3}）", EN: "“{0}” is not possible in the state “{1}”: {2} ({3})"}},
	},
	// commitment.step.unknown: {0} the step, {1} one like it.
	{
		code:  "commitment.step.unknown",
		texts: []lang.Text{{ZH: "没有进展“{0}”", EN: "there is no step {0}"}},
		hints: []lang.Text{{ZH: "是不是 {1}？", EN: "did you mean {1}?"}},
	},
	// commitment.unknown_item: {0} the item, {1} one like it.
	{
		code:  "commitment.unknown_item",
		texts: []lang.Text{{ZH: "该项目没有可以承诺的事项“{0}”", EN: "the project has no item {0} for which the law knows a commitment"}},
		hints: []lang.Text{{ZH: "是不是 {1}？", EN: "did you mean {1}?"}},
	},
	// commitment.unpublished: {0} working days.
	{
		code:  "commitment.unpublished",
		texts: []lang.Text{{ZH: "该承诺须先公示{0}天才能生效", EN: "it has to be published for {0} days before it takes effect"}},
	},
}
