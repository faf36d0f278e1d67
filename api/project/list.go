package project

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"sevenlists/api/store"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
)

// Filter says which projects are listed. What is empty filters nothing; all that is given must agree.
type Filter struct {
	State, Owner, Agent, Adviser, Street, Kind, Plot, Department string
	Search                                                       string
	// StandsFor are by an agent the absent ones whose deputy that agent is: their projects are listed with
	// the agent's own.
	StandsFor map[string][]string
	// Seen are the projects that the caller may see: those that agree with one of them. nil lets all
	// be seen, an empty list none.
	Seen []Sight
	// Cursor is where the listing goes on, as the page before gave it.
	Cursor string
	Limit  int // at most 200; 0 is 50
}

// Sight is one reason for which a caller may see projects: a field has a value. The fields are id,
// owner, agent, adviser, street, state, and departments, of which one is meant.
type Sight struct {
	Field, Value string
}

const (
	usualPage = 50
	mostPage  = 200

	mostSearched = 200 // bytes of what is searched for
)

// Row is a project as listings show it.
type Row struct {
	ID       string `json:"id"`
	Sequence int64  `json:"sequence"`
	State    string `json:"state" oneof:"open archived"`
	Owner    string `json:"owner,omitempty"`
	Agent    string `json:"agent,omitempty"`
	// StandingInFor is that agent where the caller stands in for them today.
	StandingInFor string    `json:"standing_in_for,omitempty"`
	Adviser       string    `json:"adviser,omitempty"`
	Street        string    `json:"street,omitempty"`
	CreatedAt     time.Time `json:"created_at"`
	ChangedAt     time.Time `json:"changed_at"`
	Rules         string    `json:"rules"`
	Plans         int       `json:"plans"` // issued ones
	// PlanFinish is when the last item ends by the plan that was issued last; absent where none was.
	PlanFinish calendar.Date `json:"plan_finish,omitzero"`
	Summary    Summary       `json:"summary"`
}

// Page is one page of a listing, the newest projects first.
type Page struct {
	Projects []Row  `json:"projects"`
	Next     string `json:"next,omitempty"` // the cursor of the next page; empty on the last
}

// List gives a page of projects, the newest first.
//
// It returns Invalid project.cursor where the cursor is none.
func (s *Service) List(ctx context.Context, f Filter) (Page, error) {
	after, err := cursorOf(f.Cursor)
	if err != nil {
		return Page{}, err
	}
	if len(f.Search) > mostSearched {
		return Page{}, fault.New(fault.Invalid, "project.search.long", "search", mostSearched)
	}
	limit := pageSize(f.Limit)
	var records []store.Record
	for _, q := range f.queries() {
		q.After, q.Reverse, q.Limit = after, true, limit+1
		some, err := s.store.List(ctx, q)
		if err != nil {
			return Page{}, err
		}
		records = append(records, some...)
	}
	records, next := pageOf(records, limit, true)
	page := Page{Projects: make([]Row, len(records)), Next: next}
	for i, r := range records {
		var p Project
		if err := json.Unmarshal(r.Body, &p); err != nil {
			return Page{}, err
		}
		page.Projects[i] = p.row()
	}
	return page, nil
}

// pageSize is how many rows a page has for the number that was asked for.
func pageSize(asked int) int {
	if asked <= 0 {
		return usualPage
	}
	return min(asked, mostPage)
}

// pageOf joins what several queries gave into one page, and gives the cursor of the next.
func pageOf(records []store.Record, limit int, reverse bool) (page []store.Record, next string) {
	slices.SortFunc(records, func(a, b store.Record) int {
		order := cmp.Or(strings.Compare(a.Sort, b.Sort), strings.Compare(a.ID, b.ID))
		if reverse {
			return -order
		}
		return order
	})
	records = slices.CompactFunc(records, func(a, b store.Record) bool { return a.ID == b.ID })
	if len(records) <= limit {
		return records, ""
	}
	last := records[limit-1]
	return records[:limit], store.Cursor{Sort: last.Sort, ID: last.ID}.Text()
}

func (p *Project) row() Row {
	row := Row{
		ID: p.ID, Sequence: p.Sequence, State: p.State, Owner: p.Owner, Agent: p.Agent, Adviser: p.Adviser, Street: p.Street,
		CreatedAt: p.CreatedAt, ChangedAt: p.ChangedAt, Rules: p.Rules, Plans: len(p.Plans), Summary: p.Summary,
	}
	if n := len(p.Plans); n > 0 {
		row.PlanFinish = p.Plans[n-1].Finish
	}
	return row
}

// Count counts the projects that a filter finds, up to a limit, whatever its page. Where several
// reasons let projects be seen, some may be counted twice, but never more than the limit.
func (s *Service) Count(ctx context.Context, f Filter, limit int) (int, error) {
	total := 0
	for _, q := range f.queries() {
		n, err := s.store.Count(ctx, q, limit-total)
		if err != nil {
			return 0, err
		}
		if total += n; total >= limit {
			return limit, nil
		}
	}
	return total, nil
}

// queries are those that together find what the filter asks for: one a sight.
func (f Filter) queries() []store.Query {
	sights := f.Seen
	if sights == nil {
		sights = []Sight{{}}
	}
	var queries []store.Query
	for _, sight := range sights {
		if q, ok := f.query(sight); ok {
			queries = append(queries, q)
		}
	}
	return queries
}

// query joins the filter with one sight; false where it can find nothing.
func (f Filter) query(sight Sight) (store.Query, bool) {
	departments := []string{f.Department}
	if sight.Field == "departments" {
		departments, sight = append(departments, sight.Value), Sight{}
	}
	where, ok := joined(map[string][]string{
		"state": {f.State}, "owner": {f.Owner}, "agent": append([]string{f.Agent}, f.StandsFor[f.Agent]...), "adviser": {f.Adviser},
		"street": {f.Street}, "kind": {f.Kind}, "plot": {f.Plot},
	}, sight)
	q := store.Query{Kind: kindProject, Where: where}
	if !ok {
		return q, false
	}
	// Those angle brackets mark a department: nobody finds one by searching for it.
	found := strings.Fields(strings.ToLower(strings.NewReplacer("<", " ", ">", " ").Replace(f.Search)))
	for _, d := range departments {
		if d != "" {
			found = append(found, departmentWord(d))
		}
	}
	q.Search = strings.Join(found, " ")
	return q, q.Check() == nil // what no record can hold, none holds
}

// joined says what fields must have which values for what was asked to be seen; false where the two
// contradict each other. A field whose first value is empty is not asked for.
func joined(asked map[string][]string, sight Sight) (map[string][]string, bool) {
	where := map[string][]string{}
	for field, values := range asked {
		if values[0] != "" {
			where[field] = values
		}
	}
	if sight.Field != "" {
		if was := where[sight.Field]; was != nil && !slices.Contains(was, sight.Value) || sight.Value == "" {
			return nil, false
		}
		where[sight.Field] = []string{sight.Value}
	}
	return where, true
}

// cursorOf reads the place where a listing goes on.
func cursorOf(text string) (store.Cursor, error) {
	c, ok := store.ParseCursor(text)
	if !ok {
		return c, fault.New(fault.Invalid, "project.cursor", "cursor")
	}
	return c, nil
}
