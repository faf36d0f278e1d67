package register

import (
	"slices"
	"strings"

	"sevenlists/api/sheet"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// The columns of a table. Those that are shown only say what is so by law and by the catalogue.
const (
	columnItem     = "item"
	columnDays     = "days"
	columnFee      = "fee"
	columnYuan     = "yuan"
	columnWindow   = "window"
	columnFrom     = "from"
	columnTo       = "to"
	columnDocument = "document"
	columnBy       = "by"
	shownName      = "name"
	shownOffice    = "department"
	shownLaw       = "statutory"
	shownCatalogue = "catalogue"
)

// columns are all columns with their titles, in the order of the template.
var columns = []struct {
	id    string
	title lang.Text
	about lang.Text
	width float64
}{
	{columnItem, lang.Text{ZH: "事项编码", EN: "Item id"}, lang.Text{ZH: "编码或者名称", EN: "its id or name"}, 30},
	{shownName, lang.Text{ZH: "事项名称", EN: "Name"}, lang.Text{ZH: "仅供查看", EN: "for reading only"}, 34},
	{shownOffice, lang.Text{ZH: "主办部门", EN: "Department"}, lang.Text{ZH: "仅供查看", EN: "for reading only"}, 20},
	{shownLaw, lang.Text{ZH: "法定时限", EN: "Statutory days"}, lang.Text{ZH: "仅供查看；承诺不得超过", EN: "for reading only; a promise may not exceed it"}, 14},
	{shownCatalogue, lang.Text{ZH: "目录承诺时限", EN: "Days of the catalogue"}, lang.Text{ZH: "仅供查看", EN: "for reading only"}, 14},
	{columnDays, lang.Text{ZH: "承诺时限（工作日）", EN: "Promised working days"}, lang.Text{
		ZH: "整数，当日办结填0；不填的不变", EN: "a whole number, 0 for the same day; empty changes nothing"}, 18},
	{columnFee, lang.Text{ZH: "收费项目", EN: "Fee"}, lang.Text{
		ZH: "编码或者名称；只有一个收费项目的可以不填", EN: "its id or name; may be left empty where the item has one fee"}, 24},
	{columnYuan, lang.Text{ZH: "收费金额（元）", EN: "Fee in yuan"}, lang.Text{ZH: "免收填0；不填的不变", EN: "0 where nothing is charged; empty changes nothing"}, 16},
	{columnWindow, lang.Text{ZH: "受理窗口", EN: "Window"}, lang.Text{ZH: "窗口编码或者名称；不填的不变", EN: "id or name of a window; empty changes nothing"}, 24},
	{columnFrom, lang.Text{ZH: "起始日期", EN: "From"}, lang.Text{ZH: "不填的用导入时给出的日期", EN: "the date given with the import where it is empty"}, 14},
	{columnTo, lang.Text{ZH: "截止日期", EN: "To"}, lang.Text{ZH: "不填的长期有效", EN: "open where it is empty"}, 14},
	{columnDocument, lang.Text{ZH: "公布文件", EN: "Document"}, lang.Text{ZH: "文号，不填的用导入时给出的", EN: "its number; the one given with the import where it is empty"}, 24},
	{columnBy, lang.Text{ZH: "公布单位", EN: "Published by"}, lang.Text{ZH: "不填的用导入时给出的", EN: "the one given with the import where it is empty"}, 24},
}

// heads finds the columns by their titles. It returns a fault.List of register.column.* with JSON Pointers
// to the columns, and register.empty where no column names the items.
func heads(row sheet.Row) (map[string]int, error) {
	known := map[string]string{}
	for _, c := range columns {
		for _, title := range []string{c.id, c.title.ZH, c.title.EN} {
			known[strings.ToLower(title)] = c.id
		}
	}
	places := map[string]int{}
	var faults fault.List
	for i, head := range row.Cells {
		id, ok := known[strings.ToLower(head)]
		before, twice := places[id]
		at := "/columns/" + sheet.Column(i)
		switch {
		case head == "":
		case !ok:
			titles := make([]string, 0, len(known))
			for title := range known {
				titles = append(titles, title)
			}
			slices.Sort(titles)
			faults.Add(fault.New(fault.Invalid, "register.column.unknown", at, sheet.Column(i), head, fault.Nearest(head, titles)))
		case twice:
			faults.Add(fault.New(fault.Invalid, "register.column.twice", at, sheet.Column(i), head, sheet.Column(before)))
		default:
			places[id] = i
		}
	}
	if _, named := places[columnItem]; !named && len(faults) == 0 {
		faults.Add(fault.New(fault.Invalid, "register.empty", ""))
	}
	return places, faults.Err()
}
