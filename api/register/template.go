package register

import (
	"io"
	"strconv"

	"github.com/xuri/excelize/v2"

	"sevenlists/api/sheet"
	"sevenlists/planner/calendar"
	"sevenlists/planner/guide"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// sheetName is the sheet of the template.
var sheetName = lang.Text{ZH: "事项登记册", EN: "Item register"}

// Template writes a workbook of what is in force on a day, to be filled in and taken in again. The same rule
// set, day and language give the same bytes. It returns the errors of the writer.
func Template(w io.Writer, set *rules.Set, on calendar.Date, l lang.Lang) error {
	t := &template{file: excelize.NewFile(), sheet: sheetName.In(l)}
	defer t.file.Close()
	at := on.String() + "T00:00:00Z" // and not the clock
	t.do(t.file.SetSheetName(t.file.GetSheetName(0), t.sheet))
	t.do(t.file.SetDocProps(&excelize.DocProperties{
		Created: at, Modified: at, Creator: "sevenlists", LastModifiedBy: "sevenlists", Title: t.sheet, Description: set.Revision(),
	}))
	t.head(l)
	for i, row := range guide.Register(set, on, l) {
		t.row(i+2, &row)
	}
	t.do(t.file.SetPanes(t.sheet, &excelize.Panes{Freeze: true, XSplit: 2, YSplit: 1, TopLeftCell: "C2", ActivePane: "bottomRight"}))
	if t.err != nil {
		return t.err
	}
	_, err := t.file.WriteTo(w)
	return err
}

// template is a workbook in the making. After the first error nothing more is written.
type template struct {
	file  *excelize.File
	sheet string
	err   error
}

func (t *template) do(err error) {
	if t.err == nil {
		t.err = err
	}
}

func (t *template) head(l lang.Lang) {
	style, err := t.file.NewStyle(&excelize.Style{
		Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"},
		Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"EEF1F4"}},
	})
	t.do(err)
	iso := "yyyy-mm-dd"
	date, err := t.file.NewStyle(&excelize.Style{CustomNumFmt: &iso})
	t.do(err)
	for i, c := range columns {
		name := sheet.Column(i)
		if c.id == columnFrom || c.id == columnTo {
			t.do(t.file.SetColStyle(t.sheet, name, date))
		}
		t.do(t.file.SetCellStr(t.sheet, name+"1", c.title.In(l)))
		t.do(t.file.SetCellStyle(t.sheet, name+"1", name+"1", style))
		t.do(t.file.SetColWidth(t.sheet, name, name, c.width))
		t.do(t.file.AddComment(t.sheet, excelize.Comment{
			Cell: name + "1", Author: "sevenlists", Paragraph: []excelize.RichTextRun{{Text: c.about.In(l)}}, Width: 240, Height: 60,
		}))
	}
}

// row writes what is in force. When it began and by what paper is left to whoever changes it.
func (t *template) row(n int, row *guide.Published) {
	number := func(p *int) any {
		if p == nil {
			return nil
		}
		return *p
	}
	yuan := any(nil)
	if micro, err := profile.ParseMicro(row.Yuan); err == nil {
		yuan = float64(micro) / profile.Scale
	}
	for i, c := range columns {
		v, known := map[string]any{
			columnItem: row.Item, shownName: row.Name, shownOffice: row.Department, shownLaw: row.Statutory, shownCatalogue: number(row.Catalogue),
			columnDays: number(row.Days), columnFee: row.Fee, columnYuan: yuan, columnWindow: row.Window,
		}[c.id]
		cell := sheet.Column(i) + strconv.Itoa(n)
		switch v := v.(type) {
		case string:
			t.do(t.file.SetCellStr(t.sheet, cell, v)) // as text: what looks like a formula is none
		case nil:
		default:
			if known {
				t.do(t.file.SetCellValue(t.sheet, cell, v))
			}
		}
	}
}
