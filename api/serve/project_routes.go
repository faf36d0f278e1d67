package serve

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"

	"sevenlists/api/access"
	"sevenlists/api/project"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// NewProject is what a project is made of.
type NewProject struct {
	Profile json.RawMessage `json:"profile"` // as for a preview
	// Owner is the account of the investor, Agent that of the agent. Where neither is given the project is
	// the caller's own.
	Owner  string `json:"owner,omitempty" most:"100"`
	Agent  string `json:"agent,omitempty" most:"100"`
	Street string `json:"street,omitempty" most:"100"` // id of the street or town in which it lies
}

// History is what happened to a project, in order.
type History struct {
	Events []project.Happening `json:"events"`
	// Next is the number after which the history goes on; absent at its end.
	Next int64 `json:"next,omitempty"`
}

// projectRoutes are those of the projects that the server keeps.
func (s *Server) projectRoutes() []Route {
	cursor := []Param{
		{Name: "cursor", About: lang.Text{ZH: "上一页给出的 next", EN: "next as the page before gave it"}},
		{Name: "limit", Type: "integer", About: lang.Text{ZH: "每页条数，默认50，最多200", EN: "how many a page, default 50, at most 200"}},
	}
	one := func(r Route) Route {
		r.Group, r.Object = "projects", projectObject
		return r
	}
	const at = "/api/v1/projects/{project}"
	return []Route{
		{
			Name: "project_list", Method: http.MethodGet, Path: "/api/v1/projects", Group: "projects", Action: "project.list",
			Summary: lang.Text{ZH: "项目列表：查找、筛选、翻页，新的在前", EN: "Projects: search, filter, page by page, the newest first"},
			Query:   append(projectFilters(), cursor...), Answer: project.Page{}, Handle: kept(listProjects),
		},
		{
			Name: "project_create", Method: http.MethodPost, Path: "/api/v1/projects", Group: "projects", Action: "project.create",
			Summary: lang.Text{ZH: "新建项目", EN: "Create a project"},
			Once:    true, Body: NewProject{}, Status: http.StatusCreated, Answer: project.Project{}, Handle: kept(createProject),
		},
		one(Route{
			Name: "project_read", Method: http.MethodGet, Path: at, Action: "project.read",
			Summary: lang.Text{ZH: "一个项目", EN: "One project"}, Answer: project.Project{}, Handle: answerProject,
		}),
		one(Route{
			Name: "project_profile", Method: http.MethodGet, Path: at + "/profile", Action: "project.read",
			Summary: lang.Text{ZH: "项目现在的画像", EN: "The profile that a project has now"}, AnswerIs: "profile", Handle: readProjectProfile,
		}),
		one(Route{
			Name: "project_history", Method: http.MethodGet, Path: at + "/history", Action: "project.read",
			Summary: lang.Text{ZH: "项目的经过", EN: "What happened to a project"},
			Query: []Param{
				{Name: "after", Type: "integer", About: lang.Text{ZH: "从哪一条之后开始", EN: "the number after which to begin"}}, cursor[1]},
			Answer: History{}, Handle: projectHistory,
		}),
		one(Route{
			Name: "project_revise", Method: http.MethodPut, Path: at + "/profile", Action: "project.revise",
			Summary: lang.Text{ZH: "修改项目画像", EN: "Revise the profile of a project"},
			Revises: true, Once: true, BodyIs: "profile", Answer: project.Project{}, Handle: reviseProject,
		}),
		one(Route{
			Name: "project_issue", Method: http.MethodPost, Path: at + "/plans", Action: "project.issue",
			Summary: lang.Text{ZH: "出具方案：编号、冻结，一项目一方案", EN: "Issue a plan: numbered and frozen"},
			Revises: true, Once: true, Body: project.Order{}, Status: http.StatusCreated, Answer: project.Issued{}, Handle: issuePlan,
		}),
		one(Route{
			Name: "project_plan", Method: http.MethodGet, Path: at + "/plans/{number}", Action: "project.plan_read",
			Summary: lang.Text{ZH: "一份已出具的方案：逐字节不变，或者写成其他格式", EN: "An issued plan, byte for byte or in another format"},
			Query:   formatParams(), AnswerIs: "plan", Other: formatMedia(), Handle: readPlan,
		}),
		one(Route{
			Name: "project_stands", Method: http.MethodGet, Path: at + "/plan", Action: "project.read",
			Summary: lang.Text{ZH: "项目按现在的画像和规则编制的方案，不出具、不保存，可以写成各种格式", EN: "The plan of a project as it stands, neither issued nor kept, in any format"},
			Query:   append(planParams(), formatParams()...), AnswerIs: "plan", Other: formatMedia(), Handle: standingPlan,
		}),
		one(Route{
			Name: "project_plan_recompute", Method: http.MethodGet, Path: at + "/plans/{number}/recomputed", Action: "project.plan_read",
			Summary: lang.Text{ZH: "按原画像、原规则重新编制，是否逐字节相同", EN: "Whether the plan comes out the same when it is made again of what it was made of"},
			Answer:  project.Recomputed{}, Handle: recomputePlan,
		}),
		one(Route{
			Name: "project_compare", Method: http.MethodGet, Path: at + "/compare", Action: "project.compare",
			Summary: lang.Text{ZH: "比较两份已出具的方案", EN: "Compare two issued plans"},
			Query: []Param{
				{Name: "a", Type: "integer", Required: true, About: lang.Text{ZH: "本项目方案的编号", EN: "number of a plan of this project"}},
				{Name: "b", Type: "integer", Required: true, About: lang.Text{ZH: "另一份方案的编号", EN: "number of the other plan"}},
				{Name: "with", About: lang.Text{ZH: "另一份方案的项目，默认本项目", EN: "the project of the other plan; this one by default"}}},
			AnswerIs: "diff", Handle: comparePlans,
		}),
		one(Route{
			Name: "project_hand_over", Method: http.MethodPost, Path: at + "/hand_over", Action: "project.hand_over",
			Summary: lang.Text{ZH: "移交项目", EN: "Hand a project over"},
			Revises: true, Once: true, Body: project.HandedOver{}, Answer: project.Project{}, Handle: handOver,
		}),
		one(Route{
			Name: "project_archive", Method: http.MethodPost, Path: at + "/archive", Action: "project.archive",
			Summary: lang.Text{ZH: "归档项目", EN: "Archive a project"},
			Revises: true, Once: true, Body: project.Archived{}, Answer: project.Project{}, Handle: archive(true),
		}),
		one(Route{
			Name: "project_unarchive", Method: http.MethodPost, Path: at + "/unarchive", Action: "project.unarchive",
			Summary: lang.Text{ZH: "取消归档", EN: "Take a project out of the archive"},
			Revises: true, Once: true, Body: project.Archived{}, Answer: project.Project{}, Handle: archive(false),
		}),
	}
}

// projectFilters are the parameters that narrow a listing of projects.
func projectFilters() []Param {
	return []Param{
		{Name: "q", Most: mostSearch, About: lang.Text{ZH: "名称或编号中的文字", EN: "text in the name or the id"}},
		{Name: "state", Values: []string{project.Open, project.Closed}, About: lang.Text{ZH: "状态", EN: "state"}},
		{Name: "agent", Most: mostID, About: lang.Text{ZH: "代办员的账户", EN: "account of the agent"}},
		{Name: "owner", Most: mostID, About: lang.Text{ZH: "投资者的账户", EN: "account of the investor"}},
		{Name: "adviser", Most: mostID, About: lang.Text{ZH: "咨询专员的账户", EN: "account of the adviser"}},
		{Name: "department", Most: mostID, About: lang.Text{ZH: "涉及的部门", EN: "id of a department that it concerns"}},
		{Name: "street", Most: mostID, About: lang.Text{ZH: "所在街道（镇）", EN: "id of the street or town"}},
		{Name: "kind", Most: mostID, About: lang.Text{ZH: "项目种类", EN: "kind of project"}},
		{Name: "plot", Most: mostID, About: lang.Text{ZH: "所在地块", EN: "id of the plot on which it stands"}},
	}
}

// kept says that this server keeps nothing, where it does.
func kept(handle func(*Call) error) func(*Call) error {
	return func(c *Call) error {
		if err := c.keeps(); err != nil {
			return err
		}
		return handle(c)
	}
}

func (c *Call) keeps() error {
	if c.Server.Projects == nil {
		return notSetUp()
	}
	return nil
}

// followed says that this server follows no projects, where it does not.
func followed(handle func(*Call) error) func(*Call) error {
	return func(c *Call) error {
		if err := c.follows(); err != nil {
			return err
		}
		return handle(c)
	}
}

func (c *Call) follows() error {
	if c.Server.Track == nil {
		return notSetUp()
	}
	return nil
}

// as is who asks for a change, for the service.
func (c *Call) as() project.Call {
	return project.Call{Account: c.Account.ID, Key: c.Key(), Sequence: c.Version()}
}

// asCase is who asks for a change of a part of a project, which has a version of its own.
func (c *Call) asCase() project.Call { return project.Call{Account: c.Account.ID, Key: c.Key()} }

// whole reads a parameter that is a whole number; 0 where it is not given.
func (c *Call) whole(name string) int64 {
	n, _ := strconv.ParseInt(c.Query(name), 10, 64) // its form was checked
	return n
}

// projectObject finds the project that a path names.
func projectObject(c *Call) (Object, error) {
	if err := c.keeps(); err != nil {
		return Object{}, err
	}
	p, err := c.Server.Projects.Read(c.Context(), c.Path("project"))
	if err != nil {
		return Object{}, err
	}
	c.Found = p
	return Object(p.Object()), nil
}

// project is the one that Object found.
func (c *Call) project() *project.Project { return c.Found.(*project.Project) }

// answerOf answers with a project at its version.
func (c *Call) answerOf(p *project.Project, err error) error {
	if err != nil {
		return err
	}
	c.ETag(p.Sequence)
	return c.JSON(p)
}

func answerProject(c *Call) error { return c.answerOf(c.project(), nil) }

// sights are the reasons for which the caller may see something; nil where all may be seen.
func sights(reach access.Reach) []project.Sight {
	if reach.All {
		return nil
	}
	list := make([]project.Sight, len(reach.AnyOf))
	for i, c := range reach.AnyOf {
		list[i] = project.Sight{Field: c.Field, Value: c.Value}
	}
	return list
}

func listProjects(c *Call) error {
	f, err := c.projectFilter()
	if err != nil {
		return err
	}
	page, err := c.Server.Projects.List(c.Context(), f)
	if err != nil {
		return err
	}
	for i := range page.Projects {
		page.Projects[i].StandingInFor = c.standsInFor(page.Projects[i].Agent)
	}
	return c.JSON(page)
}

// covers are those for whom the caller stands in, by the caller.
func (c *Call) covers() map[string][]string {
	return map[string][]string{c.Account.ID: c.Account.StandsFor}
}

// standsInFor is an account where the caller stands in for it today, else empty.
func (c *Call) standsInFor(id string) string {
	if slices.Contains(c.Account.StandsFor, id) {
		return id
	}
	return ""
}

func createProject(c *Call) error {
	var body NewProject
	if err := c.Decode(&body); err != nil {
		return err
	}
	draft := project.Draft{Profile: body.Profile, Owner: body.Owner, Agent: body.Agent, Street: body.Street}
	if err := c.keeper(&draft); err != nil {
		return err
	}
	p, err := c.Server.Projects.Create(c.Context(), c.as(), draft)
	if err != nil {
		return under("/profile", err)
	}
	c.Location("/api/v1/projects/" + p.ID)
	return c.answerOf(p, nil)
}

// keeper says whose a new project is, and refuses one that the caller could not change afterwards.
func (c *Call) keeper(draft *project.Draft) error {
	may := func(o Object) (bool, error) {
		o.Kind = "project"
		allowed, _, err := c.Server.Gate.Allow(c.Context(), c.Account, "project.revise", o)
		return allowed, err
	}
	if draft.Owner == "" && draft.Agent == "" {
		agent, err := may(Object{Agent: c.Account.ID})
		if err != nil {
			return err
		}
		if draft.Owner = c.Account.ID; agent {
			draft.Owner, draft.Agent = "", c.Account.ID
		}
	}
	allowed, err := may(Object{Owner: draft.Owner, Agent: draft.Agent, Street: draft.Street})
	if err == nil && !allowed {
		err = fault.New(fault.Invalid, "request.forbidden", "/owner")
	}
	return err
}

func readProjectProfile(c *Call) error {
	raw, err := c.Server.Projects.Profile(c.Context(), c.project())
	if err != nil {
		return err
	}
	c.ETag(c.project().Sequence)
	return c.Bytes("application/json; charset=utf-8", raw)
}

func projectHistory(c *Call) error {
	limit := 50
	if n := c.whole("limit"); n > 0 {
		limit = int(min(n, 200))
	}
	events, err := c.Server.Projects.History(c.Context(), c.project().ID, c.whole("after"), limit)
	if err != nil {
		return err
	}
	h := History{Events: events}
	if len(events) > 0 {
		if last := events[len(events)-1].Sequence; last < c.project().Sequence {
			h.Next = last
		}
	}
	return c.JSON(h)
}

func reviseProject(c *Call) error {
	return c.answerOf(c.Server.Projects.Revise(c.Context(), c.project().ID, c.as(), c.Raw))
}

func handOver(c *Call) error {
	var to project.HandedOver
	if err := c.Decode(&to); err != nil {
		return err
	}
	return c.answerOf(c.Server.Projects.HandOver(c.Context(), c.project().ID, c.as(), to))
}

func archive(archived bool) func(*Call) error {
	return func(c *Call) error {
		var why project.Archived
		if err := c.Decode(&why); err != nil {
			return err
		}
		if archived && c.Server.Track != nil {
			if err := c.Server.Track.Closable(c.Context(), c.project()); err != nil {
				return err
			}
		}
		return c.answerOf(c.Server.Projects.SetArchived(c.Context(), c.project().ID, c.as(), archived, why))
	}
}

// under puts a place of the body before those that the faults of its profile have.
func under(place string, err error) error {
	faults := fault.All(err)
	for i, e := range faults {
		if e.Path == "" || e.Path[0] == '/' {
			moved := *e
			moved.Path = place + e.Path
			faults[i] = &moved
		}
	}
	return faults.Err()
}
