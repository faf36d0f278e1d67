package fault

import "sevenlists/planner/lang"

// routeMessages holds what is said of a project's route, ordered by code.
var routeMessages = []message{
	// route.cycle: {0} the ring, {1} the places of its rules.
	{
		code:  "route.cycle",
		texts: []lang.Text{{ZH: "审批事项互为前置，形成循环：{0}（{1}）", EN: "items wait for each other in a ring: {0} ({1})"}, {ZH: "审批事项互为前置，形成循环：{0}", EN: "items wait for each other in a ring: {0}"}},
		hints: []lang.Text{{ZH: "请删去其中一条前置关系", EN: "remove one of these prerequisites"}},
	},
	// route.key_twice: {0} the key.
	{
		code:  "route.key_twice",
		texts: []lang.Text{{ZH: "“{0}”在审批路径中出现两次", EN: "{0} stands twice in the route"}},
		hints: []lang.Text{{ZH: "请给其中一项另取编号，施工本身的编号也不能与事项相同", EN: "give one of them another id; the works may not share an id with an item either"}},
	},
}
