package track

import (
	"cmp"
	"context"
	"encoding/json"
	"maps"
	"slices"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/api/track/commitments"
	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/words"
)

// CommitmentRow is one row of the listing of a project's commitments: an item of its plan for which the law
// knows a commitment, or one that was chosen and that the plan needs no more.
type CommitmentRow struct {
	Case       string `json:"case"` // key of the item
	Name       string `json:"name"`
	Department string `json:"department"` // id of the one that leads
	Status     string `json:"status"`     // required, possible, or dropped where the plan needs it no more
	Mode       string `json:"mode"`
	ModeName   string `json:"mode_name,omitempty"`
	Days       int    `json:"days_when_committed"`
	// Offered says whether it may be chosen: the rules offer it and no breach bars it. RefusedBecause are the
	// reasons of the rules against it, BarredBecause those that follow from breaches.
	Offered        bool     `json:"offered"`
	RefusedBecause []string `json:"refused_because"`
	BarredBecause  []string `json:"barred_because"`
	State          string   `json:"state"`
	Held           bool     `json:"held"` // the item goes on commitment
	Version        int64    `json:"version"`
	// Due is the next day that somebody has to keep, For the step that it is about: publish, verify or repair.
	// Until it is certain it is as the plan of today gives it.
	Due     calendar.Date     `json:"due,omitzero"`
	For     string            `json:"due_for,omitempty"`
	Certain bool              `json:"due_certain,omitempty"`
	Cost    *commitments.Cost `json:"cost,omitempty"` // of its last breach
}

// CommitmentRows are the commitments of a project in the order of its plan; those of items that it needs no
// more come last.
func (s *Service) CommitmentRows(ctx context.Context, p *project.Project, l lang.Lang) ([]CommitmentRow, error) {
	state, err := upTo(ctx, s.store, p.ID, p.Sequence)
	if err != nil {
		return nil, err
	}
	plan, loaded, err := s.promisePlan(ctx, p, state, l)
	if err != nil {
		return nil, err
	}
	past, err := s.past(ctx, state)
	if err != nil {
		return nil, err
	}
	w := words.NewWriter(loaded.Set, l, plan.ReferenceDate)
	rows, listed := []CommitmentRow{}, map[string]bool{}
	for i := range plan.Items {
		item := &plan.Items[i]
		if item.Commitment == nil {
			continue
		}
		c := state.commitment(item.ID)
		row := s.commitmentRow(c)
		row.Name, row.Department, row.Status = item.Name, item.DepartmentID, item.Status
		row.Mode, row.ModeName, row.Days = item.Commitment.Mode, item.Commitment.ModeName, item.Commitment.Days
		row.RefusedBecause = append(row.RefusedBecause, reasonsAgainst(item.Commitment, w)...)
		for _, hit := range s.promises.Against(past, p.ID, item.ID, s.Today(), s.Calendar()) {
			row.BarredBecause = append(row.BarredBecause, hit.Name.In(l))
		}
		row.Offered = item.Commitment.Offered && len(row.BarredBecause) == 0
		s.expect(&row, plan, loaded, item, c)
		listed[item.ID] = true
		rows = append(rows, row)
	}
	for _, key := range slices.Sorted(maps.Keys(state.Commitments)) {
		if !listed[key] {
			row := s.commitmentRow(state.Commitments[key])
			row.Name, row.Status = key, "dropped"
			rows = append(rows, row)
		}
	}
	return rows, nil
}

// commitmentRow is what the entries say.
func (s *Service) commitmentRow(c *commitments.Commitment) CommitmentRow {
	row := CommitmentRow{
		Case: c.Key, Department: c.Terms.Department, Mode: c.Terms.Mode, Days: c.Terms.Days, RefusedBecause: []string{}, BarredBecause: []string{},
		State: c.State, Held: c.Held(), Version: c.Version,
	}
	row.Due, row.For, row.Certain = c.Due(s.Calendar())
	if n := len(c.Breaches); n > 0 {
		row.Cost = c.Breaches[n-1].Cost
	}
	return row
}

// expect fills in the day of the check as the plan of today gives it, where nothing fixes it yet.
func (s *Service) expect(row *CommitmentRow, plan *planner.Plan, l *project.Loaded, item *planner.ItemRow, c *commitments.Commitment) {
	if row.Certain || c.State == commitments.Verified || c.State == commitments.Withdrawn {
		return
	}
	if planned := s.termsOf(plan, l, item).terms.Planned; planned != 0 && (row.Offered || row.Held) {
		row.Due, row.For = planned, commitments.Verify
	}
}

// Duty is a day that somebody has to keep because of a commitment.
type Duty struct {
	Project    string        `json:"project"`
	Case       string        `json:"case"`       // key of the item
	Department string        `json:"department"` // id of the one that checks
	Agent      string        `json:"agent,omitempty"`
	Owner      string        `json:"owner,omitempty"`
	State      string        `json:"state"`
	Mode       string        `json:"mode"`
	Due        calendar.Date `json:"due"`
	For        string        `json:"due_for"` // the step that has to be entered: publish, verify or repair
	Certain    bool          `json:"due_certain"`
	Version    int64         `json:"version"`
}

// CommitmentFilter says which commitments of all projects are listed. What is empty filters nothing; all that
// is given must agree.
type CommitmentFilter struct {
	Project, Case, Department, State, Agent, Owner string
	Open                                           bool // only those about which something is left to do
	// StandsFor are by an agent the absent ones whose deputy that agent is, as of CaseFilter.
	StandsFor map[string][]string
	// Seen are the reasons for which the caller may see one; nil lets all be seen, an empty list none.
	Seen   []project.Sight
	Cursor string
	Limit  int // at most 200; 0 is 50
}

// CommitmentPage is one page of a listing, those chosen first first.
type CommitmentPage struct {
	Commitments []CommitmentFound `json:"commitments"`
	Next        string            `json:"next,omitempty"` // the cursor of the next page
}

// CommitmentFound is one commitment as a listing over projects shows it.
type CommitmentFound struct {
	commitments.Commitment
	Due     calendar.Date `json:"due,omitzero"`
	For     string        `json:"due_for,omitempty"`
	Certain bool          `json:"due_certain,omitempty"`
}

// FindCommitments lists the commitments of all projects.
//
// It returns Invalid project.cursor.
func (s *Service) FindCommitments(ctx context.Context, f CommitmentFilter) (CommitmentPage, error) {
	page := CommitmentPage{Commitments: []CommitmentFound{}}
	after, ok := store.ParseCursor(f.Cursor)
	if !ok {
		return page, fault.New(fault.Invalid, "project.cursor", "cursor")
	}
	limit := usualPage
	if f.Limit > 0 {
		limit = min(f.Limit, mostPage)
	}
	records, err := s.commitmentRecords(ctx, f, after, limit+1)
	if err != nil {
		return page, err
	}
	if len(records) > limit {
		records = records[:limit]
		last := records[limit-1]
		page.Next = store.Cursor{Sort: last.Sort, ID: last.ID}.Text()
	}
	for i := range records {
		c := commitments.Commitment{}
		if err := json.Unmarshal(records[i].Body, &c); err != nil {
			return page, err
		}
		c.Entries = []commitments.Entry{}
		page.Commitments = append(page.Commitments, s.FoundCommitment(&c))
	}
	return page, nil
}

// FoundCommitment is a commitment with what is due today.
func (s *Service) FoundCommitment(c *commitments.Commitment) CommitmentFound {
	one := CommitmentFound{Commitment: *c}
	one.Due, one.For, one.Certain = c.Due(s.Calendar())
	return one
}

// commitmentRecords are the views that a filter finds, in order and each once.
func (s *Service) commitmentRecords(ctx context.Context, f CommitmentFilter, after store.Cursor, limit int) ([]store.Record, error) {
	var found []store.Record
	for _, q := range f.queries() {
		q.After, q.Limit = after, limit
		some, err := s.store.List(ctx, q)
		if err != nil {
			return nil, err
		}
		found = append(found, some...)
	}
	slices.SortFunc(found, func(a, b store.Record) int { return cmp.Or(cmp.Compare(a.Sort, b.Sort), cmp.Compare(a.ID, b.ID)) })
	return slices.CompactFunc(found, func(a, b store.Record) bool { return a.ID == b.ID }), nil
}

// queries are those that together find what the filter asks for: one a sight.
func (f *CommitmentFilter) queries() []store.Query {
	asked := map[string][]string{
		"project": {f.Project}, "case": {f.Case}, "department": {f.Department}, "state": {f.State},
		"agent": append([]string{f.Agent}, f.StandsFor[f.Agent]...), "owner": {f.Owner}, "open": {flag(f.Open)},
	}
	sights := f.Seen
	if sights == nil {
		sights = []project.Sight{{}}
	}
	var queries []store.Query
	for _, sight := range sights {
		q := store.Query{Kind: kindCommitment, Where: given(asked)}
		switch {
		case sight.Field == "":
		case sight.Value == "" || q.Where[sight.Field] != nil && !slices.Contains(q.Where[sight.Field], sight.Value):
			continue
		case sight.Field == "departments":
			q.Search = departmentWord(sight.Value)
		default:
			q.Where[sight.Field] = []string{sight.Value}
		}
		queries = append(queries, q)
	}
	return queries
}

// Duties are the days until one, that day included, that somebody has to keep because of commitments of any
// open project, the first first: for prompts and calendar feeds.
func (s *Service) Duties(ctx context.Context, until calendar.Date) ([]Duty, error) {
	return s.DutiesOf(ctx, CommitmentFilter{}, until)
}

// DutiesOf are those of the commitments that a filter finds, whatever its cursor and limit.
func (s *Service) DutiesOf(ctx context.Context, f CommitmentFilter, until calendar.Date) ([]Duty, error) {
	list := []Duty{}
	err := s.eachDuty(ctx, f, func(d Duty, _ *commitments.Commitment) error {
		if d.Due != 0 && d.Due <= until {
			list = append(list, d)
		}
		return nil
	})
	slices.SortStableFunc(list, func(a, b Duty) int {
		return cmp.Or(cmp.Compare(a.Due, b.Due), cmp.Compare(a.Project, b.Project), cmp.Compare(a.Case, b.Case))
	})
	return list, err
}

// eachDuty goes through the open commitments that a filter finds, with what is due of each.
func (s *Service) eachDuty(ctx context.Context, f CommitmentFilter, do func(Duty, *commitments.Commitment) error) error {
	f.Open = true
	for after := (store.Cursor{}); ; {
		records, err := s.commitmentRecords(ctx, f, after, pageOfViews)
		if err != nil {
			return err
		}
		records = records[:min(len(records), pageOfViews)]
		for i := range records {
			r := &records[i]
			var c commitments.Commitment
			if err := json.Unmarshal(r.Body, &c); err != nil {
				return err
			}
			d := Duty{
				Project: c.Project, Case: c.Key, Department: c.Terms.Department, Agent: r.Fields["agent"], Owner: r.Fields["owner"],
				State: c.State, Mode: c.Terms.Mode, Version: r.Version,
			}
			d.Due, d.For, d.Certain = c.Due(s.Calendar())
			if err := do(d, &c); err != nil {
				return err
			}
		}
		if len(records) < pageOfViews {
			return nil
		}
		last := records[len(records)-1]
		after = store.Cursor{Sort: last.Sort, ID: last.ID}
	}
}
