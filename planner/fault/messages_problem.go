package fault

import "sevenlists/planner/lang"

// problemMessages holds what is said of problems, of questions to departments and of opinion rounds,
// ordered by code.
var problemMessages = []message{
	// agenda.decisions: {0} the most.
	{
		code:  "agenda.decisions",
		texts: []lang.Text{{ZH: "一次会商最多带回 {0} 项决定", EN: "one meeting carries back {0} decisions at most"}},
		hints: []lang.Text{{ZH: "请分几次提交", EN: "send them in several parts"}},
	},
	{
		code:  "meeting.unknown",
		texts: []lang.Text{{ZH: "没有编号为 {0} 的会商记录", EN: "there is no meeting {0}"}},
	},
	// opinion.early: {0} the day until which opinions are asked for.
	{
		code:  "opinion.early",
		texts: []lang.Text{{ZH: "还有单位没有提出意见，{0} 之后才能结束", EN: "not everyone has spoken: it is closed after {0}"}},
	},
	{
		code:  "opinion.gives_way",
		texts: []lang.Text{{ZH: "{0} 已经提出不同意见，改变意见请录入“让步”并说明理由", EN: "{0} has spoken against it: a change of its opinion is entered as giving way, with the reason"}},
	},
	{
		code:  "opinion.other",
		texts: []lang.Text{{ZH: "不能代 {0} 提出意见", EN: "you cannot speak for {0}"}},
	},
	{
		code:  "opinion.party",
		texts: []lang.Text{{ZH: "没有向 {0} 征求意见", EN: "{0} was not asked for an opinion"}},
	},
	{
		code:  "opinion.spoken",
		texts: []lang.Text{{ZH: "{0} 已经提出意见，或者征求意见已经结束", EN: "{0} has given its opinion, or the round is over"}},
	},
	{
		code:  "opinion.twice",
		texts: []lang.Text{{ZH: "{0} 列了两次", EN: "{0} is listed twice"}},
	},
	{
		code:  "opinion.unspoken",
		texts: []lang.Text{{ZH: "{0} 还没有提出意见，谈不上让步", EN: "{0} has given no opinion that it could give up"}},
	},
	{
		code:  "problem.answered",
		texts: []lang.Text{{ZH: "该提问已经答复或者已经办结", EN: "the question has been answered, or is closed"}},
	},
	// problem.before: {0} the day that is given, {1} the day on which it was raised.
	{
		code:  "problem.before",
		texts: []lang.Text{{ZH: "{0} 早于提出之日 {1}", EN: "{0} lies before the day on which it was raised, {1}"}},
	},
	// problem.competent: {0} the department that is named, {1} those that could.
	{
		code: "problem.competent",
		texts: []lang.Text{
			{ZH: "{0} 不是有权机关；有权出具文件的有：{1}", EN: "{0} is not the competent authority; those that could issue it are {1}"},
			{ZH: "{0} 不是有权机关", EN: "{0} is not the competent authority"},
		},
	},
	{
		code:  "problem.due",
		texts: []lang.Text{{ZH: "期限 {0} 不能早于 {1}", EN: "the due date {0} has to lie after {1}"}},
	},
	{
		code:  "problem.entry.undone",
		texts: []lang.Text{{ZH: "第 {0} 条记录已经更正", EN: "entry {0} has been corrected already"}},
		hints: []lang.Text{{ZH: "请另行录入一条", EN: "make a new entry instead"}},
	},
	{
		code:  "problem.entry.unknown",
		texts: []lang.Text{{ZH: "没有第 {0} 条记录，共 {1} 条", EN: "there is no entry {0}; there are {1}"}},
	},
	// problem.lead: {0} the level, {1} the department that leads.
	{
		code:  "problem.lead",
		texts: []lang.Text{{ZH: "该问题由“{0}”决定，只能由牵头部门 {1} 录入", EN: "it is decided at the level “{0}”, by the department that leads: {1}"}},
	},
	{
		code:  "problem.level",
		texts: []lang.Text{{ZH: "只能提请比“{0}”更高的层级", EN: "it can only be escalated above the level “{0}”"}},
	},
	{
		code:  "problem.many",
		texts: []lang.Text{{ZH: "一个项目最多 {0} 项", EN: "a project has {0} of them at most"}},
	},
	{
		code:  "problem.needs",
		texts: []lang.Text{{ZH: "必须填写 {0}", EN: "{0} is needed"}},
	},
	{
		code:  "problem.none",
		texts: []lang.Text{{ZH: "该项目没有编号为 {0} 的这一项", EN: "the project has none with the number {0}"}},
	},
	{
		code:  "problem.paper",
		texts: []lang.Text{{ZH: "阻断性问题必须凭有权机关的文件才能接受风险：请填写文号和出具部门", EN: "the risk of what stops a project is accepted only with a paper of the competent authority: give its number and the department that issued it"}},
	},
	// problem.role: {0} the level of decision, {1} the roles.
	{
		code:  "problem.role",
		texts: []lang.Text{{ZH: "该问题由“{0}”决定，只能由以下角色录入：{1}", EN: "it is decided at the level “{0}”, whose decisions are entered by {1}"}},
	},
	{
		code:  "problem.signer",
		texts: []lang.Text{{ZH: "接受该问题的风险须由以下角色本人签署：{0}", EN: "its risk is accepted by the signature of {0}"}},
	},
	// problem.step.not_now: {0} the step, {1} the state, {2} the reason.
	{
		code:  "problem.step.not_now",
		texts: []lang.Text{{ZH: "“{1}”状态下不能“{0}”：{2}", EN: "not possible in the state “{1}”: {0}; {2}"}},
	},
	{
		code:  "problem.step.unknown",
		texts: []lang.Text{{ZH: "没有“{0}”这一步骤", EN: "there is no step {0}"}},
		hints: []lang.Text{{ZH: "是不是 {1}？", EN: "did you mean {1}?"}},
	},
	{
		code:  "problem.word",
		texts: []lang.Text{{ZH: "不认识 {0}", EN: "{0} is not known"}},
	},
}
