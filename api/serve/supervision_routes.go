package serve

import (
	"net/http"
	"time"

	"sevenlists/api/track"
	leadrates "sevenlists/api/track/rates"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/view"
)

// supervisionRoutes are those of whoever oversees.
func (s *Server) supervisionRoutes() []Route {
	return append(districtRoutes(), []Route{s.stuckRoute(), {
		Name: "supervision_trend", Method: http.MethodGet, Path: "/api/v1/supervision/trend", Group: "supervision",
		Action: "supervision.report", Patience: reportWithin,
		Summary: lang.Text{ZH: "近几个月的办件、亮灯、违规、提前率和督办", EN: "The last months: cases, lights, breaches, lead rates and reminders of each"},
		Query: []Param{{Name: "months", Type: "integer", About: lang.Text{
			ZH: "几个月，默认12，最多36；最后一个是本月", EN: "how many months, default 12, at most 36; the last is this one"}}, reportParam()},
		Answer: track.Trend{}, Other: reportMedia(), Handle: followed(reportTrend),
	}, {
		Name: "supervision_month", Method: http.MethodGet, Path: "/api/v1/supervision/report", Group: "supervision",
		Action: "supervision.report", Patience: reportWithin,
		Summary: lang.Text{ZH: "月度督查报告：办件数量、亮灯、违规、损失天数的归属和提前率", EN: "The monthly report: cases, lights, breaches, to whom lost days are put down, and the lead rates"},
		Query: []Param{
			{Name: "month", Most: 7, About: lang.Text{ZH: "月份，如 2026-06；默认本月", EN: "the month, such as 2026-06; this one by default"}}, reportParam()},
		Answer: track.Month{}, Other: reportMedia(), Handle: followed(reportMonth),
	}}...)
}

// reportWithin is how long a report may take that goes through all cases.
const reportWithin = time.Minute

func reportMonth(c *Call) error {
	month := c.Query("month")
	if month == "" {
		month = c.Server.Today().String()[:len("2006-01")]
	}
	from, err := calendar.ParseDate(month + "-01")
	if err != nil {
		return fault.New(fault.Invalid, "supervision.month", "month", month)
	}
	m, err := c.Server.Track.Month(c.Context(), from, c.Lang)
	if err != nil {
		return err
	}
	if c.asReport() {
		return c.report(c.monthReport(m, month), "supervision-"+month)
	}
	return c.JSON(m)
}

// monthReport writes the monthly report as tables.
func (c *Call) monthReport(m *track.Month, month string) *view.Report {
	say := func(zh, en string) string { return lang.Text{ZH: zh, EN: en}.In(c.Lang) }
	r := &view.Report{
		Lang: c.Lang, Title: say("审批督查月报 ", "Supervision of approvals, ") + month, On: m.To,
		Subtitle: m.From.String() + say(" 至 ", " to ") + m.To.String(),
		Notes: []string{
			say("提前率未取整，逾期不截断；没有法定时限的事项不计入前两项。", "Rates are not clamped: what is late counts below zero. Items without a statutory limit are left out of the first two."),
		},
	}
	r.Tables = append(r.Tables, view.Table{
		ID: "counts", Title: say("办件", "Cases"), Rows: c.countRows(m), Columns: []view.Column{{ID: "what", Title: say("项目", "What")}, {ID: "n", Title: say("件数", "Number"), Number: true}},
	})
	r.Tables = append(r.Tables, c.lostTable(m))
	name := func(id string) string {
		if item := c.Server.Rules().Item(id); item != nil {
			return item.Name.In(c.Lang)
		}
		return id
	}
	district := func(string) string { return say("全区", "The district") }
	r.Tables = append(r.Tables,
		c.leads("district", say("提前率：全区", "Lead rates: the district"), m.District, district),
		c.leads("departments", say("提前率：部门", "Lead rates: departments"), m.Departments, c.departmentName),
		c.leads("items", say("提前率：事项", "Lead rates: items"), m.Items, name), c.remindersTable(m))
	r.Tables = append(r.Tables, c.rankTables(m)...)
	return r
}

// leads is a table of rates in per cent.
func (c *Call) leads(id, title string, list []leadrates.Lead, name func(string) string) view.Table {
	t := view.Table{ID: id, Title: title, Columns: []view.Column{{ID: "name", Title: lang.Text{ZH: "名称", EN: "Name"}.In(c.Lang)}}}
	for _, column := range []struct {
		id    string
		title lang.Text
	}{
		{"promise", lang.Text{ZH: "承诺办理提前率（按事项）", EN: "Promise, each item once"}},
		{"promise_weighted", lang.Text{ZH: "承诺办理提前率（按件）", EN: "Promise, by volume"}},
		{"actual", lang.Text{ZH: "实际办理提前率（按事项）", EN: "Fact, each item once"}},
		{"actual_weighted", lang.Text{ZH: "实际办理提前率（按件）", EN: "Fact, by volume"}},
		{"ahead", lang.Text{ZH: "较承诺提前率（按件）", EN: "Ahead of the promise, by volume"}},
	} {
		t.Columns = append(t.Columns, view.Column{ID: column.id, Title: column.title.In(c.Lang) + " %", Number: true})
	}
	for _, l := range list {
		row := []any{name(l.ID)}
		for _, r := range []leadrates.Rate{l.Promise.Unweighted, l.Promise.Weighted, l.Actual.Unweighted, l.Actual.Weighted, l.AheadOfPromise.Weighted} {
			row = append(row, percent(r.Rate))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
