package serve

import (
	"maps"
	"net/http"
	"slices"
	"strings"

	"sevenlists/api/track"
	"sevenlists/planner/lang"
	"sevenlists/planner/view"
)

// stuckRoute is the queue of stuck projects.
func (s *Server) stuckRoute() Route {
	return Route{
		Name: "supervision_stuck", Method: http.MethodGet, Path: "/api/v1/supervision/stuck", Group: "supervision",
		Action: "supervision.stuck", Patience: reportWithin,
		Summary: lang.Text{
			ZH: "卡住的项目：原因、是谁的、损失几天、从何时起、怎样才能推动，按原因和部门计数",
			EN: "Stuck projects: by what, by whose doing, the days lost, since when and what would move them, counted by cause and department"},
		Query: []Param{
			{Name: "cause", About: lang.Text{ZH: "原因编号", EN: "id of the cause"}},
			{Name: "whose", About: lang.Text{ZH: "是谁的：department、applicant、intermediary、pause、agent", EN: "by whose doing: department, applicant, intermediary, pause, agent"}},
			{Name: "department", About: lang.Text{ZH: "部门编号", EN: "id of the department"}},
			{Name: "agent", About: lang.Text{ZH: "代办员的账户", EN: "account of the agent"}},
			{Name: "owner", About: lang.Text{ZH: "投资者的账户", EN: "account of the investor"}},
			{Name: "street", About: lang.Text{ZH: "所在街道（镇）", EN: "id of the street or town"}},
			{Name: "cursor", About: lang.Text{ZH: "上一页给出的 next", EN: "next as the page before gave it"}},
			{Name: "limit", Type: "integer", About: lang.Text{ZH: "每页条数，默认50，最多200", EN: "how many a page, default 50, at most 200"}},
			reportParam(),
		},
		Answer: track.StuckQueue{}, Other: reportMedia(), Handle: followed(listStuck),
	}
}

func listStuck(c *Call) error {
	reach, err := c.Server.Gate.Reach(c.Context(), c.Account, "project.read")
	if err != nil {
		return err
	}
	q, err := c.Server.Track.Stuck(c.Context(), track.StuckFilter{
		Cause: c.Query("cause"), Whose: c.Query("whose"), Department: c.Query("department"), Street: c.Query("street"), Agent: c.Query("agent"),
		Owner: c.Query("owner"), Seen: sights(reach), Cursor: c.Query("cursor"), Limit: int(c.whole("limit")), Lang: c.Lang,
	})
	if err != nil {
		return err
	}
	if c.asReport() {
		return c.report(c.stuckReport(q), "supervision-stuck")
	}
	return c.JSON(q)
}

// stuckReport writes a page of the queue as a table, a cause a row, and its counts.
func (c *Call) stuckReport(q *track.StuckQueue) *view.Report {
	say := func(zh, en string) string { return lang.Text{ZH: zh, EN: en}.In(c.Lang) }
	column := func(id, zh, en string) view.Column { return view.Column{ID: id, Title: say(zh, en)} }
	title, on, book := say("卡住的项目", "Stuck projects"), c.Server.Today(), c.Server.Track.StuckCauses()
	rows := view.Table{ID: "stuck", Title: title, Columns: []view.Column{
		column("project", "项目", "Project"), column("cause", "原因", "Cause"), column("whose", "是谁的", "Whose"), c.departmentColumn(), column("item", "事项", "Item"),
		column("since", "自", "Since"), c.counted("days", "已有工作日", "Working days"), c.counted("lost", "损失工作日", "Days lost"),
		column("waiting", "因此不能开始", "Cannot begin"), column("moves", "怎样推动", "What would move it"),
	}}
	for _, p := range q.Projects {
		for _, x := range p.Causes {
			var waiting []string
			for _, key := range x.Waiting {
				waiting = append(waiting, c.Server.Track.ItemName(key).In(c.Lang))
			}
			department := ""
			if x.Department != "" {
				department = c.departmentName(x.Department)
			}
			rows.Rows = append(rows.Rows, []any{
				p.Name, x.Name, book.Whose[x.Whose].In(c.Lang), department, x.Item, x.Since, x.Days, x.Lost, strings.Join(waiting, "、"), x.Moves,
			})
		}
	}
	counts := view.Table{ID: "causes", Title: say("按原因", "By cause"), Columns: []view.Column{column("cause", "原因", "Cause"), c.counted("projects", "项目数", "Projects")}}
	for _, cause := range book.Causes {
		if n := q.Causes[cause.ID]; n > 0 {
			counts.Rows = append(counts.Rows, []any{cause.Name.In(c.Lang), n})
		}
	}
	departments := view.Table{ID: "departments", Title: say("按部门", "By department"), Columns: []view.Column{c.departmentColumn(), c.counted("projects", "项目数", "Projects")}}
	for _, id := range slices.Sorted(maps.Keys(q.Departments)) {
		departments.Rows = append(departments.Rows, []any{c.departmentName(id), q.Departments[id]})
	}
	return &view.Report{Lang: c.Lang, Title: title, Subtitle: on.String(), On: on, Tables: []view.Table{rows, counts, departments}}
}
