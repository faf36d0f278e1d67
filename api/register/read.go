package register

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"sevenlists/api/sheet"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// The limits of a table.
const (
	MostBytes = 8 << 20
	mostRows  = 20_000
	mostDays  = 3650
	mostYuan  = 1_000_000_000
	mostText  = 200 // characters of a document or of who published
)

var tableLimits = sheet.Limits{Unpacked: 32 << 20, Sheets: 20, Rows: mostRows + 1, Columns: 50, Cell: 1000}

// Table is a spreadsheet to be taken in, with what counts for those rows that do not say it.
type Table struct {
	Content  []byte
	CSV      bool // it is no workbook
	Period   rules.Period
	Document string
	By       string
}

// reader reads the rows of a table against a rule set.
type reader struct {
	Table
	set     *rules.Set
	places  map[string]int
	heads   []string
	items   map[string]*rules.Item // by id and names
	windows map[string]string
	faults  fault.List
}

// rows gives the sheet with the rows: the first that is shown.
func (t *Table) rows() ([]sheet.Row, error) {
	var table sheet.Table
	var err error
	if t.CSV {
		table, err = sheet.CSV(t.Content, tableLimits)
	} else {
		var tables []sheet.Table
		if tables, err = sheet.Workbook(t.Content, tableLimits); len(tables) > 0 {
			table = tables[0]
		}
	}
	switch {
	case err != nil:
		return nil, err
	case len(table.Formulas) > 0:
		return nil, fault.New(fault.Invalid, "register.formula", "", table.Formulas)
	case len(table.Rows) < 2:
		return nil, fault.New(fault.Invalid, "register.empty", "")
	}
	return table.Rows, nil
}

// newReader reads the heads of a table.
func newReader(set *rules.Set, t Table, head sheet.Row) (*reader, error) {
	places, err := heads(head)
	if err != nil {
		return nil, err
	}
	r := &reader{Table: t, set: set, places: places, heads: head.Cells, items: map[string]*rules.Item{}, windows: map[string]string{}}
	for _, item := range set.Items() {
		for _, name := range []string{item.Name.EN, item.Name.ZH} {
			r.items[strings.ToLower(name)] = item
		}
	}
	for _, item := range set.Items() { // whatever another one is called
		r.items[item.ID] = item
	}
	if g := set.Guide(); g != nil {
		for i := range g.Windows {
			w := &g.Windows[i]
			for _, name := range []string{w.ID, w.Name.ZH, w.Name.EN} {
				r.windows[strings.ToLower(name)] = w.ID
			}
		}
	}
	return r, nil
}

// said is what one row says.
type said struct {
	item *rules.Item
	statement
	values map[subject]value
}

// mistake notes what is wrong with a cell; with the row where no such column is there.
func (r *reader) mistake(row int, column string, e *fault.Error) {
	at, title := "", ""
	if i, ok := r.places[column]; ok {
		at, title = sheet.Column(i), r.heads[i]
	}
	both := func(say func(lang.Lang) string) lang.Text { return lang.Text{ZH: say(lang.ZH), EN: say(lang.EN)} }
	place := "/rows/" + strconv.Itoa(row)
	if at != "" {
		place += "/" + at
	}
	r.faults.Add(fault.New(fault.Invalid, "register.cell", place, row, at, title, both(e.Message), both(e.Hint)).Because(e))
}

// row reads one row; false where something is wrong with it, or it says nothing.
func (r *reader) row(row sheet.Row) (said, bool) {
	before := len(r.faults)
	bad := func(column, code string, args ...any) {
		r.mistake(row.Number, column, fault.New(fault.Invalid, code, "", args...))
	}
	cell := func(column string) string {
		if i, ok := r.places[column]; ok {
			return row.Cell(i)
		}
		return ""
	}
	s := said{values: map[subject]value{}, statement: statement{row: row.Number, Period: r.Period, document: r.Document, by: r.By}}
	name := cell(columnItem)
	if s.item = r.items[strings.ToLower(name)]; s.item == nil {
		bad(columnItem, "register.item", name, fault.Nearest(name, ids(r.set)))
		return s, false
	}
	if text := cell(columnDays); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil || n < 0 || n > mostDays {
			bad(columnDays, "register.days", text, mostDays)
		}
		s.values[subject{s.item.ID, Days, ""}] = value{number: rules.Number(n)}
	}
	r.fee(&s, cell(columnFee), cell(columnYuan), bad)
	if text := cell(columnWindow); text != "" {
		id, ok := r.windows[strings.ToLower(text)]
		if !ok {
			known := r.set.Guide().WindowIDs()
			bad(columnWindow, "register.window", text, fault.Nearest(text, known), strings.Join(known, ", "))
		}
		s.values[subject{s.item.ID, Window, ""}] = value{text: id}
	}
	for column, into := range map[string]*calendar.Date{columnFrom: &s.From, columnTo: &s.To} {
		d, ok := sheet.Date(cell(column))
		if !ok {
			bad(column, "register.date", cell(column))
		} else if d != 0 {
			*into = d
		}
	}
	for column, into := range map[string]*string{columnDocument: &s.document, columnBy: &s.by} {
		if text := cell(column); text != "" {
			*into = text
		}
		if !oneLine(*into) {
			bad(column, "register.text", mostText)
		}
	}
	if s.From != 0 && s.To != 0 && s.To < s.From {
		bad(columnTo, "register.period", s.From, s.To)
	}
	return s, len(r.faults) == before && len(s.values) > 0
}

// fee reads what a row says of a fee.
func (r *reader) fee(s *said, name, yuan string, bad func(column, code string, args ...any)) {
	if yuan == "" {
		return // a fee without an amount is shown only
	}
	known := strings.Join(s.item.FeeIDs(), ", ")
	id := ""
	for i := range s.item.Fees {
		f := &s.item.Fees[i]
		if name == f.ID || strings.EqualFold(name, f.Name.ZH) || strings.EqualFold(name, f.Name.EN) || name == "" && len(s.item.Fees) == 1 {
			id = f.ID
		}
	}
	if id == "" {
		bad(columnFee, "register.fee", name, known)
	}
	micro, err := profile.ParseMicro(yuan)
	if err != nil || micro < 0 || micro%10_000 != 0 || micro > mostYuan*profile.Scale {
		bad(columnYuan, "register.money", yuan)
	}
	s.values[subject{s.item.ID, Fee, id}] = value{number: rules.Number(micro)}
}

// oneLine reports whether a text may stand in the register.
func oneLine(s string) bool {
	return len([]rune(s)) <= mostText && !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) || r == '\uFFFD' })
}

// ids are the ids of all items, in order.
func ids(set *rules.Set) []string {
	all := make([]string, len(set.Items()))
	for i, item := range set.Items() {
		all[i] = item.ID
	}
	slices.Sort(all)
	return all
}
