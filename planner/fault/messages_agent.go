package fault

import "sevenlists/planner/lang"

// agentMessages holds what is said of agents and of projects that change theirs, ordered by code.
var agentMessages = []message{
	// agent.unknown: {0} the account.
	{
		code:  "agent.unknown",
		texts: []lang.Text{{ZH: "“{0}”不是在用的代办员账户", EN: "{0} is not the account of an agent, or is disabled"}},
		hints: []lang.Text{{ZH: "请从代办员负荷表中选择", EN: "choose one from the load of agents"}},
	},
	{
		code:  "reassign.other_agent",
		texts: []lang.Text{{ZH: "项目已不由该代办员办理", EN: "the project is not this agent's, or no longer"}},
	},
	{
		code:  "reassign.to",
		texts: []lang.Text{{ZH: "请写明由哪些其他代办员接手", EN: "name the agents who take over, others than the one who gives away"}},
	},
}
