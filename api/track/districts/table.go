package districts

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"sevenlists/api/sheet"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// MostBytes is the size of a table.
const MostBytes = 2 << 20

const (
	mostRows    = 2000
	mostSource  = 200 // characters
	mostNumber  = 1_000_000_000
	leastRate   = -10_000 // per cent
	mostMonth   = "2100-01"
	oldestMonth = "2010-01"
)

var limits = sheet.Limits{Unpacked: 16 << 20, Sheets: 20, Rows: mostRows + 1, Columns: 50, Cell: 1000}

// Table is a table of figures, with what counts for rows that do not say it.
type Table struct {
	Content []byte
	CSV     bool   // it is no workbook
	Month   string // such as 2026-06
	Source  string
}

// Mistake is one thing that is wrong with a row.
type Mistake struct {
	Row     int    `json:"row"`              // as the spreadsheet shows it; of a csv the line
	Column  string `json:"column,omitempty"` // A, B, …; empty for the row
	Title   string `json:"title,omitempty"`  // of the column
	Code    string `json:"code"`
	Message string `json:"message"`
}

// column is one column of a table, by its id or either of its titles.
type column struct {
	id    string
	title lang.Text
	take  func(*reader, *Figure, string) *fault.Error
}

var columns = []column{
	{"month", lang.Text{ZH: "月份", EN: "Month"}, func(_ *reader, f *Figure, text string) *fault.Error {
		month, ok := monthOf(text)
		if f.Month = month; !ok {
			return fault.New(fault.Invalid, "district.month", "", text)
		}
		return nil
	}},
	{"district", lang.Text{ZH: "区县", EN: "District"}, (*reader).district},
	{"promise", lang.Text{ZH: "承诺办理提前率", EN: "Lead of the promise"}, func(_ *reader, f *Figure, text string) *fault.Error { return percent(&f.Promise, text) }},
	{"actual", lang.Text{ZH: "实际办理提前率", EN: "Lead in fact"}, func(_ *reader, f *Figure, text string) *fault.Error { return percent(&f.Actual, text) }},
	{"accepted", lang.Text{ZH: "受理件数", EN: "Accepted"}, func(_ *reader, f *Figure, text string) *fault.Error { return count(&f.Accepted, text) }},
	{"decided", lang.Text{ZH: "办结件数", EN: "Decided"}, func(_ *reader, f *Figure, text string) *fault.Error { return count(&f.Decided, text) }},
	{"source", lang.Text{ZH: "来源", EN: "Source"}, func(_ *reader, f *Figure, text string) *fault.Error { f.Source = text; return nil }},
}

// reader reads the rows of a table.
type reader struct {
	book     *Book
	names    map[string]string // of districts
	lang     lang.Lang
	mistakes []Mistake
}

// Read reads a table of figures of other districts.
//
// It returns faults of Invalid where it cannot be read or a column is not known; what is wrong with rows
// comes back as mistakes, in the order of the rows.
func (b *Book) Read(t Table, l lang.Lang) ([]Figure, []Mistake, error) {
	rows, err := t.rows()
	if err != nil {
		return nil, nil, err
	}
	places, err := heads(rows[0].Cells)
	if err != nil {
		return nil, nil, err
	}
	r := &reader{book: b, names: map[string]string{}, lang: l, mistakes: []Mistake{}}
	for id, name := range b.Districts {
		for _, text := range []string{id, name.ZH, name.EN} {
			r.names[strings.ToLower(text)] = id
		}
	}
	figures, told := []Figure{}, map[string]Figure{}
	for _, row := range rows[1:] {
		f, ok := r.row(row, places, rows[0].Cells, t)
		if !ok {
			continue
		}
		at := f.Month + "/" + f.District
		before, twice := told[at]
		switch {
		case !twice:
			figures = append(figures, f)
			told[at] = f
		case !before.Same(&f):
			r.wrong(row.Number, "", "", fault.New(fault.Invalid, "district.twice", "", b.Districts[f.District], f.Month))
		}
	}
	return figures, r.mistakes, nil
}

// rows gives the rows of the first sheet that is shown.
func (t *Table) rows() ([]sheet.Row, error) {
	var table sheet.Table
	var err error
	if t.CSV {
		table, err = sheet.CSV(t.Content, limits)
	} else {
		var all []sheet.Table
		if all, err = sheet.Workbook(t.Content, limits); len(all) > 0 {
			table = all[0]
		}
	}
	switch {
	case err != nil:
		return nil, err
	case len(table.Formulas) > 0:
		return nil, fault.New(fault.Invalid, "intake.formula", "", table.Formulas)
	case len(table.Rows) < 2:
		return nil, fault.New(fault.Invalid, "case.bulk.empty", "")
	}
	return table.Rows, nil
}

// heads finds the columns by their titles; one that says per cent behind its title is found, too.
func heads(cells []string) ([]*column, error) {
	places := make([]*column, len(cells))
	var faults fault.List
	for i, head := range cells {
		title := strings.TrimSpace(strings.TrimRight(strings.TrimSpace(head), "%％()（）"))
		at := slices.IndexFunc(columns, func(c column) bool {
			return strings.EqualFold(title, c.id) || title == c.title.ZH || strings.EqualFold(title, c.title.EN)
		})
		switch {
		case at >= 0 && slices.Contains(places, &columns[at]):
			faults.Add(fault.New(fault.Invalid, "district.column", sheet.Column(i)+"1", head))
		case at >= 0:
			places[i] = &columns[at]
		case head != "":
			faults.Add(fault.New(fault.Invalid, "case.bulk.column", sheet.Column(i)+"1", head))
		}
	}
	if !slices.ContainsFunc(places, func(c *column) bool { return c != nil && c.id == "district" }) {
		faults.Add(fault.New(fault.Invalid, "case.bulk.head", "", columns[1].title))
	}
	return places, faults.Err()
}

// row reads one row; false where something is wrong with it.
func (r *reader) row(row sheet.Row, places []*column, titles []string, t Table) (Figure, bool) {
	before := len(r.mistakes)
	f := Figure{Month: t.Month, Source: t.Source}
	for i, c := range places {
		text := row.Cell(i)
		if c == nil || text == "" {
			continue
		}
		if err := c.take(r, &f, text); err != nil {
			r.wrong(row.Number, sheet.Column(i), titles[i], err)
		}
	}
	plain := func(text string) bool {
		return !strings.ContainsFunc(text, func(c rune) bool { return c < ' ' || c == 0x7f || c == '\uFFFD' }) && len([]rune(text)) <= mostSource
	}
	for title, missing := range map[string]bool{"month": f.Month == "", "district": f.District == "", "source": f.Source == "" || !plain(f.Source)} {
		i := slices.IndexFunc(columns, func(c column) bool { return c.id == title })
		if missing && len(r.mistakes) == before {
			r.wrong(row.Number, "", columns[i].title.In(r.lang), fault.New(fault.Invalid, "district.missing", "", columns[i].title, mostSource))
		}
	}
	if f.Promise == nil && f.Actual == nil && f.Accepted == nil && f.Decided == nil && len(r.mistakes) == before {
		r.wrong(row.Number, "", "", fault.New(fault.Invalid, "district.nothing", ""))
	}
	return f, len(r.mistakes) == before
}

func (r *reader) wrong(row int, column, title string, err *fault.Error) {
	r.mistakes = append(r.mistakes, Mistake{Row: row, Column: column, Title: title, Code: err.Code, Message: err.Message(r.lang)})
}

// district finds another district by its id or name. Ours is none: its figures are counted and not imported.
func (r *reader) district(f *Figure, text string) *fault.Error {
	id, ok := r.names[strings.ToLower(text)]
	switch {
	case !ok:
		var known []string
		for name := range r.names {
			known = append(known, name)
		}
		slices.Sort(known)
		return fault.New(fault.Invalid, "district.unknown", "", text, fault.Nearest(text, known))
	case id == r.book.Own:
		return fault.New(fault.Invalid, "district.own", "", r.book.Districts[id])
	}
	f.District = id
	return nil
}

// monthOf reads a month: 2026-06, 2026年6月, or any day of it as a spreadsheet has it.
func monthOf(text string) (string, bool) {
	short := strings.NewReplacer("年", "-", "月", "", "/", "-", ".", "-").Replace(text)
	if year, month, found := strings.Cut(short, "-"); found && len(year) == 4 && len(month) == 1 {
		short = year + "-0" + month
	}
	if _, err := calendar.ParseDate(short + "-01"); err != nil {
		d, ok := sheet.Date(text)
		if !ok || d == 0 {
			return "", false
		}
		short = d.String()[:len("2026-06")]
	}
	return short, short >= oldestMonth && short <= mostMonth
}

// percent reads a rate in per cent, with a sign or without, to two places. It refuses what looks like a share
// of 1, which would be taken for less than one per cent.
func percent(into **float64, text string) *fault.Error {
	x, err := strconv.ParseFloat(strings.TrimSpace(strings.TrimRight(text, "%％ ")), 64)
	if err != nil || math.IsNaN(x) || x < leastRate || x > 100 {
		return fault.New(fault.Invalid, "district.percent", "", text)
	}
	if x != 0 && math.Abs(x) < 1 { // a spreadsheet keeps 76 % as 0.76
		return fault.New(fault.Invalid, "district.share", "", text)
	}
	x = math.Round(x*100) / 100
	*into = &x
	return nil
}

// count reads a number of cases.
func count(into **int, text string) *fault.Error {
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > mostNumber {
		return fault.New(fault.Invalid, "district.count", "", text)
	}
	*into = &n
	return nil
}
