package project

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"strconv"

	"github.com/xuri/excelize/v2"
	"golang.org/x/sync/errgroup"

	"sevenlists/api/job"
	"sevenlists/api/sheet"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// take makes the projects of the good rows, or lets a job do it.
func (i *intake) take(ctx context.Context, revision string) (*IntakeReport, error) {
	report := &IntakeReport{File: i.file, DryRun: i.DryRun, Rows: len(i.rows)}
	var good []*intakeRow
	for n := range i.rows {
		switch row := &i.rows[n]; row.State {
		case RowBad:
			report.Bad++
		case RowKnown:
			report.Known++
		default:
			good = append(good, row)
		}
	}
	report.Good = len(good)
	switch {
	case i.DryRun:
	case report.Bad > 0 && !i.Partial:
		return nil, shortened(i.faults)
	case len(good) > i.atOnce():
		started, err := i.later(ctx, revision, good)
		if err != nil {
			return nil, err
		}
		report.Job = started.ID
	default:
		if err := i.now(ctx, revision, good); err != nil {
			return nil, err
		}
		report.Good, report.Created = 0, len(good)
	}
	if report.Bad > 0 && i.Partial {
		mend, err := i.mend()
		if err != nil {
			return nil, err
		}
		report.Mend = base64.StdEncoding.EncodeToString(mend)
	}
	report.Projects = make([]IntakeRow, len(i.rows))
	for n := range i.rows {
		report.Projects[n] = i.rows[n].IntakeRow
	}
	return report, nil
}

// shortened names the first mistakes, and says how many there are besides.
func shortened(faults fault.List) error {
	if more := len(faults) - mostMistakes; more > 0 {
		faults = append(faults[:mostMistakes:mostMistakes], fault.New(fault.Invalid, "intake.more", "/rows", more))
	}
	return faults
}

// now makes the projects.
func (i *intake) now(ctx context.Context, revision string, rows []*intakeRow) error {
	return together(ctx, len(rows), func(ctx context.Context, n int) error {
		row := rows[n]
		row.draft.Rules, row.draft.From = revision, &Origin{Kind: "intake", ID: i.file}
		if _, err := i.Create(ctx, Call{Account: i.call.Account, Key: row.key}, row.draft); err != nil {
			return err
		}
		row.State = RowCreated
		return nil
	})
}

// together does something for each of so many, some at once, so that the store writes several in one go.
func together(ctx context.Context, n int, do func(ctx context.Context, i int) error) error {
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(8)
	for i := range n {
		g.Go(func() error { return do(ctx, i) })
	}
	return g.Wait()
}

// mend writes the bad rows down as they were sent, with what is wrong with each at its end.
func (i *intake) mend() ([]byte, error) {
	book := excelize.NewFile()
	defer book.Close()
	name := intakeSheet.In(i.Lang)
	if err := book.SetSheetName(book.GetSheetName(0), name); err != nil {
		return nil, err
	}
	w, err := book.NewStreamWriter(name)
	if err != nil {
		return nil, err
	}
	// What an earlier round said is left out.
	old, mended := i.reader.places[columnMistakes]
	line := func(number int, cells []string, note string) error {
		values := []any{}
		for n := range max(len(cells), len(i.reader.heads)) {
			if !mended || n != old {
				values = append(values, sheet.Row{Cells: cells}.Cell(n)) // as text: what looks like a formula is none
			}
		}
		return w.SetRow("A"+strconv.Itoa(number), append(values, note))
	}
	if err := line(1, i.reader.heads, mistakesTitle.In(i.Lang)); err != nil {
		return nil, err
	}
	n := 1
	for _, row := range i.rows {
		if row.State != RowBad {
			continue
		}
		var b bytes.Buffer
		for _, m := range row.Mistakes {
			if b.Len() > 0 {
				b.WriteString("\n")
			}
			if m.Title != "" {
				b.WriteString(m.Title + ": ")
			}
			b.WriteString(m.Message)
		}
		n++
		if err := line(n, row.source.Cells, clipped(b.String(), 1000)); err != nil {
			return nil, err
		}
	}
	if err := w.Flush(); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	_, err = book.WriteTo(&out)
	return out.Bytes(), err
}

// clipped keeps a note within what a cell may hold.
func clipped(s string, most int) string {
	if r := []rune(s); len(r) > most/3 {
		return string(r[:most/3]) + "…"
	}
	return s
}

// JobIntake is the type of the jobs that make the projects of long spreadsheets.
const JobIntake = "intake"

// IntakeOrder is what such a job is asked for by.
type IntakeOrder struct {
	File  string    `json:"file_hash"`      // of the spreadsheet
	Rules string    `json:"rules_revision"` // under which the rows were checked
	Lang  lang.Lang `json:"lang"`           // of what is said about rows
	Rows  int       `json:"rows"`           // of which projects are made
	List  string    `json:"list"`           // the content with the hashes of the blocks of rows
}

// block is what a job makes projects of, some rows at a time.
type block []blockRow

type blockRow struct {
	Row   int       `json:"row"`
	ID    string    `json:"id,omitempty"`
	Key   string    `json:"key"`
	Draft Draft     `json:"draft"`
	Plan  IntakeRow `json:"plan"` // what was said of it when it was checked
}

// The rows of one block, and those of one step.
const (
	blockRows = 100
	stepRows  = 20
)

// later keeps the rows and starts a job that makes projects of them. The same file is the same job.
func (i *intake) later(ctx context.Context, revision string, rows []*intakeRow) (*job.Job, error) {
	var list []string
	for start := 0; start < len(rows); start += blockRows {
		var b block
		for _, row := range rows[start:min(start+blockRows, len(rows))] {
			b = append(b, blockRow{Row: row.Row, ID: row.ID, Key: row.key, Draft: row.draft, Plan: row.IntakeRow})
		}
		hash, err := i.keep(ctx, b)
		if err != nil {
			return nil, err
		}
		list = append(list, hash)
	}
	hash, err := i.keep(ctx, list)
	if err != nil {
		return nil, err
	}
	return i.jobs.Start(ctx, job.Order{
		Type: JobIntake, By: i.call.Account, Key: "intake:" + hash,
		Params: IntakeOrder{File: i.file, Rules: revision, Lang: i.Lang, Rows: len(rows), List: hash},
	})
}

// keep keeps a value as JSON.
func (s *Service) keep(ctx context.Context, value any) (string, error) {
	raw, err := json.Marshal(value)
	if err != nil {
		return "", err
	}
	return s.store.Keep(ctx, raw)
}

// keptAs reads such a value.
func (s *Service) keptAs(ctx context.Context, hash string, into any) error {
	raw, err := s.store.Content(ctx, hash)
	if err != nil {
		return err
	}
	return json.Unmarshal(raw, into)
}

// intakeWork makes the projects of a spreadsheet: a shard is a block of its rows.
type intakeWork struct{ *Service }

// Split gives a shard for each block.
func (w intakeWork) Split(ctx context.Context, j *job.Job, _ string) ([]job.Range, string, error) {
	var order IntakeOrder
	if err := json.Unmarshal(j.Params, &order); err != nil {
		return nil, "", err
	}
	var list []string
	if err := w.keptAs(ctx, order.List, &list); err != nil {
		return nil, "", err
	}
	shards := make([]job.Range, len(list))
	for n, hash := range list {
		shards[n] = job.Range{From: hash, Size: min(blockRows, order.Rows-n*blockRows)}
	}
	return shards, "", nil
}

// Step makes the projects of some rows, each under the key of its row, so that none is made twice.
func (w intakeWork) Step(ctx context.Context, j *job.Job, r job.Range, cursor string) (job.Step, error) {
	var order IntakeOrder
	var rows block
	if err := json.Unmarshal(j.Params, &order); err != nil {
		return job.Step{}, err
	}
	if err := w.keptAs(ctx, r.From, &rows); err != nil {
		return job.Step{}, err
	}
	from, _ := strconv.Atoi(cursor) // our own; empty is the beginning
	until := min(from+stepRows, len(rows))
	step := job.Step{Cursor: strconv.Itoa(until), Done: until - from, Counts: map[string]int{}, Ended: until == len(rows)}
	var lines bytes.Buffer
	made := make([]IntakeRow, until-from)
	err := together(ctx, len(made), func(ctx context.Context, n int) (err error) {
		made[n], err = w.project(ctx, j, &order, rows[from+n])
		return err
	})
	if err != nil {
		return job.Step{}, err
	}
	for _, out := range made {
		step.Counts[out.State]++
		raw, err := json.Marshal(out)
		if err != nil {
			return job.Step{}, err
		}
		lines.Write(append(raw, '\n'))
	}
	step.Lines = lines.Bytes()
	return step, nil
}

// project makes the project of a row. A row that cannot be taken any more, because meanwhile another
// project was made of it, is bad and stops no other.
func (w intakeWork) project(ctx context.Context, j *job.Job, order *IntakeOrder, row blockRow) (IntakeRow, error) {
	draft := row.Draft
	draft.Rules, draft.From = order.Rules, &Origin{Kind: "intake", ID: j.ID}
	out := row.Plan
	p, err := w.Create(ctx, Call{Account: j.MadeBy, Key: row.Key}, draft)
	faults := fault.All(err)
	switch {
	case err == nil && p.From != nil && p.From.ID == j.ID:
		out.State, out.Project = RowCreated, p.ID
	case err == nil:
		out.State, out.Project = RowKnown, p.ID
	case faults[0].Kind == fault.Unavailable:
		return out, err
	default:
		out.State, out.Items, out.Finish, out.Project = RowBad, 0, 0, ""
		for _, e := range faults {
			out.Mistakes = append(out.Mistakes, Mistake{Code: e.Code, Message: e.Message(order.Lang), Hint: e.Hint(order.Lang)})
		}
	}
	return out, nil
}
