package view

import (
	"io"
	"slices"

	"sevenlists/planner"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// Format is one way to write a plan. The command line and the API know all of them from here.
type Format struct {
	ID        string // as it is asked for
	Media     string // media type
	Extension string // of a file, without the dot
	Binary    bool   // not for a terminal
	Stream    bool   // several plans may follow each other
	// Lists says whether it may show one list of the plan alone; NeedsList that it must.
	Lists, NeedsList bool
	About            lang.Text
	write            func(io.Writer, *planner.Plan, RuleSet, TextOptions) error
}

// Write writes a plan. Of the options, only those of text mean anything beside List. It returns
// *fault.Error Invalid list.needed or list.unfit, NotFound list.unknown, or the error of the writer.
func (f *Format) Write(w io.Writer, p *planner.Plan, set RuleSet, o TextOptions) error {
	switch {
	case f.NeedsList && o.List == "":
		return fault.New(fault.Invalid, "list.needed", "", f.ID, ListNames(set))
	case !f.Lists && o.List != "":
		return fault.New(fault.Invalid, "list.unfit", "", f.ID, FormatIDs(func(f *Format) bool { return f.Lists }))
	}
	return f.write(w, p, set, o)
}

// plain are the formats that know no options.
func plain(write func(io.Writer, *planner.Plan, RuleSet) error) func(io.Writer, *planner.Plan, RuleSet, TextOptions) error {
	return func(w io.Writer, p *planner.Plan, set RuleSet, _ TextOptions) error { return write(w, p, set) }
}

// listed are those that write the whole plan or one list of it.
func listed(whole func(io.Writer, *planner.Plan, RuleSet) error, one func(*page, io.Writer, grid) error) func(io.Writer, *planner.Plan, RuleSet, TextOptions) error {
	return func(w io.Writer, p *planner.Plan, set RuleSet, o TextOptions) error {
		if o.List == "" {
			return whole(w, p, set)
		}
		pg := newPage(p, set)
		g, err := pg.listNamed(o.List)
		if err != nil {
			return err
		}
		return one(pg, w, g)
	}
}

// Formats are all ways to write a plan.
func Formats() []Format {
	return []Format{
		{
			ID: "text", Media: "text/plain; charset=utf-8", Extension: "txt", Stream: true, Lists: true, write: Text,
			About: lang.Text{ZH: "终端文本", EN: "text for a terminal"},
		},
		{
			ID: "json", Media: "application/json; charset=utf-8", Extension: "json", Stream: true, Lists: true,
			write: listed(func(w io.Writer, p *planner.Plan, _ RuleSet) error { return JSON(w, p) }, (*page).listJSON),
			About: lang.Text{ZH: "全部内容，供其他程序使用", EN: "everything, for other programs"},
		},
		{
			ID: "ndjson", Media: "application/x-ndjson", Extension: "ndjson", Stream: true,
			write: func(w io.Writer, p *planner.Plan, _ RuleSet, _ TextOptions) error { return NDJSON(w, p) },
			About: lang.Text{ZH: "同 json，一个方案一行", EN: "the same, one line a plan"},
		},
		{
			ID: "html", Media: "text/html; charset=utf-8", Extension: "html", Lists: true, write: listed(HTML, (*page).listPage),
			About: lang.Text{ZH: "可打印的网页", EN: "a page to print"},
		},
		{
			ID: "xlsx", Media: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Extension: "xlsx", Binary: true, Lists: true,
			write: listed(XLSX, (*page).listBook), About: lang.Text{ZH: "工作簿", EN: "a workbook"},
		},
		{
			ID: "csv", Media: "text/csv; charset=utf-8", Extension: "csv", Lists: true, NeedsList: true,
			write: func(w io.Writer, p *planner.Plan, set RuleSet, o TextOptions) error { return CSV(w, p, set, o.List) },
			About: lang.Text{ZH: "一张清单的表格（UTF-8）", EN: "one list as a table (UTF-8)"},
		},
		{
			ID: "zip", Media: "application/zip", Extension: "zip", Binary: true, write: plain(CSVArchive),
			About: lang.Text{ZH: "全部清单，各一个 csv", EN: "every list as a csv"},
		},
		{
			ID: "ics", Media: "text/calendar; charset=utf-8", Extension: "ics", write: plain(ICalendar),
			About: lang.Text{ZH: "日历：到期、核查、限期、延续", EN: "a calendar of what is due, verified, limited and renewed"},
		},
		{
			ID: "msproject", Media: "application/xml; charset=utf-8", Extension: "xml", write: plain(MSProject),
			About: lang.Text{ZH: "MS Project 2007 以上版本的 XML", EN: "XML of MS Project 2007 and later"},
		},
	}
}

// FormatIDs are the ids of the formats of which something is true; nil asks nothing.
func FormatIDs(is func(*Format) bool) []string {
	var ids []string
	for _, f := range Formats() {
		if is == nil || is(&f) {
			ids = append(ids, f.ID)
		}
	}
	return ids
}

// FormatNamed finds a format by its id; nil where there is none.
func FormatNamed(id string) *Format {
	all := Formats()
	i := slices.IndexFunc(all, func(f Format) bool { return f.ID == id })
	if i < 0 {
		return nil
	}
	return &all[i]
}

// FormatOfFile finds the format that files of that extension have; nil where there is none.
func FormatOfFile(extension string) *Format {
	all := Formats()
	i := slices.IndexFunc(all, func(f Format) bool { return f.Extension == extension })
	if i < 0 {
		return nil
	}
	return &all[i]
}

// listJSON writes the rows of one list: of the seven as the plan has them, of the others as they are
// read.
func (p *page) listJSON(w io.Writer, g grid) error {
	if rows, ok := p.Lists[g.ID]; ok {
		return Document(w, rows, true)
	}
	rows := make([]map[string]any, len(g.Rows))
	for i, r := range g.Rows {
		rows[i] = make(map[string]any, len(r.Cells))
		for k, c := range r.Cells {
			switch id := g.Columns[k].ID; {
			case !c.Date.IsZero():
				rows[i][id] = c.Date
			case c.IsNumber:
				rows[i][id] = c.Number
			default:
				rows[i][id] = c.Text
			}
		}
	}
	return Document(w, rows, true)
}

// listBook writes one list as a workbook.
func (p *page) listBook(w io.Writer, g grid) error {
	return p.workbook(w, func(b *book) { b.grid(g) })
}

// listPage writes one list as a page to print, laid out as in the page of the plan.
func (p *page) listPage(w io.Writer, g grid) error {
	v := struct {
		Lang, Title, Subtitle string
		List                  htmlList
		Footer                []string
	}{Lang: "zh-CN", Title: p.title(), Footer: p.footer()}
	if p.Lang == lang.EN {
		v.Lang = "en"
	}
	v.Subtitle = p.subtitle()
	v.List = g.filled().under()
	for _, l := range p.htmlLists(map[string]bool{}) {
		if l.ID == g.ID {
			v.List = l
		}
	}
	return writeHTML(w, "onelist.html", p.say, v)
}
