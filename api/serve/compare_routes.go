package serve

import (
	"bytes"
	"net/http"
	"time"

	"sevenlists/api/project"
	"sevenlists/planner/compare"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/view"
)

// comparePatience is how long it may take to compare: ten projects that are nothing alike take some ten
// seconds, to find what makes each differ from the first.
const comparePatience = time.Minute

// compareRoutes are those of several stored projects side by side.
func (s *Server) compareRoutes() []Route {
	return []Route{{
		Name: "projects_side_by_side", Method: http.MethodGet, Path: "/api/v1/compare", Group: "projects", Action: "project.compare",
		Summary: lang.Text{
			ZH: "把几个项目并列比较：事项、天数、费用、问题、承诺、跑动，以及各与第一个的差别由什么引起",
			EN: "Put several projects side by side: items, days, money, problems, commitments, visits, and what makes each differ from the first"},
		Query: append(without(planParams(), "between", "part"),
			Param{Name: "project", Many: true, Required: true, About: lang.Text{
				ZH: "项目编号，按现在的画像和其余参数编制；加 :号码 为已出具的方案，按出具时的规则和选项。二至十个，写多次或者用逗号分隔",
				EN: "id of a project, planned as it stands with the other parameters; with a colon and a number the issued plan, by its own rules and options. Two to ten of them, repeated or with commas"}},
			Param{Name: "format", Values: []string{"json", "html"}, About: lang.Text{ZH: "html 为可打印的网页", EN: "html is a page to print"}}),
		AnswerIs: "compare", Other: []string{"text/html"}, Patience: comparePatience, Object: comparedObject, Handle: compareProjects,
	}}
}

// comparedObject finds the first of the projects that are compared; compareProjects asks about the others.
func comparedObject(c *Call) (Object, error) {
	if err := c.keeps(); err != nil {
		return Object{}, err
	}
	picks, err := c.picks()
	if err != nil {
		return Object{}, err
	}
	c.Found = picks
	p, err := c.Server.Projects.Read(c.Context(), picks[0].Project)
	if err != nil {
		return Object{}, err
	}
	return Object(p.Object()), nil
}

// picks reads which projects are to be compared.
func (c *Call) picks() ([]project.Pick, error) {
	given := c.QueryAll("project")
	if len(given) < compare.Least || len(given) > compare.Most {
		return nil, fault.New(fault.Invalid, "compare.number", "project", compare.Least, compare.Most, len(given))
	}
	var faults fault.List
	picks := make([]project.Pick, len(given))
	for i, text := range given {
		var err error
		if picks[i], err = project.ParsePick(text); err != nil {
			faults = append(faults, fault.All(shortPath(err, "project"))...)
		}
	}
	return picks, faults.Err()
}

// mayCompare finds another project than the route's and asks whether it may be compared.
func (c *Call) mayCompare(id string) error {
	p, err := c.Server.Projects.Read(c.Context(), id)
	if err != nil {
		return c.Server.unseen(c, err)
	}
	return c.Allow("project.compare", Object(p.Object()))
}

func compareProjects(c *Call) error {
	picks := c.Found.([]project.Pick)
	for _, pick := range picks[1:] {
		if err := c.mayCompare(pick.Project); err != nil {
			return err
		}
	}
	opt, err := c.options()
	if err != nil {
		return err
	}
	document, by, err := c.Server.Projects.SideBySide(c.Context(), picks, opt)
	if err != nil {
		return err
	}
	if c.Query("format") != "html" {
		return c.JSON(document)
	}
	var page bytes.Buffer
	if err := view.CompareHTML(&page, document, view.RuleSetOf(by.Set)); err != nil {
		return err
	}
	return c.Page(page.Bytes())
}
