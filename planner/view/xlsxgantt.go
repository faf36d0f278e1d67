package view

import (
	"strings"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
)

// summary is the first sheet: what a reader must know, with the variants and the targets.
func (b *book) summary() {
	b.begin(b.say("summary"))
	b.width(1, 26)
	b.do(b.file.SetColWidth(b.sheet, "B", "J", 13))
	b.text(1, 1, b.title(), "title")
	b.text(1, 2, b.verdict(), "lead")
	b.do(b.file.MergeCell(b.sheet, "A2", "J2"))
	b.do(b.file.SetRowHeight(b.sheet, 2, 62))
	row := 4
	line := func(label string, c cell) {
		b.text(1, row, label, "name")
		b.cell(2, row, c)
		row++
	}
	line(b.say("start"), dateCell(b.Start))
	line(b.say("reference_date"), dateCell(b.ReferenceDate))
	line(b.say("required"), numberCell(b.required()))
	line(b.say("possible"), numberCell(b.possible()))
	if works := b.worksMayStart(); !works.IsZero() {
		line(b.say("works_may_start"), dateCell(works))
	}
	if !b.Totals.Finish.IsZero() {
		line(b.say("finish_date"), dateCell(b.Totals.Finish))
	}
	row++
	for _, g := range []grid{b.variantGrid(), b.partGrid(), b.targets(), b.between()} {
		if len(g.Rows) == 0 {
			continue
		}
		b.text(1, row, g.Title, "section")
		row = b.table(g, row+1)
		if g.ID == "variants" {
			row = b.wide(g.Question, row)
		}
		row++
	}
	for _, n := range append(b.notes(), b.footer()...) {
		row = b.wide(n, row)
	}
}

// wide writes a note over all columns of the summary and gives the next row.
func (b *book) wide(s string, row int) int {
	b.text(1, row, s, "note")
	b.do(b.file.MergeCell(b.sheet, b.at(1, row), b.at(10, row)))
	b.do(b.file.SetRowHeight(b.sheet, row, 14*float64(columns(s)/140+1)))
	return row + 1
}

// Beyond these spans a column of the chart is no longer a day, or a week.
const (
	mostDays  = 92
	mostWeeks = 300 * 7
)

// steps are the days on which the columns of the chart begin: days, weeks or months.
func steps(first, last calendar.Date) []calendar.Date {
	span := int(last-first) + 1
	var days []calendar.Date
	switch {
	case span <= mostDays:
		for d := first; d <= last; d++ {
			days = append(days, d)
		}
	case span <= mostWeeks:
		for d := first - calendar.Date((int(first.Weekday())+6)%7); d <= last; d += 7 {
			days = append(days, d)
		}
	default:
		days = append(days, first)
		for d := nextMonth(first); d <= last; d = nextMonth(d) {
			days = append(days, d)
		}
	}
	return days
}

// gantt is the sheet that draws the route with coloured cells.
func (b *book) gantt() {
	c := b.chart()
	b.begin(b.say("gantt"))
	heads := []string{"phase", "item", "department", "duration", "early_start", "early_finish", "late_finish", "float", "critical"}
	widths := []float64{16, 34, 26, 9, 12, 12, 12, 9, 8}
	for i, h := range heads {
		b.text(i+1, 1, b.say(h), "head")
		b.width(i+1, widths[i])
	}
	var days []calendar.Date
	if c.Bars > 0 {
		days = steps(c.First, c.Last)
	}
	for k, d := range days {
		b.date(len(heads)+1+k, 1, d, "week")
	}
	if len(days) > 0 {
		b.do(b.file.SetColWidth(b.sheet, b.column(len(heads)+1), b.column(len(heads)+len(days)), 2.6))
	}
	b.do(b.file.SetRowHeight(b.sheet, 1, 36))
	row := 1
	for _, g := range c.Groups {
		for _, item := range append(g.Rows, g.Undated...) {
			row++
			b.ganttRow(g.Name, item, row)
			b.ganttBar(item, days, c.Last, len(heads), row)
		}
	}
	b.do(b.file.AutoFilter(b.sheet, "A1:"+b.at(len(heads), max(row, 2)), nil))
	b.freeze(2, 1)
	b.repeat(1)
}

func (b *book) ganttRow(phase string, item *planner.ItemRow, row int) {
	name := "name"
	if mark(item) == "critical" {
		name = "critical"
	}
	b.text(1, row, phase, "text")
	b.text(2, row, markedName(item), name)
	b.text(3, row, item.Department, "text")
	s := item.Schedule
	if s == nil {
		b.text(4, row, b.say("possible"), "text")
		for column := 5; column <= 9; column++ {
			b.text(column, row, "", "text")
		}
		return
	}
	b.cell(4, row, numberCell(s.Duration))
	b.cell(5, row, dateCell(s.EarlyStart))
	b.cell(6, row, dateCell(s.EarlyFinish))
	b.cell(7, row, dateCell(s.LateFinish))
	b.cell(8, row, numberCell(s.TotalFloat))
	critical := ""
	if s.Critical {
		critical = b.say("yes")
	}
	b.text(9, row, critical, "text")
}

// ganttBar colours the cells in which an item is planned, and those into which it may slip.
func (b *book) ganttBar(item *planner.ItemRow, days []calendar.Date, last calendar.Date, left, row int) {
	for k, from := range days {
		to := last
		if k+1 < len(days) {
			to = days[k+1] - 1
		}
		style, s := "", item.Schedule
		switch {
		case s != nil && s.EarlyStart <= to && s.EarlyFinish >= from:
			style = "bar"
			if item.Kind == "works" {
				style = "works"
			} else if s.Critical {
				style = "bar critical"
			}
		case s != nil && s.EarlyFinish < from && s.LateFinish >= from:
			style = "float"
		case to == from && b.set.Calendar != nil && !b.set.Calendar.IsWorkingDay(from):
			style = "rest"
		default:
			continue
		}
		b.style(left+1+k, row, style)
		if strings.HasPrefix(style, "bar") && s.Duration == 0 {
			b.text(left+1+k, row, "◆", style)
		}
	}
}
