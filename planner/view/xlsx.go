package view

import (
	"io"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
)

// XLSX writes a plan as a workbook: a summary, the route by week, a sheet a list, and the tables
// beside the lists, with real dates and numbers. Text is always written as text, so that a name
// that begins like a formula is none. It returns the error of the writer.
func XLSX(w io.Writer, p *planner.Plan, set RuleSet) error {
	return newPage(p, set).workbook(w, func(b *book) {
		b.summary()
		b.gantt()
		for _, g := range append(b.lists(), b.others()...) {
			b.grid(g)
		}
	})
}

// workbook writes a workbook with the sheets that fill adds.
func (p *page) workbook(w io.Writer, fill func(*book)) error {
	b := &book{page: p, file: excelize.NewFile(), taken: map[string]bool{}}
	defer b.file.Close() // holds memory only; nothing that could fail after the write
	b.properties()
	b.makeStyles()
	fill(b)
	if b.err != nil {
		return b.err
	}
	_, err := b.file.WriteTo(w)
	return err
}

// book is a workbook in the making. After the first error nothing more is written.
type book struct {
	*page
	file   *excelize.File
	styles map[string]int
	taken  map[string]bool // names of sheets, in small letters
	sheet  string
	err    error
}

// do keeps the first error.
func (b *book) do(err error) {
	if b.err == nil {
		b.err = err
	}
}

// properties are taken from the plan and not from the clock: the same plan gives the same bytes.
func (b *book) properties() {
	day := b.Start
	if day.IsZero() {
		day = b.ReferenceDate
	}
	at := day.String() + "T00:00:00Z"
	b.do(b.file.SetDocProps(&excelize.DocProperties{
		Created: at, Modified: at, Title: clean(b.title()), Creator: "sevenlists", LastModifiedBy: "sevenlists",
		Subject: b.say("plan"), Description: b.Rules.Revision, Language: string(b.Lang),
	}))
}

// The colours of the workbook, those of the page on white.
const (
	xlSeal, xlBlue, xlFloat, xlWorks = "B3261E", "1F5C94", "C6D6E6", "D6CAB8"
	xlHead, xlLine, xlRest, xlSoft   = "EEF1F4", "D8DEE5", "F4F6F8", "55606C"
)

func (b *book) makeStyles() {
	font := &excelize.Font{Family: "Microsoft YaHei", Size: 10}
	bold := &excelize.Font{Family: "Microsoft YaHei", Size: 10, Bold: true}
	critical := &excelize.Font{Family: "Microsoft YaHei", Size: 10, Bold: true, Color: xlSeal}
	lines := []excelize.Border{{Type: "bottom", Color: xlLine, Style: 1}}
	top := &excelize.Alignment{Vertical: "top", WrapText: true}
	fill := func(color string) excelize.Fill {
		return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}
	}
	iso, day, yuan := "yyyy-mm-dd", "mm-dd", "#,##0.00"
	b.styles = map[string]int{}
	for _, s := range []struct {
		name  string
		style excelize.Style
	}{
		{"text", excelize.Style{Font: font, Border: lines, Alignment: top}},
		{"number", excelize.Style{Font: font, Border: lines, Alignment: &excelize.Alignment{Vertical: "top", Horizontal: "right"}}},
		{"money", excelize.Style{Font: font, Border: lines, Alignment: &excelize.Alignment{Vertical: "top", Horizontal: "right"}, CustomNumFmt: &yuan}},
		{"date", excelize.Style{Font: font, Border: lines, Alignment: &excelize.Alignment{Vertical: "top", Horizontal: "left"}, CustomNumFmt: &iso}},
		{"head", excelize.Style{Font: bold, Fill: fill(xlHead), Border: lines, Alignment: &excelize.Alignment{Vertical: "center", WrapText: true}}},
		{"title", excelize.Style{Font: &excelize.Font{Family: "Microsoft YaHei", Size: 16, Bold: true, Color: xlSeal}}},
		{"section", excelize.Style{Font: &excelize.Font{Family: "Microsoft YaHei", Size: 12, Bold: true}}},
		{"lead", excelize.Style{Font: &excelize.Font{Family: "Microsoft YaHei", Size: 11}, Alignment: top}},
		{"note", excelize.Style{Font: &excelize.Font{Family: "Microsoft YaHei", Size: 9, Color: xlSoft}, Alignment: top}},
		{"name", excelize.Style{Font: bold, Border: lines, Alignment: top}},
		{"critical", excelize.Style{Font: critical, Border: lines, Alignment: top}},
		{"week", excelize.Style{Font: &excelize.Font{Family: "Microsoft YaHei", Size: 8, Color: xlSoft}, Fill: fill(xlHead), CustomNumFmt: &day,
			Alignment: &excelize.Alignment{TextRotation: 90, Horizontal: "center"}}},
		{"bar", excelize.Style{Font: &excelize.Font{Size: 8, Color: "FFFFFF"}, Fill: fill(xlBlue), Alignment: &excelize.Alignment{Horizontal: "center"}}},
		{"bar critical", excelize.Style{Font: &excelize.Font{Size: 8, Color: "FFFFFF"}, Fill: fill(xlSeal), Alignment: &excelize.Alignment{Horizontal: "center"}}},
		{"float", excelize.Style{Fill: fill(xlFloat)}},
		{"works", excelize.Style{Fill: fill(xlWorks)}},
		{"rest", excelize.Style{Fill: fill(xlRest)}},
	} {
		id, err := b.file.NewStyle(&s.style)
		b.do(err)
		b.styles[s.name] = id
	}
}

// begin starts a sheet. The first takes the place of the one that a new workbook has.
func (b *book) begin(title string) {
	b.sheet = b.sheetName(title)
	if len(b.taken) == 1 {
		b.do(b.file.SetSheetName("Sheet1", b.sheet))
	} else {
		_, err := b.file.NewSheet(b.sheet)
		b.do(err)
	}
	b.layout()
}

// layout makes the sheet print across A4, as many pages long as it needs.
func (b *book) layout() {
	size, orientation, one, none, yes := 9, "landscape", 1, 0, true
	b.do(b.file.SetPageLayout(b.sheet, &excelize.PageLayoutOptions{Size: &size, Orientation: &orientation, FitToWidth: &one, FitToHeight: &none}))
	b.do(b.file.SetSheetProps(b.sheet, &excelize.SheetPropsOptions{FitToPage: &yes}))
}

// sheetName makes a title fit for a sheet: at most 31 characters, none that Excel forbids, and
// none twice.
func (b *book) sheetName(title string) string {
	name := []rune(strings.Trim(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]`, r) {
			return ' '
		}
		return r
	}, clean(title)), " '\n"))
	if len(name) == 0 {
		name = []rune("-")
	}
	const longest = 31
	for n := 1; ; n++ {
		suffix := ""
		if n > 1 {
			suffix = " " + strconv.Itoa(n)
		}
		s := strings.TrimSpace(string(name[:min(len(name), longest-len(suffix))])) + suffix
		if key := strings.ToLower(s); !b.taken[key] {
			b.taken[key] = true
			return s
		}
	}
}

// at is the name of a cell; both numbers count from 1.
func (b *book) at(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row)
	b.do(err)
	return name
}

func (b *book) column(n int) string {
	name, err := excelize.ColumnNumberToName(n)
	b.do(err)
	return name
}

// text writes a text, never a formula.
func (b *book) text(column, row int, s, style string) {
	b.do(b.file.SetCellStr(b.sheet, b.at(column, row), clean(s)))
	b.style(column, row, style)
}

func (b *book) style(column, row int, style string) {
	cell := b.at(column, row)
	b.do(b.file.SetCellStyle(b.sheet, cell, cell, b.styles[style]))
}

// date writes a real date: Excel counts days from 1899-12-30.
func (b *book) date(column, row int, d calendar.Date, style string) {
	const epoch = 25569 // days from there to 1970-01-01
	b.do(b.file.SetCellInt(b.sheet, b.at(column, row), int64(d)+epoch))
	b.style(column, row, style)
}

func (b *book) cell(column, row int, c cell) {
	switch {
	case !c.Date.IsZero():
		b.date(column, row, c.Date, "date")
	case c.IsNumber:
		b.do(b.file.SetCellFloat(b.sheet, b.at(column, row), c.Number, -1, 64))
		b.style(column, row, "number")
	default:
		b.text(column, row, c.Text, "text")
	}
}

func (b *book) width(column int, w float64) {
	name := b.column(column)
	b.do(b.file.SetColWidth(b.sheet, name, name, w))
}

// grid writes a table from a row on and gives the row after it.
func (b *book) table(g grid, row int) int {
	for i, c := range g.Columns {
		b.text(i+1, row, c.full(), "head")
	}
	for _, r := range g.Rows {
		row++
		for i, c := range r.Cells {
			b.cell(i+1, row, c)
			if g.Columns[i].Type == moneyType && c.IsNumber {
				b.style(i+1, row, "money")
			}
		}
		if item := b.items[r.Item]; item != nil && mark(item) == "critical" {
			b.style(g.headColumn()+1, row, "critical")
		}
	}
	return row + 1
}

// grid writes a list as a sheet of its own: heads that stay, a filter, columns as wide as their
// texts, up to a limit.
func (b *book) grid(g grid) {
	b.begin(g.Title)
	b.table(g, 1)
	const widest = 46
	for i := range g.Columns {
		b.width(i+1, float64(min(g.need(i), widest)+3))
	}
	if len(g.Columns) == 0 {
		return
	}
	last := b.at(len(g.Columns), max(len(g.Rows), 1)+1)
	b.do(b.file.AutoFilter(b.sheet, "A1:"+last, nil))
	b.freeze(1, 1)
	b.repeat(1)
}

// freeze keeps the first columns and rows in sight.
func (b *book) freeze(columns, rows int) {
	b.do(b.file.SetPanes(b.sheet, &excelize.Panes{Freeze: true, XSplit: columns, YSplit: rows,
		TopLeftCell: b.at(columns+1, rows+1), ActivePane: "bottomRight"}))
}

// repeat prints the first rows on every page.
func (b *book) repeat(rows int) {
	b.do(b.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: b.sheet,
		RefersTo: "'" + strings.ReplaceAll(b.sheet, "'", "''") + "'!$1:$" + strconv.Itoa(rows)}))
}
