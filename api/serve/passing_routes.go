package serve

import (
	"net/http"

	"sevenlists/api/track"
	"sevenlists/api/track/window"
	"sevenlists/planner/lang"
)

// passingRoutes are those of hand-overs between window and department, and of visits.
func (s *Server) passingRoutes() []Route {
	const at = "/api/v1/projects/{project}"
	return []Route{
		{
			Name: "case_passings", Method: http.MethodGet, Path: at + "/cases/{case}/passings", Group: "window", Action: "case.read", Object: caseObject,
			Summary: lang.Text{ZH: "一个办件在窗口和部门各停留多久，由谁移交，是否逾期", EN: "How long a case lay at the window and at the department, who passed it when, and what was late"},
			Answer:  window.Timing{}, Handle: func(c *Call) error { return c.JSON(c.Server.Track.Timing(c.theCase())) },
		},
		{
			Name: "passing_find", Method: http.MethodGet, Path: "/api/v1/passings", Group: "window", Action: "case.desk",
			Summary: lang.Text{ZH: "窗口与部门之间的交接：逾期未移交的在前", EN: "Hand-overs between window and department: what waits and is late comes first"},
			Query: []Param{
				{Name: "side", Values: []string{"window", "department"}, About: lang.Text{ZH: "办件现在所在的一方", EN: "where the case lies now"}},
				{Name: "late", Values: []string{"yes"}, About: lang.Text{ZH: "只列曾经逾期移交的", EN: "only where a hand-over was late"}},
				{Name: "waiting", Values: []string{"yes"}, About: lang.Text{ZH: "只列逾期还没有移交的", EN: "only where one is late still"}},
				{Name: "closed", Values: []string{"yes"}, About: lang.Text{ZH: "也列已经办结的", EN: "those that are closed, too"}},
				{Name: "department", About: lang.Text{ZH: "部门编号", EN: "id of the department that leads"}},
				{Name: "project", About: lang.Text{ZH: "项目编号", EN: "id of the project"}},
			},
			Answer: track.PassedPage{}, Handle: followed(findPassed),
		},
		{
			Name: "project_visits", Method: http.MethodGet, Path: at + "/visits", Group: "window", Action: "case.list", Object: projectObject,
			Summary: lang.Text{ZH: "项目的到场次数：目标、计划、实际，哪些本可以不跑", EN: "How often one came to the office for a project: goal, plan and fact, and which visits could have been spared"},
			Answer:  track.ProjectVisits{}, Handle: followed(projectVisits),
		},
	}
}

func findPassed(c *Call) error {
	// A listing shows what the caller may read one by one.
	reach, err := c.Server.Gate.Reach(c.Context(), c.Account, "case.read")
	if err != nil {
		return err
	}
	page, err := c.Server.Track.Passed(c.Context(), track.PassedFilter{
		CaseFilter: track.CaseFilter{Department: c.Query("department"), Project: c.Query("project"), Closed: c.Query("closed") == "yes", Seen: sights(reach)},
		Side:       c.Query("side"), Late: c.Query("late") == "yes", Waiting: c.Query("waiting") == "yes",
	})
	if err != nil {
		return err
	}
	return c.JSON(page)
}

func projectVisits(c *Call) error {
	v, err := c.Server.Track.Visits(c.Context(), c.project(), c.Lang)
	if err != nil {
		return err
	}
	return c.JSON(v)
}

// visitCounts are the rows of the monthly report on visits.
func (c *Call) visitCounts(v track.VisitFigures) [][]any {
	say := func(zh, en string) string { return lang.Text{ZH: zh, EN: en}.In(c.Lang) }
	return [][]any{
		{say("申请人到场次数", "Visits of applicants"), v.Visits},
		{say("有到场的项目", "Projects with a visit"), v.Projects},
		{say("累计到场超过目标的项目", "Of these, above the goal of visits"), v.Above},
	}
}
