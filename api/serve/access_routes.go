package serve

import (
	"net/http"
	"strings"

	"sevenlists/api/access"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// Explained says whether something may be done, and why.
type Explained = access.Explained

// Permissions are the roles and the actions that there are.
type Permissions struct {
	Revision string   `json:"revision"` // of the rules of access
	Roles    []Named  `json:"roles"`
	Actions  []Action `json:"actions"`
}

// Named is an id with its name.
type Named struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Needs string `json:"needs,omitempty" oneof:"department street"` // what an account with this role must state
}

// Action is something that one may do.
type Action struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Object string `json:"object,omitempty"` // kind of what it is done to
}

// accessRoutes are those that say who may do what.
func (s *Server) accessRoutes() []Route {
	text := func(name, zh, en string) Param { return Param{Name: name, About: lang.Text{ZH: zh, EN: en}} }
	list := func(name, zh, en string) Param {
		p := text(name, zh, en)
		p.Many = true
		return p
	}
	action := text("action", "操作，例如 project.revise", "the action, such as project.revise")
	action.Required = true
	return []Route{
		{
			Name: "access_list", Method: http.MethodGet, Path: "/api/v1/access", Group: "access", Action: "access.explain",
			Summary: lang.Text{ZH: "角色和操作", EN: "Roles and actions"}, Answer: Permissions{}, Handle: withAccess(permissions),
		},
		{
			Name: "access_explain", Method: http.MethodGet, Path: "/api/v1/access/explain", Group: "access", Action: "access.explain",
			Summary: lang.Text{ZH: "某个操作可否进行，为什么", EN: "Whether something may be done, and why"},
			Query: []Param{
				action,
				list("as", "按哪些角色，默认按本人账户", "as which roles; default: the account that asks"),
				text("department", "该角色所在的部门", "department of whoever has those roles"),
				text("street", "该角色所在的街道（镇）", "street or town of whoever has those roles"),
				text("object", "对象的种类，默认为该操作所针对的一类", "kind of the object; default: that which the action is done to"),
				text("owner", "对象所有人的账户，me 指提问者", "account that owns the object; me is who asks"),
				text("agent", "代办员的账户，me 指提问者", "account of its agent; me is who asks"),
				text("adviser", "咨询专员的账户，me 指提问者", "account of its adviser; me is who asks"),
				list("departments", "对象涉及的部门", "departments that the object concerns"),
				text("in_street", "对象所在的街道（镇）", "street or town in which the object lies"),
				text("state", "对象的状态", "state of the object"),
			},
			Answer: Explained{}, Handle: withAccess(explain),
		},
	}
}

// withAccess says that this server has no accounts, where it has none.
func withAccess(handle func(*Call, *access.Rules) error) func(*Call) error {
	return func(c *Call) error {
		if c.Server.Access == nil {
			return fault.New(fault.Unavailable, "request.not_set_up", "", lang.Text{ZH: "账户", EN: "having accounts"})
		}
		return handle(c, c.Server.Access())
	}
}

func permissions(c *Call, known *access.Rules) error {
	answer := Permissions{Revision: known.Revision()}
	for _, r := range known.Roles() {
		answer.Roles = append(answer.Roles, Named{ID: r.ID, Name: r.Name.In(c.Lang), Needs: r.Needs})
	}
	for _, a := range known.Actions() {
		answer.Actions = append(answer.Actions, Action{ID: a.ID, Name: a.Name.In(c.Lang), Object: a.Object})
	}
	return c.JSON(answer)
}

// explain answers for the account that asks, or for anybody with some roles: that reveals nothing but
// the rules.
func explain(c *Call, known *access.Rules) error {
	who := asker(c.Account)
	if roles := c.QueryAll("as"); len(roles) > 0 {
		who = access.Account{ID: "me", Roles: roles, Department: c.Query("department"), Street: c.Query("street")}
	}
	me := func(name string) string {
		if id := c.Query(name); id != "me" {
			return id
		}
		return who.ID
	}
	question := access.Question{Account: who, Action: c.Query("action"), Object: access.Object{
		Kind: c.Query("object"), Owner: me("owner"), Agent: me("agent"), Adviser: me("adviser"),
		Departments: c.QueryAll("departments"), Street: c.Query("in_street"), State: strings.ToLower(c.Query("state")),
	}}
	answer, err := known.Explain(c.Context(), question, c.Lang)
	if err != nil {
		return err
	}
	return c.JSON(answer)
}
