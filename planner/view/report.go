package view

import (
	"fmt"
	"io"
	"strings"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// Report is a listing or a report that is no plan, to be printed or worked on in a spreadsheet.
type Report struct {
	Lang     lang.Lang
	Title    string
	Subtitle string // of when, of whom
	On       calendar.Date
	Tables   []Table
	Notes    []string
}

// Table is one table of a report.
type Table struct {
	ID      string // lower_snake_case; the file of its CSV is called so
	Title   string
	Note    string
	Columns []Column
	// Rows hold a string, int, float64, bool or calendar.Date for each column; what is not there, and a
	// day that is 0, is empty.
	Rows [][]any
}

// Column is one column of a table.
type Column struct {
	ID, Title string
	Number    bool // ends at the right
}

// ReportFormats are what a report is written as.
var ReportFormats = []string{"html", "xlsx", "csv"}

// Write writes a report in one of ReportFormats, a CSV with its first table alone. It returns Invalid
// list.format, or the error of the writer.
func (r *Report) Write(w io.Writer, format string) error {
	p := newPage(&planner.Plan{Lang: r.Lang, Start: r.On, Project: planner.ProjectName{Name: r.Title}}, RuleSet{})
	grids := make([]grid, len(r.Tables))
	for i, t := range r.Tables {
		grids[i] = t.grid(p)
	}
	switch format {
	case "csv":
		if len(grids) == 0 {
			return nil
		}
		return grids[0].csv(w)
	case "xlsx":
		return p.workbook(w, func(b *book) {
			if len(grids) == 0 {
				b.begin(r.Title)
			}
			for _, g := range grids {
				b.grid(g)
			}
		})
	case "html":
		v := struct {
			Lang, Title, Subtitle string
			Tables                []htmlList
			Footer                []string
		}{Lang: "zh-CN", Title: r.Title, Subtitle: r.Subtitle, Footer: r.Notes}
		if r.Lang == lang.EN {
			v.Lang = "en"
		}
		for _, g := range grids {
			v.Tables = append(v.Tables, g.under())
		}
		return writeHTML(w, "report.html", p.say, v)
	}
	return fault.New(fault.Invalid, "list.format", "", format, ReportFormats)
}

// ReportMedia is the media type of a format of reports.
func ReportMedia(format string) string { return FormatNamed(format).Media }

func (t *Table) grid(p *page) grid {
	g := grid{ID: t.ID, Title: t.Title, Question: t.Note, Empty: p.say("list.empty")}
	for _, c := range t.Columns {
		kind := "text"
		if c.Number {
			kind = "number"
		}
		g.Columns = append(g.Columns, column{ID: c.ID, Title: c.Title, Type: kind})
	}
	for _, row := range t.Rows {
		r := gridRow{Cells: make([]cell, len(g.Columns))}
		for i := range r.Cells {
			if i < len(row) {
				r.Cells[i] = p.valueCell(row[i])
			}
		}
		g.Rows = append(g.Rows, r)
	}
	return g
}

// valueCell makes a cell of a value of a report.
func (p *page) valueCell(v any) cell {
	switch v := v.(type) {
	case nil:
		return cell{}
	case calendar.Date:
		if v.IsZero() {
			return cell{}
		}
		return dateCell(v)
	case int:
		return numberCell(v)
	case float64:
		return cell{Text: number(v), Number: v, IsNumber: true}
	case bool:
		if !v {
			return cell{}
		}
		return textCell(p.say("yes"))
	}
	return textCell(strings.TrimSpace(fmt.Sprint(v)))
}
