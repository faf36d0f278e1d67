package project

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"sevenlists/api/sheet"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// The columns of an intake that are no facts. Where their mistakes lie is a JSON Pointer, as in a
// profile and in what a project is made of.
const (
	columnID       = "id"
	columnName     = "name"
	columnStart    = "start"
	columnSite     = "site"
	columnOwner    = "owner"
	columnAgent    = "agent"
	columnStreet   = "street_id"
	columnMistakes = "mistakes" // of a workbook to mend: what it says is not read
)

// ownColumns are these columns with their titles, in the order of the template.
var ownColumns = []struct {
	id       string
	title    lang.Text
	question lang.Text
}{
	{columnID, lang.Text{ZH: "项目编号", EN: "Project id"}, lang.Text{
		ZH: "自己的编号，小写字母、数字、短横；同一编号只建一个项目。可以不填", EN: "an id of your own, of small letters, digits and hyphens; a project is made of it once. May be left empty"}},
	{columnName, lang.Text{ZH: "项目名称", EN: "Project name"}, lang.Text{ZH: "项目叫什么？", EN: "What is the project called?"}},
	{columnStart, lang.Text{ZH: "开始日期", EN: "Start"}, lang.Text{
		ZH: "审批可以开始的第一个工作日", EN: "the first working day on which the route may begin"}},
	{columnSite, lang.Text{ZH: "地块编号", EN: "Plot id"}, lang.Text{
		ZH: "所在的已发布地块；填了就不必再答地块方面的问题", EN: "a published plot; with it the questions about the land need no answer"}},
	{columnOwner, lang.Text{ZH: "投资者账户", EN: "Owner"}, lang.Text{ZH: "可以不填", EN: "may be left empty"}},
	{columnAgent, lang.Text{ZH: "代办员账户", EN: "Agent"}, lang.Text{ZH: "不填的由您代办", EN: "you, where it is left empty"}},
	{columnStreet, lang.Text{ZH: "街道（镇）编码", EN: "Street id"}, lang.Text{
		ZH: "由哪个街道或者镇跟进，可以不填", EN: "the street or town that follows it; may be left empty"}},
}

var mistakesTitle = lang.Text{ZH: "需要改正", EN: "To mend"}

// titlesOf are all ways to write the head of a column of a fact: its id, and its name in both
// languages, alone and with its unit.
func titlesOf(f *profile.Fact) []string {
	titles := []string{f.ID, f.Name.ZH, f.Name.EN}
	for _, l := range []lang.Lang{lang.ZH, lang.EN} {
		titles = append(titles, titleOf(f, l))
	}
	return titles
}

// titleOf is the head of a column of a fact as the template has it: its name and unit, or its id where
// a column of the project itself is called so.
func titleOf(f *profile.Fact, l lang.Lang) string {
	title := f.Name.In(l)
	switch unit := f.Unit.In(l); {
	case unit == "":
	case l == lang.ZH:
		title += "（" + unit + "）"
	default:
		title += " (" + unit + ")"
	}
	for _, c := range ownColumns {
		if strings.EqualFold(title, c.title.ZH) || strings.EqualFold(title, c.title.EN) {
			return f.ID
		}
	}
	return title
}

// rowReader reads rows whose columns were named by a row of heads.
type rowReader struct {
	facts   *profile.Facts
	start   calendar.Date
	heads   []string
	columns []string       // what each column is: a fact or one of the own columns; empty: none
	places  map[string]int // and where each is
}

// newRowReader reads the heads.
//
// It returns a fault.List of intake.column.*, or intake.head where no head is known.
func newRowReader(set *rules.Set, heads sheet.Row, start calendar.Date) (*rowReader, error) {
	known := map[string][]string{}
	add := func(title, id string) {
		title = strings.ToLower(title)
		if title != "" && !slices.Contains(known[title], id) {
			known[title] = append(known[title], id)
		}
	}
	facts := set.Facts()
	for i := range facts.List {
		for _, title := range titlesOf(&facts.List[i]) {
			add(title, facts.List[i].ID)
		}
	}
	for _, c := range ownColumns { // these words name the columns of the project itself, whatever facts there are
		for _, title := range []string{c.id, c.title.ZH, c.title.EN} {
			known[strings.ToLower(title)] = []string{c.id}
		}
	}
	for _, title := range []string{columnMistakes, mistakesTitle.ZH, mistakesTitle.EN} {
		known[strings.ToLower(title)] = []string{columnMistakes}
	}
	r := &rowReader{facts: facts, start: start, heads: heads.Cells, places: map[string]int{}}
	var faults fault.List
	for i, head := range heads.Cells {
		id, err := r.column(i, head, known)
		faults.Add(err)
		r.columns = append(r.columns, id)
	}
	if len(r.places) == 0 && len(faults) == 0 {
		faults.Add(fault.New(fault.Invalid, "intake.head", ""))
	}
	return r, faults.Err()
}

// column finds what a head means.
func (r *rowReader) column(i int, head string, known map[string][]string) (string, *fault.Error) {
	if head == "" {
		return "", nil
	}
	at := "/columns/" + sheet.Column(i)
	ids := known[strings.ToLower(head)]
	switch len(ids) {
	case 0:
		titles := make([]string, 0, len(known))
		for title := range known {
			titles = append(titles, title)
		}
		likely := fault.Nearest(head, titles)
		if bare, _, unit := strings.Cut(strings.ReplaceAll(head, "（", "("), "("); likely == "" && unit {
			likely = fault.Nearest(strings.TrimSpace(bare), titles) // with another unit
		}
		return "", fault.New(fault.Invalid, "intake.column.unknown", at, sheet.Column(i), head, likely)
	case 1:
	default:
		return "", fault.New(fault.Invalid, "intake.column.ambiguous", at, sheet.Column(i), head, ids)
	}
	if before, twice := r.places[ids[0]]; twice {
		return "", fault.New(fault.Invalid, "intake.column.twice", at, sheet.Column(i), head, sheet.Column(before))
	}
	r.places[ids[0]] = i
	return ids[0], nil
}

// at gives the column of a place in a profile or draft, with its head.
func (r *rowReader) at(pointer string) (column, title string) {
	steps := strings.Split(strings.TrimPrefix(pointer, "/"), "/")
	id := steps[0]
	if id == "facts" && len(steps) > 1 {
		id = steps[1]
	}
	i, ok := r.places[id]
	if n, err := strconv.Atoi(strings.TrimPrefix(pointer, "/cells/")); err == nil {
		i, ok = n, true
	}
	if !ok {
		return "", ""
	}
	if i < len(r.heads) {
		title = r.heads[i]
	}
	return sheet.Column(i), title
}

// readRow is what a row says.
type readRow struct {
	id, name string // id is the row's own
	draft    Draft
	faults   fault.List
}

// read makes of a row what a project is made of. What a value should be is left to the reader of
// profiles; a cell that is empty states nothing.
func (r *rowReader) read(row sheet.Row) readRow {
	var out readRow
	document, stated := map[string]any{}, map[string]any{}
	for i, cell := range row.Cells {
		switch id := r.cellOf(i); {
		case cell == "" || id == columnMistakes:
		case id == "":
			out.faults.Add(fault.New(fault.Invalid, "intake.row.unnamed", "/cells/"+strconv.Itoa(i)))
		case id == columnOwner:
			out.draft.Owner = out.text(id, cell)
		case id == columnAgent:
			out.draft.Agent = out.text(id, cell)
		case id == columnStreet:
			out.draft.Street = out.text(id, cell)
		case id == columnID || id == columnName || id == columnSite:
			document[id] = cell
		case id == columnStart:
			document[id] = dateValue(cell)
		default:
			value, err := r.value(r.facts.Fact(id), cell)
			if out.faults.Add(err); err == nil {
				stated[id] = value
			}
		}
	}
	out.id, _ = document[columnID].(string)
	out.name, _ = document[columnName].(string)
	if out.id == "" {
		document[columnID] = "row-" + strconv.Itoa(row.Number)
	}
	if document[columnStart] == nil && r.start != 0 {
		document[columnStart] = r.start.String()
	}
	if len(stated) > 0 {
		document["facts"] = stated
	}
	raw, err := json.Marshal(document)
	if err != nil { // texts, numbers and truth always have a JSON form
		out.faults.Add(fault.New(fault.Unavailable, "internal", "").Because(err))
	}
	out.draft.Profile = raw
	return out
}

// cellOf is the column of a cell.
func (r *rowReader) cellOf(i int) string {
	if i < len(r.columns) {
		return r.columns[i]
	}
	return ""
}

// text takes an account or a street.
func (o *readRow) text(id, cell string) string {
	if err := text("/"+id, cell, 100); err != nil {
		o.faults = append(o.faults, fault.All(err)...)
	}
	return cell
}
