package track

import (
	"context"
	"errors"
	"slices"
	"strings"

	"sevenlists/api/project"
	"sevenlists/api/sheet"
	"sevenlists/api/store"
	"sevenlists/api/track/handling"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// Bulk are many entries of cases at once, such as the provincial platform gives out: a table with a row
// an entry.
type Bulk struct {
	Content []byte
	CSV     bool // else a workbook, of which the first sheet is read
	DryRun  bool // check only
	// Source names where the table comes from, and stands with every entry.
	Source string
	Lang   lang.Lang
	// Sees says whether the caller may know of a project; nil lets all be known.
	Sees func(ctx context.Context, p *project.Project) bool
	// May says whether the caller may enter a step into a case of a project; nil lets all be entered.
	May func(ctx context.Context, p *project.Project, c *handling.Case, step string) error
}

// BulkReport says what became of a table.
type BulkReport struct {
	DryRun  bool      `json:"dry_run"`
	Rows    int       `json:"rows"`
	Entered int       `json:"entered"` // or would be, in a dry run
	Known   int       `json:"known"`   // rows that were entered before
	Bad     int       `json:"bad"`
	Faults  []BulkRow `json:"faults"` // the bad rows, in order, at most a thousand
	// Mend is a CSV of the bad rows with what is wrong with each, to mend and send again.
	Mend string `json:"mend,omitempty"`
}

// BulkRow is a row of which nothing could be entered.
type BulkRow struct {
	Row     int    `json:"row"` // as the spreadsheet shows it; of a csv the line
	Column  string `json:"column,omitempty"`
	Code    string `json:"code"`
	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"`
}

// The limits of a table of entries.
const (
	MostBulk       = 8 << 20 // bytes
	mostBulkRows   = 50_000
	mostBulkFaults = 1000
)

var bulkLimits = sheet.Limits{Unpacked: 128 << 20, Sheets: 20, Rows: mostBulkRows + 1, Columns: 60, Cell: 4000}

// bulkRow is a row that was read.
type bulkRow struct {
	number  int
	project string
	step    handling.Dated
	cells   []string
	bad     bool
}

// bulk is one table in work.
type bulk struct {
	*Service
	Bulk
	call   project.Call
	report *BulkReport
	head   []string
	rows   []*bulkRow
	why    map[int]string // by row: what is wrong
}

// EnterMany enters the rows of a table, those of one project in one document of its log. A row that
// cannot be entered is reported and leaves the others as they are; one that was entered before is
// left out, so that the same table again changes nothing.
//
// It returns *fault.Error of Invalid: those of package sheet, case.bulk.head where a column is missing or
// unknown, case.bulk.empty; and the errors of the store.
func (s *Service) EnterMany(ctx context.Context, call project.Call, in Bulk) (*BulkReport, error) {
	b := &bulk{Service: s, Bulk: in, call: call, report: &BulkReport{DryRun: in.DryRun, Faults: []BulkRow{}}, why: map[int]string{}}
	if b.Source == "" {
		b.Source = "import"
	}
	if err := b.read(); err != nil {
		return nil, err
	}
	order, of := []string{}, map[string][]*bulkRow{}
	for _, row := range b.rows {
		if !row.bad {
			if of[row.project] == nil {
				order = append(order, row.project)
			}
			of[row.project] = append(of[row.project], row)
		}
	}
	for _, named := range order {
		id, err := b.find(ctx, named)
		if err == nil {
			err = b.enter(ctx, id, of[named])
		}
		if err != nil {
			return nil, err
		}
	}
	return b.report, b.mend()
}

// find gives the id of the project that a row names: by its id, or by its name where only one has it.
func (b *bulk) find(ctx context.Context, named string) (string, error) {
	if _, err := b.projects.Read(ctx, named); err == nil || len(named) > mostBulkName {
		return named, nil
	}
	page, err := b.projects.List(ctx, project.Filter{Search: named, Limit: 200})
	if err != nil {
		return "", err
	}
	found := slices.DeleteFunc(page.Projects, func(r project.Row) bool { return r.Summary.Name != named })
	if len(found) == 1 {
		return found[0].ID, nil
	}
	return named, nil // which is then said to be none
}

// mostBulkName is the most bytes of a name by which a project is looked for.
const mostBulkName = 200

// enter enters the rows of one project, in the order of the table, in one document.
func (b *bulk) enter(ctx context.Context, id string, rows []*bulkRow) error {
	type outcome struct {
		row *bulkRow
		err error
	}
	var wrong []outcome
	entered, known := 0, 0
	_, err := b.change(ctx, id, b.call, "case_bulk", store.Hash(b.Content), func(ctx context.Context, p *project.Project, state *State) ([]store.Event, error) {
		if b.Sees != nil && !b.Sees(ctx, p) {
			return nil, fault.New(fault.NotFound, "project.unknown", "", rows[0].project)
		}
		wrong, entered, known = nil, 0, 0
		var events []store.Event
		terms := map[string]handling.Terms{}
		next := store.Entry{Stream: id, Sequence: p.Sequence + 1, RecordedAt: b.now(), Actor: b.call.Account}
		for _, row := range rows {
			ev, old, err := b.event(ctx, p, state, row, terms)
			switch {
			case err != nil:
				wrong = append(wrong, outcome{row, err})
				continue
			case old:
				known++
				continue
			}
			if err := state.take(ev, &next, touched{}); err != nil {
				return nil, err
			}
			entered++
			events = append(events, ev)
		}
		if b.DryRun {
			return nil, nil
		}
		return events, nil
	})
	var one *fault.Error
	switch {
	case errors.As(err, &one) && one.Kind != fault.Unavailable:
		for _, row := range rows { // there is no such project, or it is archived
			b.refuse(row, nil, err)
		}
		return nil
	case err != nil:
		return err
	}
	b.report.Entered += entered
	b.report.Known += known
	for _, w := range wrong {
		b.refuse(w.row, nil, w.err)
	}
	return nil
}

// event makes the event of a row, or says that it was entered before.
func (b *bulk) event(ctx context.Context, p *project.Project, state *State, row *bulkRow, terms map[string]handling.Terms) (store.Event, bool, error) {
	step := row.step
	if faults := texts(&step); len(faults) > 0 {
		return store.Event{}, false, faults
	}
	c := state.Cases[step.Case]
	if c == nil {
		c = untouched(p.ID, step.Case)
	}
	if entered(c, &step) {
		return store.Event{}, true, nil
	}
	if err := b.ofItself(state, c, step.Name); err != nil {
		return store.Event{}, false, err
	}
	if step.Attempt = c.Attempt; step.Name == handling.Receive && b.book.States[c.State].Closed {
		step.Attempt++
		c = untouched(p.ID, step.Case)
	}
	if c.State == handling.None || takesTerms(step.Name) {
		key := step.Case + step.On.String()
		t, ok := terms[key]
		if !ok {
			var err error
			if t, err = b.terms(ctx, p, step.Case, step.On); err != nil {
				return store.Event{}, false, err
			}
			terms[key] = t
		}
		if c.State == handling.None {
			c.Terms = t
		}
		if takesTerms(step.Name) {
			step.Terms = &t
		}
	}
	if b.May != nil {
		if _, known := b.book.Steps[step.Name]; known {
			if err := b.May(ctx, p, c, step.Name); err != nil {
				return store.Event{}, false, err
			}
		}
	}
	if err := b.book.Check(c, step, b.circumstances()); err != nil {
		return store.Event{}, false, err
	}
	ev, err := event(caseEvents+step.Name, step.On, step.Step)
	return ev, false, err
}

// entered reports whether a case has that step of that day with that document already, in this application
// or an earlier one.
func entered(c *handling.Case, step *handling.Dated) bool {
	same := func(e handling.Entry) bool {
		return e.Name == step.Name && e.On == step.On && e.Document == step.Document
	}
	return slices.ContainsFunc(c.Entries, same) ||
		slices.ContainsFunc(c.Earlier, func(before handling.Case) bool { return slices.ContainsFunc(before.Entries, same) })
}

// refuse notes what is wrong with a row.
func (b *bulk) refuse(row *bulkRow, column *bulkColumn, err error) {
	if !row.bad {
		row.bad = true
		b.report.Bad++
	}
	for _, one := range fault.All(err) {
		said := BulkRow{Row: row.number, Code: one.Code, Message: one.Message(b.Lang), Hint: one.Hint(b.Lang)}
		if said.Column = strings.TrimPrefix(one.Path, "/"); column != nil {
			said.Column = column.id
		}
		if len(b.report.Faults) < mostBulkFaults {
			b.report.Faults = append(b.report.Faults, said)
		}
		if b.why[row.number] != "" {
			b.why[row.number] += "; "
		}
		b.why[row.number] += said.Message
	}
}
