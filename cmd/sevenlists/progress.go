package main

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	spreadsheet "sevenlists/api/sheet"
	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// A spreadsheet of what has been done: one row an item, with the columns of the route list as
// `plan --format xlsx` writes it, filled in by hand, and those below if somebody adds them.
var progressColumns = map[string][]string{
	"item":          {"item", "事项", "事项编码", "item id"},
	"actual_start":  {"actual_start", "accepted", "受理日期", "accepted on"},
	"actual_finish": {"actual_finish", "finished", "办结日期", "finished on"},
	"state":         {"state", "状态", "进度"},
	"document":      {"document", "文号", "文书"},
	"reason":        {"reason", "理由"},
}

var progressStates = map[string]profile.State{
	"obtained": profile.Obtained, "已办结": profile.Obtained, "in_progress": profile.InProgress, "in progress": profile.InProgress,
	"办理中": profile.InProgress, "waived": profile.Waived, "免办": profile.Waived,
}

// progressLimits are what a spreadsheet may hold, and headRows how far down its heads may stand.
var progressLimits = spreadsheet.Limits{Unpacked: 64 << 20, Sheets: 100, Rows: 50_000, Columns: 1000, Cell: 32 << 10}

const headRows = 20

// standing puts the day and the progress that the flags give over those of a profile.
func (a *app) standing(p profile.Profile, path string, f planFlags, set *rules.Set) (profile.Profile, error) {
	if f.asOf != "" {
		p.AsOf, _ = calendar.ParseDate(f.asOf) // the flags were checked
	}
	switch {
	case f.progress != "":
		return a.withProgress(p, f.progress, set)
	case f.asOf == "":
		return p, nil
	}
	return checked(p, path, set)
}

// checked reads a profile again, so that what was put over it is held to what any profile may say.
func checked(p profile.Profile, path string, set *rules.Set) (profile.Profile, error) {
	plot := p.Plot
	p, err := profile.Decode(profile.Encode(p, set.Facts()), set.Facts(), set.Schema())
	if err != nil {
		return p, inFile(path, withoutLines(err))
	}
	if plot != nil {
		p = p.On(set.Facts(), plot)
	}
	return p, nil
}

// withProgress puts the progress of a spreadsheet over that of a profile.
func (a *app) withProgress(p profile.Profile, path string, set *rules.Set) (profile.Profile, error) {
	content, err := readFile(path)
	if err != nil {
		return p, unreadable(path, err)
	}
	tables, err := tablesOf(path, content)
	if err != nil {
		return p, fault.New(fault.Invalid, "progress.form", path).Because(err)
	}
	s := sheetReader{set: set, project: p, path: path, titles: progressTitles(set), alone: len(tables) == 1, told: map[string]string{}}
	read := false
	for _, t := range tables {
		read = s.table(t) || read
	}
	if !read {
		s.faults.Add(fault.New(fault.Invalid, "progress.columns", path))
	}
	if err := s.faults.Err(); err != nil {
		return p, err
	}
	p = p.Clone()
	for _, row := range s.rows {
		p.Progress = slices.DeleteFunc(p.Progress, func(old profile.Progress) bool { return old.Key == row.Key })
		p.Progress = append(p.Progress, row)
	}
	return checked(p, path, set)
}

// withoutLines drops line numbers, which would be those of no file that anybody has.
func withoutLines(err error) error {
	var list fault.List
	for _, e := range fault.All(err) {
		list.Add(e.OnLine(0))
	}
	return list.Err()
}

// tablesOf reads the sheets of a workbook or a csv.
func tablesOf(path string, content []byte) ([]spreadsheet.Table, error) {
	if strings.EqualFold(filepath.Ext(path), ".csv") {
		t, err := spreadsheet.CSV(content, progressLimits)
		return []spreadsheet.Table{t}, err
	}
	return spreadsheet.Workbook(content, progressLimits)
}

// sheetReader gathers what rows say.
type sheetReader struct {
	set     *rules.Set
	project profile.Profile
	path    string
	titles  map[string]string // what a head may read: the id of its column
	alone   bool              // there is one sheet only
	rows    []profile.Progress
	told    map[string]string // by key: the row that tells of it
	faults  fault.List
}

// table reads a sheet; false where it has no heads of such a list.
func (s *sheetReader) table(t spreadsheet.Table) bool {
	for i := 0; i < len(t.Rows) && t.Rows[i].Number <= headRows; i++ {
		columns := s.heads(t.Rows[i].Cells)
		_, named := columns["item"]
		_, started := columns["actual_start"]
		_, finished := columns["actual_finish"]
		_, state := columns["state"] // other lists of a workbook have a state of their own
		if named && (started || finished || state && s.alone) {
			for _, row := range t.Rows[i+1:] {
				s.row(t.Name, row, columns)
			}
			return true
		}
	}
	return false
}

// progressTitles are the titles of the columns: those of the district's lists in both languages, and
// others that a person would write.
func progressTitles(set *rules.Set) map[string]string {
	known := map[string]string{}
	for id, titles := range progressColumns {
		for _, title := range titles {
			known[title] = id
		}
	}
	for _, l := range set.Vocabulary().Lists {
		for _, c := range l.Columns {
			if _, asked := progressColumns[c.ID]; asked && c.ID != "state" {
				known[strings.ToLower(c.Title.ZH)], known[strings.ToLower(c.Title.EN)] = c.ID, c.ID
			}
		}
	}
	return known
}

// heads finds the columns by their titles, of two with one meaning the first.
func (s *sheetReader) heads(row []string) map[string]int {
	columns := map[string]int{}
	for i, cell := range row {
		id, known := s.titles[strings.ToLower(cell)]
		if _, taken := columns[id]; known && !taken {
			columns[id] = i
		}
	}
	return columns
}

func (s *sheetReader) row(sheet string, row spreadsheet.Row, columns map[string]int) {
	cell := func(id string) string {
		if i, ok := columns[id]; ok {
			return row.Cell(i)
		}
		return ""
	}
	place := strings.TrimPrefix(sheet+" "+strconv.Itoa(row.Number), " ")
	bad := func(code, text string, args ...any) {
		s.faults.Add(fault.New(fault.Invalid, code, s.path, append([]any{place, text}, args...)...))
	}
	date := func(id string) calendar.Date {
		text := cell(id)
		d, ok := spreadsheet.Date(text)
		if !ok {
			bad("progress.date", text)
		}
		return d
	}
	p := profile.Progress{Accepted: date("actual_start"), Finished: date("actual_finish"), Document: cell("document"), Reason: cell("reason")}
	state := cell("state")
	switch {
	case state != "":
		known, ok := progressStates[strings.ToLower(state)]
		if !ok {
			bad("progress.state", state)
		}
		p.State = known
	case p.Finished != 0:
		p.State = profile.Obtained
	case p.Accepted != 0:
		p.State = profile.InProgress
	default:
		return // nothing has been done
	}
	switch keys := s.item(cell("item")); len(keys) {
	case 0:
		bad("progress.item", cell("item"))
	case 1:
		if first, twice := s.told[keys[0]]; twice {
			bad("progress.twice", cell("item"), first)
			return
		}
		p.Key, s.told[keys[0]] = keys[0], place
		s.rows = append(s.rows, p)
	default:
		bad("progress.part", cell("item"), slices.DeleteFunc(keys, func(key string) bool { return key == "" }))
	}
}

// item gives the keys of what a cell names: one where it is clear, several where an item is done once
// a part and the cell does not say for which, none where the project has no such item.
func (s *sheetReader) item(text string) []string {
	for i := range s.project.Own {
		if own := &s.project.Own[i]; text == own.ID || text == own.Name {
			return []string{own.ID}
		}
	}
	works := s.set.Vocabulary().Milestones.Works
	if keys := s.keys(works.ID, works.Name, text); keys != nil {
		return keys
	}
	for _, item := range s.set.Items() {
		if keys := s.keys(item.ID, item.Name, text); keys != nil {
			return keys
		}
	}
	return nil
}

// keys gives which keys of an item a cell names, by key or by name in either language; all where it
// names the item alone or a part in which it is not done, none where it names something else.
func (s *sheetReader) keys(id string, name lang.Text, text string) []string {
	named := func(name lang.Text) bool { return text == name.ZH || strings.EqualFold(text, name.EN) }
	all := planner.Keys(s.set, &s.project, id)
	var found []string
	for _, key := range all {
		_, part := profile.CutKey(key)
		if text == key || named(s.project.Named(name, part)) {
			found = append(found, key)
		}
	}
	if itself, _ := profile.CutKey(text); found == nil && (itself == id || named(name)) {
		return append(all, "") // no place is meant
	}
	return found
}
