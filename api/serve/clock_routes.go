package serve

import (
	"cmp"
	"net/http"

	"sevenlists/api/track"
	"sevenlists/planner/lang"
)

// clockRoutes are those of clocks and lights.
func (s *Server) clockRoutes() []Route {
	const at = "/api/v1/projects/{project}"
	return []Route{
		{
			Name: "case_clock", Method: http.MethodGet, Path: at + "/cases/{case}/clock", Group: "cases", Action: "case.read", Object: caseObject,
			Summary: lang.Text{ZH: "一个办件的时限：法定、承诺、全流程和自然日，亮灯，以及天数归因", EN: "The clocks of a case: statutory, promised, whole route and elapsed; its light; and to whom its days are put down"},
			Answer:  track.CaseClock{}, Handle: readClock,
		},
		{
			Name: "project_clock", Method: http.MethodGet, Path: at + "/clock", Group: "cases", Action: "case.list", Object: projectObject,
			Summary: lang.Text{ZH: "一个项目的全流程时限、亮灯数和天数归因", EN: "The whole route of a project, how many cases show which light, and to whom their days are put down"},
			Answer:  track.ProjectClock{}, Handle: followed(readProjectClock),
		},
		{
			Name: "case_desk", Method: http.MethodGet, Path: "/api/v1/cases", Group: "cases", Action: "case.desk",
			Summary: lang.Text{ZH: "本人可见的在办件：按到期日排序，翻页", EN: "The open cases that the caller may see: the most urgent first, page by page"},
			Query: []Param{
				{Name: "light", About: lang.Text{ZH: "灯的编号", EN: "id of the light"}},
				{Name: "state", About: lang.Text{ZH: "状态；不填为全部在办件", EN: "state; all open cases where it is not given"}},
				{Name: "department", About: lang.Text{ZH: "部门编号", EN: "id of the department that leads"}},
				{Name: "officer", About: lang.Text{ZH: "经办人的账户", EN: "account of the officer"}},
				{Name: "agent", About: lang.Text{ZH: "代办员的账户", EN: "account of the agent"}},
				{Name: "owner", About: lang.Text{ZH: "投资者的账户", EN: "account of the investor"}},
				{Name: "adviser", About: lang.Text{ZH: "咨询专员的账户", EN: "account of the adviser"}},
				{Name: "street", About: lang.Text{ZH: "所在街道（镇）", EN: "id of the street or town"}},
				{Name: "project", About: lang.Text{ZH: "项目编号", EN: "id of the project"}},
				{Name: "case", About: lang.Text{ZH: "事项的键", EN: "key of the item"}},
				{Name: "cursor", About: lang.Text{ZH: "上一页给出的 next", EN: "next as the page before gave it"}},
				{Name: "limit", Type: "integer", About: lang.Text{ZH: "每页条数，默认50，最多200", EN: "how many a page, default 50, at most 200"}},
				reportParam(),
			},
			Answer: track.Desk{}, Other: reportMedia(), Handle: followed(readDesk),
		},
	}
}

func readClock(c *Call) error {
	x, err := c.Server.Track.Clock(c.Context(), c.caseProject(), c.theCase(), c.Lang)
	if err != nil {
		return err
	}
	return c.JSON(x)
}

func readProjectClock(c *Call) error {
	x, err := c.Server.Track.ProjectClock(c.Context(), c.project(), c.Lang)
	if err != nil {
		return err
	}
	return c.JSON(x)
}

func readDesk(c *Call) error {
	// A listing shows what the caller may read one by one.
	reach, err := c.Server.Gate.Reach(c.Context(), c.Account, "case.read")
	if err != nil {
		return err
	}
	desk, err := c.Server.Track.Desk(c.Context(), track.CaseFilter{
		Light: c.Query("light"), State: c.Query("state"), Department: c.Query("department"), Officer: c.Query("officer"),
		Agent: c.Query("agent"), Owner: c.Query("owner"), Adviser: c.Query("adviser"), Street: c.Query("street"),
		Project: c.Query("project"), Case: c.Query("case"), StandsFor: c.covers(), Seen: sights(reach), Cursor: c.Query("cursor"), Limit: int(c.whole("limit")), Lang: c.Lang,
	})
	if err != nil {
		return err
	}
	for i := range desk.Cases {
		row := &desk.Cases[i]
		row.StandingInFor = cmp.Or(c.standsInFor(row.Agent), c.standsInFor(row.Officer))
	}
	if c.asReport() {
		return c.report(c.casesOfDesk(&desk), "cases")
	}
	return c.JSON(desk)
}
