package fault

import "sevenlists/planner/lang"

// jointMessages holds what is said of joint handling, ordered by code.
var jointMessages = []message{
	// joint.against: {0} the department.
	{
		code:  "joint.against",
		texts: []lang.Text{{ZH: "{0}提出了反对意见，不能准予", EN: "{0} objects, so that it cannot be granted"}},
		hints: []lang.Text{{ZH: "先协调一致，由该部门重新出具意见；或者作出不予许可的决定", EN: "settle it first and record the department's new opinion, or refuse"}},
	},
	// joint.alone: {0} the step.
	{
		code:  "joint.alone",
		texts: []lang.Text{{ZH: "“{0}”由各事项单独录入", EN: "“{0}” is entered for each item by itself"}},
	},
	// joint.department: {0} the department, {1} those that are heard.
	{
		code:  "joint.department",
		texts: []lang.Text{{ZH: "“{0}”不是征求意见的部门", EN: "{0} is not among the departments that are heard"}},
		hints: []lang.Text{{ZH: "征求意见的部门：{1}", EN: "those are: {1}"}},
	},
	// joint.early: {0} the day stated, {1} that of the receipt.
	{
		code:  "joint.early",
		texts: []lang.Text{{ZH: "意见日期{0}早于收件日{1}", EN: "an opinion of {0} is older than the receipt of {1}"}},
	},
	// joint.lead: {0} the item that leads.
	{
		code:  "joint.lead",
		texts: []lang.Text{{ZH: "联办缺少牵头事项“{0}”", EN: "the item that leads, {0}, is not among those received together"}},
	},
	// joint.member: {0} the item, {1} those of the handling.
	{
		code:  "joint.member",
		texts: []lang.Text{{ZH: "“{0}”不是该联办的事项", EN: "{0} is no item of this joint handling"}},
		hints: []lang.Text{{ZH: "该项目可以联办的事项：{1}", EN: "the items of this project that are: {1}"}},
	},
	// joint.not_received: {0} the handling.
	{
		code:  "joint.not_received",
		texts: []lang.Text{{ZH: "“{0}”没有正在联办", EN: "“{0}” is not being handled jointly"}},
		hints: []lang.Text{{ZH: "先录入联办收件；已经作出决定的不再录入意见", EN: "enter its joint receipt first; after the decision nothing more is entered"}},
	},
	// joint.stance: {0} what stands there.
	{
		code:  "joint.stance",
		texts: []lang.Text{{ZH: "意见“{0}”应为 for（同意）或者 against（不同意）", EN: "the stance {0} is to be for or against"}},
	},
	// joint.step: {0} the member, {1} what is wrong.
	{
		code:  "joint.step",
		texts: []lang.Text{{ZH: "联办事项“{0}”：{1}", EN: "{0}, handled jointly: {1}"}},
	},
	{
		code:  "joint.text",
		texts: []lang.Text{{ZH: "不同意的应写明理由", EN: "an objection states its reason"}},
	},
	// joint.together: {0} the handling, {1} its key.
	{
		code:  "joint.together",
		texts: []lang.Text{{ZH: "该事项正在“{0}”中联办，应对联办整体录入", EN: "the item is being handled in “{0}”: enter the step for all of it"}},
		hints: []lang.Text{{ZH: "联办编号：{1}", EN: "the joint handling is {1}"}},
	},
	// joint.twice: {0} the item, {1} the other handling.
	{
		code:  "joint.twice",
		texts: []lang.Text{{ZH: "事项“{0}”已经属于联办“{1}”", EN: "the item {0} belongs to the joint handling {1} already"}},
	},
	// joint.unknown: {0} the handling, {1} those of the project.
	{
		code:  "joint.unknown",
		texts: []lang.Text{{ZH: "该项目没有联办“{0}”", EN: "the project has no joint handling {0}"}},
		hints: []lang.Text{{ZH: "该项目的联办：{1}", EN: "those of the project: {1}"}},
	},
	// joint.waiting: {0} the department.
	{
		code:  "joint.waiting",
		texts: []lang.Text{{ZH: "{0}尚未出具意见", EN: "{0} has not given its opinion yet"}},
		hints: []lang.Text{{ZH: "等待其意见；规则规定逾期视为同意的，期满以后可以决定", EN: "wait for it; where the rules take silence for no objection, until its time is over"}},
	},
}
