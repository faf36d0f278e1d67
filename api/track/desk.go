package track

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/api/track/clock"
	"sevenlists/api/track/handling"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
)

// CaseFilter says which cases are listed. What is empty filters nothing; all that is given must agree.
type CaseFilter struct {
	Light, State, Department, Officer, Agent, Owner, Adviser, Street, Project, Case string
	// StandsFor are by an officer or agent the absent ones whose deputy that one is: their cases are listed
	// with the own.
	StandsFor map[string][]string
	// Closed lists those that are closed, too, where no state is asked for.
	Closed bool
	// Passed lists only those that were taken in at a window or passed to a department.
	Passed bool
	// Seen are the cases that the caller may see, as of project.Filter; nil lets all be seen.
	Seen   []project.Sight
	Cursor string
	Limit  int       // at most 200; 0 is 50
	Lang   lang.Lang // of the names of items
}

// DeskCase is a case as a desk shows it.
type DeskCase struct {
	Project     string `json:"project"`
	ProjectName string `json:"project_name,omitempty"`
	Case        string `json:"case"` // key of the item
	Name        string `json:"name"`
	Attempt     int    `json:"attempt"`
	Version     int64  `json:"version"`
	Department  string `json:"department"`
	State       string `json:"state"`
	Officer     string `json:"officer,omitempty"`
	Agent       string `json:"agent,omitempty"`
	// StandingInFor is the officer or agent where the caller stands in for them today.
	StandingInFor string        `json:"standing_in_for,omitempty"`
	Received      calendar.Date `json:"received,omitzero"`
	Accepted      calendar.Date `json:"accepted,omitzero"`
	Deemed        calendar.Date `json:"deemed_accepted,omitzero"`
	Light         string        `json:"light"`
	// Due is the next day that the department has to keep; absent where none is.
	Due calendar.Date `json:"due,omitzero"`
	// Left and Overdue are days until and after the due day, in the unit of the clock that it is of.
	Left    int `json:"left"`
	Overdue int `json:"overdue"`
	// Notice is the number of the written notice by which it is paused.
	Notice   string   `json:"notice,omitempty"`
	Breaches []string `json:"breaches,omitempty"` // ids
	// Side is where it lies, window or department, where it is passed between them; LateHandOver says that it is
	// to be passed on and late.
	Side         string `json:"side,omitempty"`
	LateHandOver bool   `json:"late_hand_over,omitempty"`

	urgency string
}

// Desk is a page of cases, the most urgent first: by due day, then by severity of the light.
type Desk struct {
	Cases []DeskCase `json:"cases"`
	// Lights counts the cases of each light on all pages, whatever light was asked for.
	Lights map[string]int `json:"lights"`
	Next   string         `json:"next,omitempty"` // the cursor of the next page; empty on the last
}

// Surveyed is a case with whose it is and what its clocks show. The case comes without its entries and
// earlier applications.
type Surveyed struct {
	*handling.Case
	Agent, Owner, Adviser, Street string
	clock.Reading
}

const (
	usualDesk = 50
	mostDesk  = 200
	never     = "9999-12-31" // where no day has to be kept
)

// Desk lists cases with the light that they show today. Without a state it lists those that are open.
//
// It returns Invalid project.cursor where the cursor is none.
func (s *Service) Desk(ctx context.Context, f CaseFilter) (Desk, error) {
	after, ok := store.ParseCursor(f.Cursor)
	if !ok {
		return Desk{}, fault.New(fault.Invalid, "project.cursor", "cursor")
	}
	limit := usualDesk
	if f.Limit > 0 {
		limit = min(f.Limit, mostDesk)
	}
	desk := Desk{Lights: map[string]int{}}
	best := []DeskCase{}
	err := s.Survey(ctx, f, func(x Surveyed) error {
		desk.Lights[x.Light]++
		if f.Light != "" && x.Light != f.Light {
			return nil
		}
		row := s.desk(x)
		if f.Cursor != "" && cmp.Or(cmp.Compare(row.urgency, after.Sort), cmp.Compare(row.Project+"/"+row.Case, after.ID)) <= 0 {
			return nil
		}
		if best = append(best, row); len(best) >= 8*mostDesk {
			best = mostUrgent(best, limit+1)
		}
		return nil
	})
	if err != nil {
		return Desk{}, err
	}
	best = mostUrgent(best, limit+1)
	if len(best) > limit {
		best = best[:limit]
		last := best[limit-1]
		desk.Next = store.Cursor{Sort: last.urgency, ID: last.Project + "/" + last.Case}.Text()
	}
	desk.Cases = best
	return desk, s.named(ctx, best, f.Lang)
}

// mostUrgent keeps the most urgent rows, in order.
func mostUrgent(rows []DeskCase, n int) []DeskCase {
	slices.SortFunc(rows, func(a, b DeskCase) int {
		return cmp.Or(cmp.Compare(a.urgency, b.urgency), cmp.Compare(a.Project+"/"+a.Case, b.Project+"/"+b.Case))
	})
	return rows[:min(n, len(rows))]
}

// desk is the row of a case.
func (s *Service) desk(x Surveyed) DeskCase {
	c := x.Case
	row := DeskCase{
		Project: c.Project, Case: c.Key, Name: c.Key, Attempt: c.Attempt, Version: c.Version, Department: c.Terms.Department, State: c.State,
		Officer: c.Officer, Agent: x.Agent, Received: c.Received, Accepted: c.Accepted, Deemed: x.DeemedAccepted, Light: x.Light, Due: x.Due,
	}
	due := never
	if x.Due != 0 {
		due = x.Due.String()
	}
	row.urgency = fmt.Sprintf("%s %02d", due, s.clocks.Severity(x.Light))
	if k := x.Next(); k != nil {
		row.Left, row.Overdue = k.Left, k.Overdue
	}
	if x.Pause != nil {
		row.Notice = x.Pause.Document
	}
	if len(c.Stays) > 0 {
		t := s.Timing(c)
		row.Side, row.LateHandOver = t.Side, t.Waiting
	}
	for _, b := range x.Breaches {
		row.Breaches = append(row.Breaches, b.ID)
	}
	return row
}

// named puts the names of projects and items into rows.
func (s *Service) named(ctx context.Context, rows []DeskCase, l lang.Lang) error {
	names := map[string]string{}
	set := s.projects.Rules()
	for i := range rows {
		row := &rows[i]
		var err error
		if row.ProjectName, err = s.nameOf(ctx, names, row.Project); err != nil {
			return err
		}
		id, _ := profile.CutKey(row.Case)
		if item := set.Item(id); item != nil {
			row.Name = item.Name.In(l)
		}
	}
	return nil
}

// Survey goes through all cases that a filter asks for, whatever its light, cursor and limit, reads the
// clock of each as of today and hands it on; those received first come first. It keeps one page of the
// store in memory, and ends with the first error that it is given.
func (s *Service) Survey(ctx context.Context, f CaseFilter, do func(Surveyed) error) error {
	queries := f.queries()
	cal, today := s.Calendar(), s.Today()
	var met map[string]bool
	if len(queries) > 1 {
		met = map[string]bool{}
	}
	for _, q := range queries {
		err := s.each(ctx, q, func(r *store.Record) error {
			if met[r.ID] {
				return nil
			}
			if met != nil {
				met[r.ID] = true
			}
			x, err := caseOf(r)
			if err != nil {
				return err
			}
			x.Reading = s.clocks.Read(x.Case, cal, today)
			return do(x)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// caseOf is the case of a view, with whose it is.
func caseOf(r *store.Record) (Surveyed, error) {
	x := Surveyed{Case: &handling.Case{}, Agent: r.Fields["agent"], Owner: r.Fields["owner"], Adviser: r.Fields["adviser"], Street: r.Fields["street"]}
	if err := json.Unmarshal(r.Body, x.Case); err != nil {
		return x, fmt.Errorf("case %s: %w", r.ID, err)
	}
	return x, nil
}

// each goes through all records that a query finds, page by page, and ends with the first error that it is
// given.
func (s *Service) each(ctx context.Context, q store.Query, do func(*store.Record) error) error {
	q.Limit = pageOfViews
	for {
		records, err := s.store.List(ctx, q)
		if err != nil {
			return err
		}
		for i := range records {
			if err := do(&records[i]); err != nil {
				return err
			}
		}
		if len(records) < pageOfViews {
			return nil
		}
		last := records[len(records)-1]
		q.After = store.Cursor{Sort: last.Sort, ID: last.ID}
	}
}

// pageOfViews is how many views are read at a time.
const pageOfViews = 1000

// queries are those that together find what the filter asks for: one a sight.
func (f CaseFilter) queries() []store.Query {
	asked := map[string][]string{
		"state": {f.State}, "department": {f.Department}, "officer": append([]string{f.Officer}, f.StandsFor[f.Officer]...),
		"agent": append([]string{f.Agent}, f.StandsFor[f.Agent]...), "owner": {f.Owner}, "adviser": {f.Adviser},
		"street": {f.Street}, "project": {f.Project}, "case": {f.Case}, "passed": {flag(f.Passed)},
	}
	if f.State == "" && !f.Closed {
		asked["open"] = []string{flag(true)}
	}
	sights := f.Seen
	if sights == nil {
		sights = []project.Sight{{}}
	}
	var queries []store.Query
	for _, sight := range sights {
		field, value := fieldOf[sight.Field], sight.Value
		if sight.Field == "departments" && value != "" { // those that help see it, too
			queries = append(queries, store.Query{Kind: kindCase, Where: given(asked), Search: helperWord(value)})
		}
		where := given(asked)
		if sight.Field != "" && (field == "" || value == "" || where[field] != nil && !slices.Contains(where[field], value)) {
			continue
		}
		if field != "" {
			where[field] = []string{value}
		}
		queries = append(queries, store.Query{Kind: kindCase, Where: where})
	}
	return queries
}

// given are the fields for which a value is asked for: those whose first is not empty.
func given(asked map[string][]string) map[string][]string {
	where := map[string][]string{}
	for name, values := range asked {
		if values[0] != "" {
			where[name] = values
		}
	}
	return where
}

// fieldOf names the field of the view for that of an object of the rules of access.
var fieldOf = map[string]string{
	"owner": "owner", "agent": "agent", "adviser": "adviser", "street": "street", "departments": "department",
}
