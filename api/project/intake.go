package project

import (
	"context"
	"errors"
	"strconv"

	"sevenlists/api/sheet"
	"sevenlists/api/store"
	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/rules"
)

// Intake is one spreadsheet of projects, one row a project, that somebody wants to take in.
type Intake struct {
	Content []byte
	CSV     bool // it is no workbook
	// Start is the first day of those rows that name none.
	Start   calendar.Date
	DryRun  bool // nothing is made
	Partial bool // the good rows are taken although others are bad
	Lang    lang.Lang
	// AtOnce is of how many rows projects are made while the caller waits; of more a job makes them. 0 is 200.
	AtOnce int
	// May says whether the caller may make a project of a draft, and completes whose it is.
	May func(context.Context, *Draft) error
}

// What becomes of a row.
const (
	RowGood    = "good"    // a project can be made of it
	RowBad     = "bad"     // none can
	RowCreated = "created" // one was made now
	RowKnown   = "known"   // one was made of it before
)

// IntakeReport says what becomes of a spreadsheet.
type IntakeReport struct {
	File    string `json:"file_hash"` // of the spreadsheet
	DryRun  bool   `json:"dry_run"`
	Rows    int    `json:"rows"`
	Good    int    `json:"good"`    // a project can be made of them, or is being made by the job
	Bad     int    `json:"bad"`     // none can
	Created int    `json:"created"` // projects that were made now
	Known   int    `json:"known"`   // rows of which a project was made before
	// Projects is what becomes of each row, in order.
	Projects []IntakeRow `json:"projects"`
	// Job makes the projects of a long spreadsheet; empty where everything is done already.
	Job string `json:"job,omitempty"`
	// Mend is a workbook of the bad rows to mend and send again, in base64; absent where there are none.
	Mend string `json:"mend,omitempty"`
}

// IntakeRow is what becomes of one row.
type IntakeRow struct {
	Row     int    `json:"row"` // as the spreadsheet shows it; of a csv the line
	ID      string `json:"id,omitempty"`
	Name    string `json:"name,omitempty"`
	State   string `json:"state" oneof:"good bad created known"`
	Project string `json:"project,omitempty"` // its id here
	// Items is how many are required, Finish the day on which the last of them ends.
	Items    int           `json:"items,omitempty"`
	Finish   calendar.Date `json:"finish,omitzero"`
	Mistakes []Mistake     `json:"mistakes,omitempty"`
}

// Mistake is one thing that is wrong with a row.
type Mistake struct {
	Column  string `json:"column,omitempty"` // as the spreadsheet names it: A, B, …; empty for the row
	Title   string `json:"title,omitempty"`  // of the column
	Code    string `json:"code"`
	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"`
}

// The limits of an intake. A workbook of that many rows takes some seconds to check.
const (
	mostIntakeRows = 10_000
	mostAtOnce     = 200 // rows of which projects are made while the caller waits; more become a job
	mostMistakes   = 200 // that a refusal names
)

var intakeLimits = sheet.Limits{Unpacked: 48 << 20, Sheets: 20, Rows: mostIntakeRows + 1, Columns: 400, Cell: 2000}

// Intake takes in the projects of a spreadsheet. The id of each is derived from the account and the
// row's own id, or from the file and the row's number, so that the same file again changes nothing,
// and what a failure has left undone is done by sending it again.
//
// It returns *fault.Error of kind Invalid for a spreadsheet that cannot be read, intake.* for its
// columns, and unless it is a dry run or partial a fault.List of intake.cell for its rows; and the
// errors of the store.
func (s *Service) Intake(ctx context.Context, call Call, in Intake) (*IntakeReport, error) {
	select {
	case s.intakes <- struct{}{}:
		defer func() { <-s.intakes }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	t, err := intakeTable(in)
	if err != nil {
		return nil, err
	}
	l, err := s.archive.Load(ctx, "")
	if err != nil {
		return nil, err
	}
	reader, err := newRowReader(l.Set, t.Rows[0], in.Start)
	if err != nil {
		return nil, err
	}
	i := &intake{
		Service: s, Intake: in, call: call, set: l.Set, plots: s.plots.steady(), reader: reader, file: store.Hash(in.Content), ids: map[string]int{}, may: map[keeper]ruling{},
	}
	for n, row := range t.Rows[1:] {
		if n%64 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err := i.check(ctx, row); err != nil {
			return nil, err
		}
	}
	return i.take(ctx, l.Revision())
}

// intakeTable gives the sheet with the projects: the first that is shown.
func intakeTable(in Intake) (sheet.Table, error) {
	var t sheet.Table
	if in.CSV {
		var err error
		if t, err = sheet.CSV(in.Content, intakeLimits); err != nil {
			return t, err
		}
	} else {
		tables, err := sheet.Workbook(in.Content, intakeLimits)
		if err != nil {
			return t, err
		}
		if len(tables) > 0 {
			t = tables[0]
		}
	}
	switch {
	case len(t.Formulas) > 0:
		return t, fault.New(fault.Invalid, "intake.formula", "", t.Formulas)
	case len(t.Rows) == 0:
		return t, fault.New(fault.Invalid, "intake.head", "")
	case len(t.Rows) == 1:
		return t, fault.New(fault.Invalid, "intake.rows", "")
	}
	return t, nil
}

func (in *Intake) atOnce() int {
	if in.AtOnce == 0 {
		return mostAtOnce
	}
	return in.AtOnce
}

// intake is one spreadsheet in work.
type intake struct {
	*Service
	Intake
	call   Call
	set    *rules.Set
	plots  *Plots // as they are when it is checked
	reader *rowReader
	file   string
	ids    map[string]int // rows by their own id
	may    map[keeper]ruling
	rows   []intakeRow
	faults fault.List // of the bad rows
}

// keeper is whose a project would be, and ruling what was said about it: who, or why not.
type keeper struct{ owner, agent, street string }

type ruling struct {
	keeper
	err error
}

// intakeRow is a row with what a project is made of it by.
type intakeRow struct {
	IntakeRow
	source sheet.Row
	key    string
	draft  Draft
}

// check reads one row and says whether a project can be made of it.
func (i *intake) check(ctx context.Context, source sheet.Row) error {
	read := i.reader.read(source)
	row := intakeRow{source: source, draft: read.draft, IntakeRow: IntakeRow{Row: source.Number, ID: read.id, Name: read.name}}
	faults := read.faults
	if read.id != "" {
		if before, twice := i.ids[read.id]; twice {
			faults.Add(fault.New(fault.Invalid, "intake.row.twice", "/id", read.id, before))
		} else {
			i.ids[read.id] = source.Number
		}
	}
	for _, look := range []func() error{ // the second and third only at what the first finds sound
		func() error { return i.sketch(ctx, &row) },
		func() error { return i.allowed(ctx, &row.draft) },
		func() error { row.key = i.keyOf(read.id, source.Number); return i.known(ctx, &row) },
	} {
		err := look()
		var one *fault.Error
		if err != nil && (!errors.As(err, &one) || one.Kind == fault.Unavailable) {
			return err
		}
		if faults = append(faults, fault.All(err)...); len(faults) > 0 {
			break
		}
	}
	if len(faults) > 0 {
		row.State, row.draft = RowBad, Draft{}
		i.note(&row, faults)
	}
	i.rows = append(i.rows, row)
	return nil
}

// sketch reads the profile of a row, and says what it leads to.
func (i *intake) sketch(ctx context.Context, row *intakeRow) error {
	p, _, err := readStanding(ctx, i.set, i.plots, row.draft.Profile)
	if err != nil {
		return err
	}
	o, err := planner.Sketch(i.set, p, summaryOptions())
	if err != nil {
		return err
	}
	row.State, row.Items, row.Finish = RowGood, len(o.Items()), o.Finish()
	return nil
}

// allowed asks whether the caller may make a project of it; for everyone whose it may be only once.
func (i *intake) allowed(ctx context.Context, draft *Draft) error {
	if i.May == nil {
		return nil
	}
	asked := keeper{draft.Owner, draft.Agent, draft.Street}
	said, known := i.may[asked]
	if !known {
		d := Draft{Owner: asked.owner, Agent: asked.agent, Street: asked.street}
		err := i.May(ctx, &d)
		var one *fault.Error
		if errors.As(err, &one) && one.Code == "request.forbidden" {
			err = fault.New(fault.Invalid, "intake.row.forbidden", one.Path)
		} else if err != nil {
			return err
		}
		said = ruling{keeper{d.Owner, d.Agent, d.Street}, err}
		i.may[asked] = said
	}
	draft.Owner, draft.Agent, draft.Street = said.owner, said.agent, said.street
	return said.err
}

// known looks whether a project was made of the row before.
func (i *intake) known(ctx context.Context, row *intakeRow) error {
	call := i.call
	call.Key = row.key
	id := idOf(call.Account, row.key)
	request, err := call.requestHash("create", row.draft)
	if err != nil {
		return err
	}
	p, err := i.again(ctx, id, call, request)
	var one *fault.Error
	switch {
	case errors.As(err, &one) && one.Code == "request.key_reused":
		return fault.New(fault.Conflict, "intake.row.taken", "/id")
	case err != nil:
		return err
	case p != nil:
		row.State = RowKnown
	}
	row.Project = id
	return nil
}

// keyOf is the idempotency key of a row.
func (i *intake) keyOf(id string, row int) string {
	if id != "" {
		return "intake:id:" + id
	}
	return store.DerivedID("intake:row:", i.file, strconv.Itoa(row))
}

// note writes down what is wrong with a row.
func (i *intake) note(row *intakeRow, faults fault.List) {
	for _, e := range faults {
		column, title := i.reader.at(e.Path)
		l := i.Lang
		row.Mistakes = append(row.Mistakes, Mistake{Column: column, Title: title, Code: e.Code, Message: e.Message(l), Hint: e.Hint(l)})
		both := func(say func(lang.Lang) string) lang.Text { return lang.Text{ZH: say(lang.ZH), EN: say(lang.EN)} }
		at := "/rows/" + strconv.Itoa(row.Row)
		if column != "" {
			at += "/" + column
		}
		i.faults.Add(fault.New(fault.Invalid, "intake.cell", at, row.Row, column, title, both(e.Message), both(e.Hint)))
	}
}
