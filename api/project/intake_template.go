package project

import (
	"io"
	"strconv"

	"github.com/xuri/excelize/v2"

	"sevenlists/api/sheet"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
)

// The sheets of the template.
var (
	intakeSheet  = lang.Text{ZH: "项目", EN: "Projects"}
	choicesSheet = lang.Text{ZH: "选项", EN: "Choices"}
	yesNo        = [2]lang.Text{{ZH: "是", EN: "yes"}, {ZH: "否", EN: "no"}}
)

// IntakeTemplate writes a workbook to fill in: a column for each fact of the rule set in use, with the
// question as a comment at its head and what may be answered to choose from. The same rule set and
// language give the same bytes.
//
// It returns the errors of the writer.
func (s *Service) IntakeTemplate(w io.Writer, l lang.Lang) error {
	t := &intakeTemplate{file: excelize.NewFile(), lang: l, sheet: intakeSheet.In(l), choices: choicesSheet.In(l)}
	defer t.file.Close()
	t.begin(s.Rules().Revision())
	for _, c := range ownColumns {
		t.column(c.title.In(l), c.question.In(l))
		if c.id == columnStart {
			t.format("yyyy-mm-dd")
		}
	}
	facts := s.Rules().Facts()
	for i := range facts.List {
		if f := &facts.List[i]; facts.Fact(f.ID) == f {
			t.fact(f)
		}
	}
	t.end()
	if t.err != nil {
		return t.err
	}
	_, err := t.file.WriteTo(w)
	return err
}

// intakeTemplate is a template in the making. After the first error nothing more is written.
type intakeTemplate struct {
	file           *excelize.File
	lang           lang.Lang
	sheet, choices string
	head           int // style
	columns, lists int // written so far
	err            error
}

func (t *intakeTemplate) do(err error) {
	if t.err == nil {
		t.err = err
	}
}

func (t *intakeTemplate) say(zh, en string) string { return lang.Text{ZH: zh, EN: en}.In(t.lang) }

func (t *intakeTemplate) begin(revision string) {
	t.do(t.file.SetSheetName(t.file.GetSheetName(0), t.sheet))
	_, err := t.file.NewSheet(t.choices)
	t.do(err)
	const never = "2026-01-01T00:00:00Z" // and not the clock: the same rules give the same bytes
	t.do(t.file.SetDocProps(&excelize.DocProperties{
		Created: never, Modified: never, Creator: "sevenlists", LastModifiedBy: "sevenlists", Title: t.sheet, Description: revision,
	}))
	t.head, err = t.file.NewStyle(&excelize.Style{
		Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"},
		Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"EEF1F4"}},
	})
	t.do(err)
}

func (t *intakeTemplate) end() {
	t.do(t.file.SetRowHeight(t.sheet, 1, 48))
	t.do(t.file.SetPanes(t.sheet, &excelize.Panes{Freeze: true, XSplit: 2, YSplit: 1, TopLeftCell: "C2", ActivePane: "bottomRight"}))
	t.do(t.file.SetSheetVisible(t.choices, false))
}

// column writes the head of the next column and its comment.
func (t *intakeTemplate) column(title, comment string) {
	name := sheet.Column(t.columns)
	t.columns++
	cell := name + "1"
	t.do(t.file.SetCellStr(t.sheet, cell, title))
	t.do(t.file.SetCellStyle(t.sheet, cell, cell, t.head))
	t.do(t.file.SetColWidth(t.sheet, name, name, 18))
	t.do(t.file.AddComment(t.sheet, excelize.Comment{
		Cell: cell, Author: "sevenlists", Paragraph: []excelize.RichTextRun{{Text: comment}}, Width: 320, Height: 120,
	}))
}

// below are the cells of the last column that are filled in.
func (t *intakeTemplate) below() string {
	name := sheet.Column(t.columns - 1)
	return name + "2:" + name + strconv.Itoa(mostIntakeRows+1)
}

// format shows what is written into the last column in that form.
func (t *intakeTemplate) format(form string) {
	style, err := t.file.NewStyle(&excelize.Style{CustomNumFmt: &form})
	t.do(err)
	t.do(t.file.SetColStyle(t.sheet, sheet.Column(t.columns-1), style))
	head := sheet.Column(t.columns-1) + "1"
	t.do(t.file.SetCellStyle(t.sheet, head, head, t.head))
}

// fact writes the column of a fact.
func (t *intakeTemplate) fact(f *profile.Fact) {
	t.column(titleOf(f, t.lang), f.Question.In(t.lang)+"\n"+t.allowed(f)+"\n"+f.ID)
	switch f.Type {
	case profile.EnumType:
		names := make([]string, len(f.Values))
		for i, c := range f.Values {
			names[i] = c.Name.In(t.lang)
		}
		t.list(names)
	case profile.BooleanType:
		t.list([]string{yesNo[0].In(t.lang), yesNo[1].In(t.lang)})
	case profile.NumberType:
		t.number(f)
	case profile.DateType:
		t.format("yyyy-mm-dd")
	}
}

// allowed says in words what may be answered.
func (t *intakeTemplate) allowed(f *profile.Fact) string {
	unit := f.Unit.In(t.lang)
	if unit != "" {
		unit = t.say("，单位："+unit, ", in "+unit)
	}
	var said string
	switch {
	case f.Type == profile.EnumType || f.Type == profile.BooleanType:
		said = t.say("从列表中选", "choose from the list")
	case f.Type == profile.NumberType && f.Integer:
		said = t.say("整数", "a whole number") + unit
	case f.Type == profile.NumberType:
		said = t.say("数字", "a number") + unit
	case f.Type == profile.DateType:
		said = t.say("日期", "a date")
	default:
		said = t.say("文字", "text")
	}
	return said + t.say("；不清楚的填“未知”，不填的按默认值", "; write unknown where it is not known; empty takes the default")
}

// list lets the answers of the last column be chosen. The choices stand on a sheet of their own, because
// those that stand in the rule itself may be of 255 characters at most.
func (t *intakeTemplate) list(names []string) {
	name := sheet.Column(t.lists)
	t.lists++
	names = append(names, t.say("未知", "unknown"))
	for i, n := range names {
		t.do(t.file.SetCellStr(t.choices, name+strconv.Itoa(i+1), n))
	}
	rule := excelize.NewDataValidation(true)
	rule.SetSqref(t.below())
	rule.SetSqrefDropList("'" + t.choices + "'!$" + name + "$1:$" + name + "$" + strconv.Itoa(len(names)))
	t.do(t.file.AddDataValidation(t.sheet, rule))
}

// number warns of what is no number of the fact, and lets it stand: unknown may be written, too.
func (t *intakeTemplate) number(f *profile.Fact) {
	low, high := -1e12, 1e12
	if f.Min.IsKnown() {
		low = float64(f.Min.Micro()) / profile.Scale
	}
	if f.Max.IsKnown() {
		high = float64(f.Max.Micro()) / profile.Scale
	}
	kind := excelize.DataValidationTypeDecimal
	if f.Integer {
		kind = excelize.DataValidationTypeWhole
	}
	rule := excelize.NewDataValidation(true)
	rule.SetSqref(t.below())
	t.do(rule.SetRange(low, high, kind, excelize.DataValidationOperatorBetween))
	rule.SetError(excelize.DataValidationErrorStyleWarning, titleOf(f, t.lang), t.allowed(f))
	t.do(t.file.AddDataValidation(t.sheet, rule))
}
