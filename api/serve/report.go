package serve

import (
	"bytes"
	"slices"

	"sevenlists/api/project"
	"sevenlists/api/track"
	"sevenlists/planner/lang"
	"sevenlists/planner/view"
)

// reportParam is the parameter of listings that are also written as reports.
func reportParam() Param {
	return Param{Name: "format", Values: append([]string{"json"}, view.ReportFormats...), About: lang.Text{
		ZH: "json（默认）、可打印的 html、xlsx 或者 csv", EN: "json (default), html to print, xlsx or csv"}}
}

// reportMedia are the media types of reports.
func reportMedia() []string {
	return slices.DeleteFunc(formatMedia(), func(m string) bool {
		return m != "text/html" && m != "text/csv" && m != "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	})
}

// asReport reports whether the query asks for a report in place of JSON.
func (c *Call) asReport() bool { return c.Query("format") != "" && c.Query("format") != "json" }

// report answers with a report in the format that the query asks for.
func (c *Call) report(r *view.Report, name string) error {
	var b bytes.Buffer
	format := c.Query("format")
	if err := r.Write(&b, format); err != nil {
		return err
	}
	if format == "html" {
		return c.Page(b.Bytes())
	}
	c.attachment(name + "." + format)
	return c.Bytes(view.ReportMedia(format), b.Bytes())
}

// caseColumns are the columns of cases in a report; those of one project leave out the first.
var caseColumns = []struct {
	id     string
	title  lang.Text
	number bool
}{
	{"project", lang.Text{ZH: "项目", EN: "Project"}, false},
	{"case", lang.Text{ZH: "事项", EN: "Item"}, false},
	{"department", lang.Text{ZH: "牵头部门", EN: "Lead department"}, false},
	{"state", lang.Text{ZH: "状态", EN: "State"}, false},
	{"light", lang.Text{ZH: "亮灯", EN: "Light"}, false},
	{"due", lang.Text{ZH: "期限", EN: "Due"}, false},
	{"received", lang.Text{ZH: "收件", EN: "Received"}, false},
	{"accepted", lang.Text{ZH: "受理", EN: "Accepted"}, false},
	{"left", lang.Text{ZH: "剩余天数", EN: "Days left"}, true},
	{"overdue", lang.Text{ZH: "超期天数", EN: "Days overdue"}, true},
}

// caseReport is a report of cases with the columns of those ids.
func (c *Call) caseReport(title string, rows [][]any, ids ...string) *view.Report {
	t := view.Table{ID: "cases", Title: title, Rows: rows}
	for _, column := range caseColumns {
		if slices.Contains(ids, column.id) {
			t.Columns = append(t.Columns, view.Column{ID: column.id, Title: column.title.In(c.Lang), Number: column.number})
		}
	}
	on := project.DateOf(c.Server.Now())
	return &view.Report{Lang: c.Lang, Title: title, Subtitle: on.String(), On: on, Tables: []view.Table{t}}
}

// names of what stands in a report by id.
func (c *Call) departmentName(id string) string {
	return c.Server.Rules().DepartmentName(id, project.DateOf(c.Server.Now())).In(c.Lang)
}

func (c *Call) stateName(id string) string { return c.Server.Track.Book().States[id].Name.In(c.Lang) }

func (c *Call) lightName(id string) string {
	for _, l := range c.Server.Track.Clocks().Lights {
		if l.ID == id {
			return l.Name.In(c.Lang)
		}
	}
	return id
}

// casesOfProject writes the cases of a project as a report.
func (c *Call) casesOfProject(rows []track.CaseRow) *view.Report {
	list := make([][]any, len(rows))
	for i, r := range rows {
		list[i] = []any{r.Name, c.departmentName(r.Department), c.stateName(r.State), c.lightName(r.Light), r.Due, r.Received, r.Accepted}
	}
	title := c.project().Summary.Name + lang.Text{ZH: " · 办件", EN: " · cases"}.In(c.Lang)
	return c.caseReport(title, list, "case", "department", "state", "light", "due", "received", "accepted")
}

// casesOfDesk writes a page of a desk as a report.
func (c *Call) casesOfDesk(desk *track.Desk) *view.Report {
	list := make([][]any, len(desk.Cases))
	for i, r := range desk.Cases {
		list[i] = []any{r.ProjectName, r.Name, c.departmentName(r.Department), c.stateName(r.State), c.lightName(r.Light), r.Due, r.Received, r.Accepted, r.Left, r.Overdue}
	}
	title := lang.Text{ZH: "在办件", EN: "Open cases"}.In(c.Lang)
	return c.caseReport(title, list, "project", "case", "department", "state", "light", "due", "received", "accepted", "left", "overdue")
}
