package serve

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"sevenlists/api/access"
	"sevenlists/api/project"
	"sevenlists/api/track"
	"sevenlists/api/track/problems"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// TakenOver is a question whose answer was taken over, and the project after it.
type TakenOver struct {
	Question problems.Question `json:"question"`
	Project  project.Project   `json:"project"`
}

// matterKind is one class of matter as the routes show it.
type matterKind struct {
	class, path, param string // such as problem, problems, problem
	first              string // the step that begins one
	one, many, begin   lang.Text
	body, answer       any
}

var matterKinds = []matterKind{
	{
		problems.ClassProblem, "problems", "problem", problems.Open,
		lang.Text{ZH: "一个问题：状态、经过和下一步可以录入的进展", EN: "One problem: its state, its entries and what may be entered next"},
		lang.Text{ZH: "项目的问题矛盾", EN: "The problems of a project"},
		lang.Text{ZH: "提出问题", EN: "Raise a problem"},
		NewProblem{}, ProblemAnswer{},
	},
	{
		problems.ClassQuestion, "questions", "question", problems.Ask,
		lang.Text{ZH: "一个提问：状态、答复和下一步可以录入的进展", EN: "One question: its state, its answer and what may be entered next"},
		lang.Text{ZH: "就项目的要素向部门的提问", EN: "The questions to departments about the facts of a project"},
		lang.Text{ZH: "就一个要素向部门提问", EN: "Ask a department about a fact"},
		NewQuestion{}, QuestionAnswer{},
	},
	{
		problems.ClassOpinion, "opinions", "round", problems.Ask,
		lang.Text{ZH: "一次征求意见：各方意见和下一步可以录入的进展", EN: "One opinion round: what each party says and what may be entered next"},
		lang.Text{ZH: "项目的征求意见", EN: "The opinion rounds of a project"},
		lang.Text{ZH: "征求意见", EN: "Ask for opinions"},
		NewRound{}, RoundAnswer{},
	},
}

// problemRoutes are those of problems, of questions to departments and of opinion rounds.
func (s *Server) problemRoutes() []Route {
	const at = "/api/v1/projects/{project}/"
	routes := []Route{
		{
			Name: "problem_study", Method: http.MethodPost, Path: at + "problems/study", Group: "problems", Action: "problem.study", Object: projectObject,
			Summary: lang.Text{ZH: "提前研判：按规则提出问题、向部门提问，重复研判不重复提出", EN: "Early study: problems are raised and departments asked by the rules; repeated it changes nothing"},
			Once:    true, Answer: track.Studied{}, Handle: followed(study),
		},
		{
			Name: "question_take_over", Method: http.MethodPost, Path: at + "questions/{question}/take_over", Group: "problems",
			Action: "question.take_over", Object: matterObject(matterKinds[1]),
			Summary: lang.Text{ZH: "采用部门的答复，修改项目画像", EN: "Take an answer over into the profile"},
			Revises: true, Once: true, Answer: TakenOver{}, Handle: takeOver,
		},
	}
	for _, k := range matterKinds {
		routes = append(routes, k.routes(at+k.path)...)
	}
	return append(routes, matterLinkRoutes(at)...)
}

// routes are those that all classes of matter have.
func (k matterKind) routes(at string) []Route {
	one := func(r Route) Route {
		r.Group, r.Object = "problems", matterObject(k)
		return r
	}
	of := func(r Route) Route {
		r.Group, r.Object, r.Handle = "problems", projectObject, followed(r.Handle)
		return r
	}
	step := lang.Text{ZH: "录入进展：", EN: "Enter a step: "}
	return []Route{
		of(Route{
			Name: k.class + "_list", Method: http.MethodGet, Path: at, Action: k.class + ".list", Summary: k.many, Answer: track.MatterPage{}, Handle: k.list,
		}),
		of(Route{
			Name: k.class + "_" + k.first, Method: http.MethodPost, Path: at, Action: k.class + "." + k.first, Summary: k.begin,
			Once: true, Body: k.body, Status: http.StatusCreated, Answer: k.answer, Handle: k.start,
		}),
		one(Route{
			Name: k.class + "_read", Method: http.MethodGet, Path: at + "/{" + k.param + "}", Action: k.class + ".read", Summary: k.one,
			Answer: k.answer, Handle: func(c *Call) error { return c.answerMatter(k, c.matter(), nil) },
		}),
		one(Route{
			Name: k.class + "_enter", Method: http.MethodPost, Path: at + "/{" + k.param + "}/steps", Action: k.class + ".enter",
			Summary: lang.Text{ZH: step.ZH + k.many.ZH, EN: step.EN + k.many.EN},
			Query:   []Param{{Name: "try", Values: []string{"yes"}, About: lang.Text{ZH: "只检查，不录入", EN: "yes: everything is checked and nothing entered"}}},
			Revises: true, Once: true, Body: MatterStep{}, Answer: k.answer, Handle: k.enter,
		}),
		one(Route{
			Name: k.class + "_correct", Method: http.MethodPost, Path: at + "/{" + k.param + "}/corrections", Action: k.class + ".correct",
			Summary: lang.Text{ZH: "更正一条录错的记录；原记录保留：" + k.many.ZH, EN: "Correct an entry that was wrong; it stays on record: " + k.many.EN},
			Revises: true, Once: true, Body: CorrectedMatter{}, Answer: k.answer, Handle: k.correct,
		}),
	}
}

// matterFound is what matterObject read.
type matterFound struct {
	p *project.Project
	m problems.Matter
}

// matterObject finds the problem, question or round that a path names.
func matterObject(k matterKind) func(*Call) (Object, error) {
	return func(c *Call) (Object, error) {
		if _, err := projectObject(c); err != nil {
			return Object{}, err
		}
		if err := c.follows(); err != nil {
			return Object{}, err
		}
		p := c.project()
		number, err := strconv.Atoi(c.Path(k.param))
		if err != nil || number < 1 {
			return Object{}, fault.New(fault.NotFound, "problem.none", "", shortened(c.Path(k.param)))
		}
		m, err := c.Server.Track.Matter(c.Context(), p, k.class, number)
		if err != nil {
			return Object{}, err
		}
		c.Found = matterFound{p, m}
		return Object(track.MatterObject(p, m)), nil
	}
}

func (c *Call) matter() problems.Matter { return c.Found.(matterFound).m }

// who is the caller as the rules of problems ask: one of a department or a street only by a role whose
// rights these bound.
func (c *Call) who() track.Who {
	who := track.Who{Roles: c.Account.Roles, Department: c.Account.Department, Street: c.Account.Street}
	if c.Server.Access == nil {
		return who
	}
	bounded := func(by string) bool {
		return slices.ContainsFunc(c.Server.Access().Roles(), func(r access.Role) bool {
			return r.Needs == by && slices.Contains(who.Roles, r.ID)
		})
	}
	if !bounded("department") {
		who.Department = ""
	}
	if !bounded("street") {
		who.Street = ""
	}
	return who
}

// mayStep asks whether the caller may enter that step, where it is one. Whoever begins a matter is asked
// about its project, everybody else about the matter.
func (c *Call) mayStep(class, step string, p *project.Project, m problems.Matter) error {
	rows := c.Server.Track.Problems().Class(class).Steps
	if row, known := rows[step]; !known || row.Automatic {
		return nil // which is said with everything else that is wrong
	}
	if step == problems.Open || step == problems.Ask {
		return c.Allow(class+"."+step, Object(p.Object()))
	}
	return c.Allow(class+"."+step, Object(track.MatterObject(p, m)))
}

// answerMatter answers with a matter and with what the caller may enter next.
func (c *Call) answerMatter(k matterKind, m problems.Matter, err error) error {
	if err != nil {
		return err
	}
	p, err := c.projectNow()
	if err != nil {
		return err
	}
	next := []NextStep{}
	for _, id := range c.Server.Track.Problems().Next(m) {
		if c.mayStep(k.class, id, p, m) == nil {
			row := c.Server.Track.Problems().Class(k.class).Steps[id]
			next = append(next, c.nextStep(id, row.Name, row.Needs))
		}
	}
	c.ETag(m.Base().Version)
	switch m := m.(type) {
	case *problems.Problem:
		return c.JSON(ProblemAnswer{*m, next})
	case *problems.Question:
		return c.JSON(QuestionAnswer{*m, next})
	case *problems.Round:
		return c.JSON(RoundAnswer{*m, next})
	}
	return nil
}

// projectNow is the project of the path, whichever Object found it.
func (c *Call) projectNow() (*project.Project, error) {
	switch found := c.Found.(type) {
	case matterFound:
		return found.p, nil
	case *project.Project:
		return found, nil
	}
	return c.Server.Projects.Read(c.Context(), c.Path("project"))
}

func (k matterKind) list(c *Call) error {
	all, err := c.Server.Track.Matters(c.Context(), c.project(), k.class)
	if err != nil {
		return err
	}
	page := track.MatterPage{}
	for _, m := range all {
		switch m := m.(type) {
		case *problems.Problem:
			page.Problems = append(page.Problems, *m)
		case *problems.Question:
			page.Questions = append(page.Questions, *m)
		case *problems.Round:
			page.Rounds = append(page.Rounds, *m)
		}
	}
	return c.JSON(page)
}

func (k matterKind) start(c *Call) error {
	var step problems.Dated
	var err error
	switch k.class {
	case problems.ClassProblem:
		step, err = begin[NewProblem](c)
	case problems.ClassQuestion:
		step, err = begin[NewQuestion](c)
	default:
		step, err = begin[NewRound](c)
	}
	if err != nil {
		return err
	}
	m, err := c.Server.Track.EnterMatter(c.Context(), c.project().ID, c.asCase(), 0, k.class, step, c.who(), false)
	if err != nil {
		return err
	}
	c.Location(fmt.Sprintf("/api/v1/projects/%s/%s/%d", c.project().ID, k.path, m.Base().Number))
	return c.answerMatter(k, m, nil)
}

// begin reads the body that begins a matter.
func begin[B any, P interface {
	*B
	dated() problems.Dated
}](c *Call) (problems.Dated, error) {
	var body B
	err := c.Decode(&body)
	return P(&body).dated(), err
}

func (k matterKind) enter(c *Call) error {
	var body MatterStep
	if err := c.Decode(&body); err != nil {
		return err
	}
	found := c.Found.(matterFound)
	if err := c.mayStep(k.class, body.Step, found.p, found.m); err != nil {
		return err
	}
	m, err := c.Server.Track.EnterMatter(c.Context(), found.p.ID, c.asCase(), c.Version(), k.class, body.dated(found.m.Base().Number), c.who(), c.Query("try") == "yes")
	return c.answerMatter(k, m, err)
}

func (k matterKind) correct(c *Call) error {
	var body CorrectedMatter
	if err := c.Decode(&body); err != nil {
		return err
	}
	found := c.Found.(matterFound)
	x := problems.Correction{Number: found.m.Base().Number, Entry: body.Entry, Reason: body.Reason}
	// Whoever may not enter a step may not take it back either.
	for _, e := range found.m.Base().Entries {
		if e.Entry != body.Entry {
			continue
		}
		if err := c.mayStep(k.class, e.Name, found.p, found.m); err != nil {
			return err
		}
	}
	if body.Instead != nil {
		if err := c.mayStep(k.class, body.Instead.Step, found.p, found.m); err != nil {
			return err
		}
		instead := body.Instead.dated(x.Number)
		x.Instead = &instead
	}
	m, err := c.Server.Track.CorrectMatter(c.Context(), found.p.ID, c.asCase(), c.Version(), k.class, x, c.who())
	return c.answerMatter(k, m, err)
}

func study(c *Call) error {
	done, err := c.Server.Track.Study(c.Context(), c.project().ID, c.asCase())
	if err != nil {
		return err
	}
	return c.JSON(done)
}

func takeOver(c *Call) error {
	found := c.Found.(matterFound)
	q, p, err := c.Server.Track.TakeOver(c.Context(), found.p.ID, c.asCase(), c.Version(), found.m.Base().Number, c.who())
	if err != nil {
		return err
	}
	c.ETag(q.Version)
	return c.JSON(TakenOver{*q, *p})
}
