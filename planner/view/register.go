package view

import (
	"io"

	"sevenlists/planner/guide"
)

// Register lists the promised days, fees and windows in force on the day of the writer, with what says so
// where that is the district's register.
func (c Catalogue) Register(w io.Writer) error {
	rows := guide.Register(c.Set, c.Day, c.Lang)
	g := grid{Columns: []column{
		{ID: "item", Title: c.tell("编号", "id"), Type: "text"}, {ID: "name", Title: c.tell("名称", "name"), Type: "text"},
		{ID: "days", Title: c.tell("承诺工作日", "promised days"), Type: "number"}, {ID: "statutory", Title: c.tell("法定时限", "by law"), Type: "text"},
		{ID: "fee", Title: c.tell("收费项目", "fee"), Type: "text"}, {ID: "yuan", Title: c.tell("登记金额（元）", "yuan, by the register"), Type: "text"},
		{ID: "window", Title: c.tell("窗口", "window"), Type: "text"}, {ID: "source", Title: c.tell("出处", "source"), Type: "text"},
	}}
	for i := range rows {
		r := &rows[i]
		days := textCell("")
		if r.Days != nil {
			days = numberCell(*r.Days)
		}
		g.Rows = append(g.Rows, gridRow{Item: r.Item, Cells: []cell{textCell(r.Item), textCell(r.Name), days, textCell(r.Statutory),
			textCell(r.FeeName), textCell(r.Yuan), textCell(r.Window), textCell(r.Source)}})
	}
	return c.write(w, g, rows)
}
