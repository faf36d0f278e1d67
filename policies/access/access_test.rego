package access_test

import data.access

account(roles) := {"id": "me", "anonymous": false, "roles": roles}

nobody := {"anonymous": true, "roles": []}

deputy := object.union(account(["agent"]), {"stands_for": ["her", "them"]})

head := object.union(account(["head"]), {"department": "housing"})

project(more) := object.union({"kind": "project", "id": "p1", "state": "active"}, more)

asks(who, action) := {"account": who, "action": action}

asks_of(who, action, thing) := {"account": who, "action": action, "object": thing}

# Each case is a whole question.
questions := {
	"anyone previews": {"input": asks(nobody, "preview.plan"), "want": true},
	"anyone opens the link of a preview": {
		"input": asks_of(nobody, "preview.read", {"kind": "preview", "id": "x"}),
		"want": true,
	},
	"nobody lists projects without an account": {"input": asks(nobody, "project.list"), "want": false},
	"an action that nobody named is refused, to a leader as well": {
		"input": asks(account(["leader"]), "project.burn"),
		"want": false,
	},
	"an account without a role reads its own data": {"input": asks(account([]), "account.read_own"), "want": true},
	"and creates no project": {"input": asks(account([]), "project.create"), "want": false},
	"an investor reads their own project": {
		"input": asks_of(account(["investor"]), "project.read", project({"owner": "me"})),
		"want": true,
	},
	"not that of another": {
		"input": asks_of(account(["investor"]), "project.read", project({"owner": "her"})),
		"want": false,
	},
	"a project without owner is not that of somebody without an id": {
		"input": asks_of(nobody, "project.read", project({})),
		"want": false,
	},
	"to own a project is not enough for whoever is no investor": {
		"input": asks_of(account(["administrator"]), "project.read", project({"owner": "me"})),
		"want": false,
	},
	"an investor named as agent is no agent": {
		"input": asks_of(account(["investor"]), "project.read", project({"agent": "me"})),
		"want": false,
	},
	"an agent revises the project of which they are agent": {
		"input": asks_of(account(["agent"]), "project.revise", project({"owner": "her", "agent": "me"})),
		"want": true,
	},
	"not once it is archived": {
		"input": asks_of(account(["agent"]), "project.revise", project({"agent": "me", "state": "archived"})),
		"want": false,
	},
	"but reads it still": {
		"input": asks_of(account(["agent"]), "project.read", project({"agent": "me", "state": "archived"})),
		"want": true,
	},
	"a deputy works on a project of an agent who is absent": {
		"input": asks_of(deputy, "project.revise", project({"agent": "her"})),
		"want": true,
	},
	"and on its cases": {
		"input": asks_of(deputy, "case.accept", project({"kind": "case", "agent": "her"})),
		"want": true,
	},
	"not on those of another agent": {
		"input": asks_of(deputy, "project.read", project({"agent": "him"})),
		"want": false,
	},
	"and does not give it away": {
		"input": asks_of(deputy, "project.hand_over", project({"agent": "her"})),
		"want": false,
	},
	"nor put it into the archive": {
		"input": asks_of(deputy, "project.archive", project({"agent": "her"})),
		"want": false,
	},
	"but gives away the own as ever": {
		"input": asks_of(deputy, "project.hand_over", project({"agent": "me"})),
		"want": true,
	},
	"a deputy who is no agent any more stands in for none": {
		"input": asks_of(object.union(deputy, {"roles": ["investor"]}), "project.read", project({"agent": "her"})),
		"want": false,
	},
	"a deputy of an adviser reads what is advised": {
		"input": asks_of(object.union(deputy, {"roles": ["adviser"]}), "project.read", project({"adviser": "her"})),
		"want": true,
	},
	"what an absent investor owns is nobody else's": {
		"input": asks_of(object.union(deputy, {"roles": ["investor", "agent"]}), "project.read", project({"owner": "her"})),
		"want": false,
	},
	"an agent enters their own absence": {
		"input": asks_of(account(["agent"]), "absence.enter", {"kind": "absence", "owner": "me", "departments": ["agency"]}),
		"want": true,
	},
	"not that of a colleague": {
		"input": asks_of(account(["agent"]), "absence.enter", {"kind": "absence", "owner": "her", "departments": ["agency"]}),
		"want": false,
	},
	"their head does": {
		"input": asks_of(head, "absence.enter", {"kind": "absence", "owner": "her", "departments": ["housing"]}),
		"want": true,
	},
	"the head of another department does not": {
		"input": asks_of(head, "absence.enter", {"kind": "absence", "owner": "her", "departments": ["fire"]}),
		"want": false,
	},
	"nor a supervisor, who reads it": {
		"input": asks_of(account(["supervisor"]), "absence.revise", {"kind": "absence", "owner": "her"}),
		"want": false,
	},
	"a head gives away projects of an agent of the own bureau": {
		"input": asks_of(head, "agent.reassign", {"kind": "agent", "id": "her", "owner": "her", "departments": ["housing"]}),
		"want": true,
	},
	"not of another bureau's": {
		"input": asks_of(head, "agent.reassign", {"kind": "agent", "id": "her", "owner": "her", "departments": ["fire"]}),
		"want": false,
	},
	"an agent sees the own load": {
		"input": asks_of(account(["agent"]), "agent.read", {"kind": "agent", "id": "me", "owner": "me"}),
		"want": true,
	},
	"not a colleague's": {
		"input": asks_of(account(["agent"]), "agent.read", {"kind": "agent", "id": "her", "owner": "her"}),
		"want": false,
	},
	"and reassigns nothing": {
		"input": asks_of(account(["agent"]), "agent.reassign", {"kind": "agent", "id": "me", "owner": "me"}),
		"want": false,
	},
	"an investor has no absence": {
		"input": asks_of(account(["investor"]), "absence.enter", {"kind": "absence", "owner": "me"}),
		"want": false,
	},
	"the head of a department reads what concerns it": {
		"input": asks_of(head, "project.read", project({"departments": ["fire", "housing"]})),
		"want": true,
	},
	"but not what concerns another": {
		"input": asks_of(head, "project.read", project({"departments": ["fire"]})),
		"want": false,
	},
	"and decides no case": {
		"input": asks_of(head, "case.decide", project({"kind": "case", "departments": ["housing"]})),
		"want": false,
	},
	"an officer reads what concerns their department": {
		"input": asks_of(
			object.union(account(["officer"]), {"department": "housing"}),
			"project.read",
			project({"departments": ["fire", "housing"]}),
		),
		"want": true,
	},
	"not what concerns only another": {
		"input": asks_of(
			object.union(account(["officer"]), {"department": "housing"}),
			"project.read",
			project({"departments": ["fire"]}),
		),
		"want": false,
	},
	"an officer revises nothing": {
		"input": asks_of(
			object.union(account(["officer"]), {"department": "housing"}),
			"project.revise",
			project({"departments": ["housing"]}),
		),
		"want": false,
	},
	"an officer without a department sees nothing": {
		"input": asks_of(account(["officer"]), "project.read", project({"departments": ["housing"]})),
		"want": false,
	},
	"a street sees what lies in it": {
		"input": asks_of(
			object.union(account(["street"]), {"street": "cicheng"}),
			"project.read",
			project({"street": "cicheng"}),
		),
		"want": true,
	},
	"not what lies in another": {
		"input": asks_of(
			object.union(account(["street"]), {"street": "cicheng"}),
			"project.read",
			project({"street": "zhuangqiao"}),
		),
		"want": false,
	},
	"nor what lies nowhere yet, when the account has no street": {
		"input": asks_of(account(["street"]), "project.read", project({})),
		"want": false,
	},
	"a leader reads every project": {
		"input": asks_of(account(["leader"]), "project.read", project({"owner": "her"})),
		"want": true,
	},
	"and revises none": {
		"input": asks_of(account(["leader"]), "project.revise", project({"owner": "her"})),
		"want": false,
	},
	"an administrator does not read projects": {
		"input": asks_of(account(["administrator"]), "project.read", project({"owner": "her"})),
		"want": false,
	},
	"unless they are also a leader": {
		"input": asks_of(account(["administrator", "leader"]), "project.read", project({"owner": "her"})),
		"want": true,
	},
	"an administrator disables another account": {
		"input": asks_of(account(["administrator"]), "user.disable", {"kind": "user", "id": "her"}),
		"want": true,
	},
	"not their own": {
		"input": asks_of(account(["administrator"]), "user.disable", {"kind": "user", "id": "me"}),
		"want": false,
	},
	"an adviser accepts what waits": {
		"input": asks_of(account(["adviser"]), "entrusting.accept", {"kind": "entrusting", "state": "waiting"}),
		"want": true,
	},
	"not what is accepted already": {
		"input": asks_of(account(["adviser"]), "entrusting.accept", {"kind": "entrusting", "state": "accepted"}),
		"want": false,
	},
	"who entrusted reads it": {
		"input": asks_of(account(["investor"]), "entrusting.read", {"kind": "entrusting", "owner": "me"}),
		"want": true,
	},
	"another investor does not": {
		"input": asks_of(account(["investor"]), "entrusting.read", {"kind": "entrusting", "owner": "her"}),
		"want": false,
	},
	"an action on a project is not done to a preview": {
		"input": asks_of(account(["leader"]), "project.read", {"kind": "preview", "id": "x"}),
		"want": false,
	},
	"nor to nothing": {"input": asks(account(["leader"]), "project.read"), "want": false},
	"nor a listing to a project": {
		"input": asks_of(account(["leader"]), "project.list", project({})),
		"want": false,
	},
	"a window takes papers in for a project of its department": {
		"input": asks_of(
			object.union(account(["window"]), {"department": "housing"}),
			"material.hand_in",
			project({"departments": ["housing"]}),
		),
		"want": true,
	},
	"not for one of another department": {
		"input": asks_of(
			object.union(account(["window"]), {"department": "housing"}),
			"material.hand_in",
			project({"departments": ["fire"]}),
		),
		"want": false,
	},
	"an officer does not rate their own handling": {
		"input": asks_of(
			object.union(account(["officer"]), {"department": "housing"}),
			"rating.give",
			{"kind": "case", "id": "p1/x", "departments": ["housing"], "state": "delivered"},
		),
		"want": false,
	},
	"nor reads what whoever rated said": {
		"input": asks_of(
			object.union(account(["officer"]), {"department": "housing"}),
			"redress.comment",
			{"kind": "redress", "id": "p1/redress:1", "departments": ["housing"], "state": "sent"},
		),
		"want": false,
	},
	"they reply to the letter": {
		"input": asks_of(
			object.union(account(["officer"]), {"department": "housing"}),
			"redress.reply",
			{"kind": "redress", "id": "p1/redress:1", "departments": ["housing"], "state": "received"},
		),
		"want": true,
	},
	"and do not close it": {
		"input": asks_of(
			object.union(account(["officer"]), {"department": "housing"}),
			"redress.close",
			{"kind": "redress", "id": "p1/redress:1", "departments": ["housing"], "state": "called_back"},
		),
		"want": false,
	},
	"a token does what its scope names": {
		"input": asks(object.union(account(["agent"]), {"scopes": ["project.list"]}), "project.list"),
		"want": true,
	},
	"and what the group that it names holds": {
		"input": asks(object.union(account(["agent"]), {"scopes": ["project.*"]}), "project.list"),
		"want": true,
	},
	"not what only begins alike": {
		"input": asks(object.union(account(["agent"]), {"scopes": ["proj.*", "project", "project.lis", "*"]}), "project.list"),
		"want": false,
	},
	"nor anything without a scope": {
		"input": asks(object.union(account(["agent"]), {"scopes": []}), "project.list"),
		"want": false,
	},
	"a scope gives no right that the account lacks": {
		"input": asks(object.union(account(["investor"]), {"scopes": ["project.*"]}), "project.import"),
		"want": false,
	},
	"a token makes no token": {
		"input": asks(object.union(account(["agent"]), {"scopes": ["token.*"]}), "token.create"),
		"want": false,
	},
}

test_allowed[note] if {
	some note, tc in questions
	got := access.allowed with input as tc.input
	got == tc.want
}

test_a_refusal_says_what_stands_against_it if {
	got := access.decision with input as asks_of(
		account(["agent"]),
		"project.revise",
		project({"agent": "me", "state": "archived"}),
	)
	got == {"allowed": false, "granted": {"agent_of_object"}, "barred": {"archived"}}
}

test_every_reason_that_an_action_names_is_a_rule if {
	actions := data.access.actions
	grants := {name | some action in actions; some name in action.to}
	bars := {name | some action in actions; some name in action.unless} | {name | some name in data.access.always_unless}
	every name in grants { name in known_grants }
	every name in bars { name in known_bars }
}

# Every grant holds for one of these, and every bar for another.
known_grants := grants_of_everyone | grants_of_owner

grants_of_everyone := {name |
	some name, true in data.access.grants with input as asks_of(everyone, "x", whole)
}

grants_of_owner := {name |
	some name, true in data.access.grants with input as asks_of(everyone, "x", object.union(whole, {"owner": "me"}))
}

known_bars := (bars_of_tokens | bars_of_objects) | bars_of_deputies

bars_of_tokens := {name | some name, true in data.access.bars with input as asks_of(
	object.union(everyone, {"scopes": []}),
	"project.revise",
	{"kind": "entrusting", "id": "me", "state": "archived"},
)}

bars_of_deputies := {name |
	some name, true in data.access.bars with input as asks_of(everyone, "x", project({"agent": "her"}))
}

bars_of_objects := {name | some name, true in data.access.bars with input as asks(nobody, "project.read")}

everyone := {
	"id": "me",
	"anonymous": false,
	"roles": array.concat([role | some role, _ in data.access.roles], ["metrics"]),
	"department": "housing",
	"street": "cicheng",
	"stands_for": ["her"],
}

whole := {
	"kind": "project", "id": "p1", "agent": "me", "adviser": "me",
	"departments": ["housing"], "street": "cicheng", "state": "active",
}
