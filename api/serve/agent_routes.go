package serve

import (
	"context"
	"net/http"
	"slices"
	"time"

	"sevenlists/api/access"
	"sevenlists/api/account"
	"sevenlists/api/job"
	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/api/track"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// AgentLoads is one page of agents with what they have to do.
type AgentLoads struct {
	Today  calendar.Date `json:"today"`
	Agents []AgentLoad   `json:"agents"`
	Next   string        `json:"next,omitempty"` // the cursor of the next page; empty on the last
}

// AgentLoad is what one agent has to do.
type AgentLoad struct {
	Agent      string `json:"agent"` // account
	Name       string `json:"name"`
	Department string `json:"department,omitempty"`
	// Deputy stands in for the agent today.
	Deputy string `json:"deputy,omitempty"`
	track.Load
}

// Reassigning answers a reassignment: what it would do, or the job that does it.
type Reassigning struct {
	Would *project.Reassigned `json:"would,omitempty"`
	Job   *job.Job            `json:"job,omitempty"`
}

const (
	usualWeeks, mostWeeks   = 4, 26
	usualAgents, mostAgents = 20, 50
)

// agentRoutes are those of the load of agents, and of giving many of their projects to others.
func (s *Server) agentRoutes() []Route {
	return []Route{
		{
			Name: "agent_load", Method: http.MethodGet, Path: "/api/v1/agents/load", Group: "agents", Action: "agent.list", Patience: time.Minute,
			Summary: lang.Text{ZH: "代办员负荷：项目、在办件、逾期，以及今后各周到期、可启动的事项和到窗口次数；负责人看本部门的，代办员看本人的",
				EN: "The load of agents: projects, cases, what is late, and week by week what is due, may begin and needs a visit; of a head those of the department, of an agent the own"},
			Query: []Param{
				{Name: "agent", Most: mostID, About: lang.Text{ZH: "代办员的账户", EN: "account of one agent"}},
				{Name: "department", Most: mostID, About: lang.Text{ZH: "代办员所在的部门", EN: "department of the agents"}},
				{Name: "weeks", Type: "integer", About: lang.Text{ZH: "几周，默认4，最多26", EN: "how many weeks, default 4, at most 26"}},
				{Name: "cursor", About: lang.Text{ZH: "上一页给出的 next", EN: "next as the page before gave it"}},
				{Name: "limit", Type: "integer", About: lang.Text{ZH: "每页人数，默认20，最多50", EN: "how many agents a page, default 20, at most 50"}},
			},
			Answer: AgentLoads{}, Handle: withAccounts(followed(agentLoads)),
		},
		{
			Name: "agent_reassign", Method: http.MethodPost, Path: "/api/v1/agents/{agent}/reassign", Group: "agents", Action: "agent.reassign",
			Summary: lang.Text{ZH: "把一个代办员的项目批量移交他人：按条件或者编号，给多人时每件给在办项目最少的；后台任务，可以先试算",
				EN: "Give many projects of an agent to others, by filter or ids, each to whoever has the fewest; a job, which can be tried first"},
			Query: []Param{{Name: "try", Values: []string{"yes"}, About: lang.Text{ZH: "只试算，不移交", EN: "yes: it is only told what would be done"}}},
			Once:  true, Body: project.Reassignment{}, Answer: Reassigning{}, Object: agentObject, Handle: kept(reassign),
		},
	}
}

// carries reports whether projects are given to an account.
func (s *Server) carries(a account.Account) bool {
	return !a.Disabled && slices.Contains(a.Roles, s.carrying())
}

// carrying is the role to whose holders projects are given.
func (s *Server) carrying() string {
	for _, role := range s.Access().Roles() {
		if role.Carries {
			return role.ID
		}
	}
	return ""
}

func objectOfAgent(a account.Account) Object {
	return Object{Kind: "agent", ID: a.ID, Owner: a.ID, Departments: inDepartment(a.Department)}
}

// agentObject finds the agent that a path names. One who left may still have projects to give away.
func agentObject(c *Call) (Object, error) {
	if c.Server.Accounts == nil {
		return Object{}, notSetUp()
	}
	a, err := c.Server.Accounts.Get(c.Context(), c.Path("agent"))
	if err != nil {
		return Object{}, err
	}
	c.Found = a
	return objectOfAgent(a), nil
}

func reassign(c *Call) error {
	order := project.ReassignOrder{From: c.Found.(account.Account).ID}
	if err := c.Decode(&order.Reassignment); err != nil {
		return err
	}
	for _, id := range order.To {
		if err := c.mayTakeOver(id); err != nil {
			return err
		}
	}
	if c.Query("try") == "yes" {
		would, err := c.Server.Projects.ReassignTry(c.Context(), order)
		if err != nil {
			return err
		}
		return c.JSON(Reassigning{Would: would})
	}
	j, err := c.Server.Projects.StartReassign(c.Context(), c.asCase(), order)
	if err != nil {
		return err
	}
	c.Location("/api/v1/jobs/" + j.ID)
	return c.JSON(Reassigning{Job: j})
}

// mayTakeOver refuses an account to which the caller may give nothing: whoever gives away decides about
// both.
func (c *Call) mayTakeOver(id string) error {
	unknown := fault.New(fault.Invalid, "agent.unknown", "/to", id)
	if id == "" {
		return unknown
	}
	a, err := c.Server.Accounts.Get(c.Context(), id)
	if err != nil {
		if fault.All(err)[0].Kind == fault.NotFound {
			return unknown
		}
		return err
	}
	allowed, _, err := c.Server.Gate.Allow(c.Context(), c.Account, c.Route.Action, objectOfAgent(a))
	if err == nil && (!allowed || !c.Server.carries(a)) {
		return unknown
	}
	return err
}

func agentLoads(c *Call) error {
	// A listing shows what the caller may read one by one.
	reach, err := c.Server.Gate.Reach(c.Context(), c.Account, "agent.read")
	if err != nil {
		return err
	}
	answer := AgentLoads{Today: c.Server.Track.Today(), Agents: []AgentLoad{}}
	agents, err := c.agents(reach, &answer)
	if err != nil {
		return err
	}
	away := map[string]string{}
	if c.Server.Absences != nil {
		if away, err = c.Server.Absences.Deputies(c.Context(), answer.Today); err != nil {
			return err
		}
	}
	weeks := usualWeeks
	if n := int(c.whole("weeks")); n > 0 {
		weeks = min(n, mostWeeks)
	}
	for _, a := range agents {
		load, err := c.Server.Track.LoadOf(c.Context(), a.ID, weeks)
		if err != nil {
			return err
		}
		answer.Agents = append(answer.Agents, AgentLoad{Agent: a.ID, Name: a.Name, Department: a.Department, Deputy: away[a.ID], Load: load})
	}
	return c.JSON(answer)
}

// agents are those of the page that the caller may see.
func (c *Call) agents(reach access.Reach, answer *AgentLoads) ([]account.Account, error) {
	fits := func(a account.Account) bool {
		if d := c.Query("department"); d != "" && d != a.Department || !c.Server.carries(a) {
			return false
		}
		return reach.Holds(access.Object(objectOfAgent(a)))
	}
	one := c.Query("agent")
	if !reach.All && !slices.ContainsFunc(reach.AnyOf, func(x access.Condition) bool { return x.Field != "owner" }) {
		// Who sees no other needs no search.
		if one == "" {
			one = c.Account.ID
		}
	}
	if one != "" {
		a, err := c.Server.Accounts.Get(c.Context(), one)
		if err != nil && fault.All(err)[0].Kind != fault.NotFound {
			return nil, err
		}
		if err != nil || !fits(a) {
			return nil, nil
		}
		return []account.Account{a}, nil
	}
	return c.carriers(c.Context(), fits, answer)
}

// carriers goes through the accounts that carry projects, up to a page of those that fit.
func (c *Call) carriers(ctx context.Context, fits func(account.Account) bool, answer *AgentLoads) ([]account.Account, error) {
	after, ok := store.ParseCursor(c.Query("cursor"))
	if !ok {
		return nil, fault.New(fault.Invalid, "project.cursor", "cursor")
	}
	limit := usualAgents
	if n := int(c.whole("limit")); n > 0 {
		limit = min(n, mostAgents)
	}
	role := c.Server.carrying()
	if role == "" {
		return nil, nil
	}
	var list []account.Account
	for {
		some, next, err := c.Server.Accounts.List(ctx, account.Listed{Role: role, After: after, Limit: 1})
		if err != nil {
			return nil, err
		}
		for _, a := range some {
			if fits(a) {
				list = append(list, a)
			}
		}
		if next == (store.Cursor{}) {
			return list, nil
		}
		if after = next; len(list) == limit {
			answer.Next = after.Text()
			return list, nil
		}
	}
}
