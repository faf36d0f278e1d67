package absence

import (
	"context"
	"encoding/json"
	"errors"

	"sevenlists/api/access"
	"sevenlists/api/store"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
)

// Read gives an absence with its history.
//
// It returns NotFound absence.unknown.
func (s *Service) Read(ctx context.Context, id string) (*Absence, error) {
	r, err := s.Store.Get(ctx, kindAbsence, id)
	switch {
	case errors.Is(err, store.ErrNotFound), errors.Is(err, store.ErrMalformed):
		return nil, fault.New(fault.NotFound, "absence.unknown", "", id)
	case err != nil:
		return nil, err
	}
	return s.of(r)
}

func (s *Service) of(r store.Record) (*Absence, error) {
	a := &Absence{}
	if err := json.Unmarshal(r.Body, a); err != nil {
		return nil, err
	}
	a.State = a.stateOn(s.today())
	return a, nil
}

// Filter says which absences are listed. What is empty filters nothing.
type Filter struct {
	Account, Deputy string
	Current         bool // only those that are ahead or under way
	// Reach are those that the caller may see: owner is who is absent, departments their department.
	Reach  access.Reach
	Cursor string
	Limit  int // at most 200; 0 is 50
}

// Page is one page of absences, those that end last first.
type Page struct {
	Absences []Absence `json:"absences"`
	Next     string    `json:"next,omitempty"` // the cursor of the next page; empty on the last
}

const (
	usualPage = 50
	mostPage  = 200
)

// fields name the field of the view for that of an object of the rules of access.
var fields = map[string]string{"owner": "account", "departments": "department"}

// List gives a page of absences.
//
// It returns Invalid project.cursor where the cursor is none.
func (s *Service) List(ctx context.Context, f Filter) (Page, error) {
	after, ok := store.ParseCursor(f.Cursor)
	if !ok {
		return Page{}, fault.New(fault.Invalid, "project.cursor", "cursor")
	}
	limit := usualPage
	if f.Limit > 0 {
		limit = min(f.Limit, mostPage)
	}
	page := Page{Absences: []Absence{}}
	q := store.Query{Kind: kindAbsence, After: after, Reverse: true, Limit: mostPage, Where: map[string][]string{}}
	for field, value := range map[string]string{"account": f.Account, "deputy": f.Deputy} {
		if value != "" {
			q.Where[field] = []string{value}
		}
	}
	for {
		records, err := s.Store.List(ctx, q)
		if err != nil {
			return Page{}, err
		}
		for _, r := range records {
			a, err := s.of(r)
			if err != nil {
				return Page{}, err
			}
			if f.Current && r.Sort < s.today().String() {
				return page, nil // all that follow have ended, too
			}
			if f.hides(r, a) {
				continue
			}
			if len(page.Absences) == limit {
				last := page.Absences[limit-1]
				page.Next = store.Cursor{Sort: last.To.String(), ID: last.ID}.Text()
				return page, nil
			}
			page.Absences = append(page.Absences, *a)
		}
		if len(records) < mostPage {
			return page, nil
		}
		last := records[len(records)-1]
		q.After = store.Cursor{Sort: last.Sort, ID: last.ID}
	}
}

// hides reports whether an absence is none of those that are asked for or may be seen.
func (f *Filter) hides(r store.Record, a *Absence) bool {
	if f.Current && a.Undone {
		return true
	}
	if f.Reach.All {
		return false
	}
	for _, c := range f.Reach.AnyOf {
		if field := fields[c.Field]; field != "" && c.Value != "" && r.Fields[field] == c.Value {
			return false
		}
	}
	return true
}

// StandsFor gives those who are absent today and whose deputy an account is.
func (s *Service) StandsFor(ctx context.Context, id string) ([]string, error) {
	holding, err := s.holding(ctx, "deputy", id)
	var list []string
	for _, a := range holding {
		list = append(list, a.Account)
	}
	return list, err
}

// Current gives the absence of an account that is under way, nil where it is there.
func (s *Service) Current(ctx context.Context, id string) (*Absence, error) {
	holding, err := s.holding(ctx, "account", id)
	if err != nil || len(holding) == 0 {
		return nil, err
	}
	return holding[0], nil
}

// Covered gives the absences that are under way and in which an account stands in.
func (s *Service) Covered(ctx context.Context, id string) ([]*Absence, error) {
	return s.holding(ctx, "deputy", id)
}

// afterAll is greater than the id of any absence.
const afterAll = "~"

// holding are the absences under way of which a field has a value.
func (s *Service) holding(ctx context.Context, field, value string) ([]*Absence, error) {
	if value == "" {
		return nil, nil
	}
	today := s.today()
	records, err := s.Store.List(ctx, store.Query{
		Kind: kindAbsence, Where: map[string][]string{field: {value}, "standing": {"yes"}}, Limit: mostPage,
		After: store.Cursor{Sort: today.AddDays(-1).String(), ID: afterAll},
	})
	if err != nil {
		return nil, err
	}
	var list []*Absence
	for _, r := range records {
		a, err := s.of(r)
		if err != nil {
			return nil, err
		}
		if a.holds(today) {
			list = append(list, a)
		}
	}
	return list, nil
}

// Deputies gives for everybody who is absent on a day, today or later, who stands in: one read for all, for
// whoever asks about many people at once.
func (s *Service) Deputies(ctx context.Context, on calendar.Date) (map[string]string, error) {
	all, err := viewed(ctx, s.Store)
	if err != nil {
		return nil, err
	}
	deputies := map[string]string{}
	for _, a := range all.Absences {
		if a.holds(on) {
			deputies[a.Account] = a.Deputy
		}
	}
	return deputies, nil
}
