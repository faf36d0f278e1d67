package track

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strings"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/api/track/problems"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
)

// MatterFilter says which problems, questions or rounds of all projects are listed. What is empty filters
// nothing; all that is given must agree.
type MatterFilter struct {
	Class                                        string
	Project, Department, Person, State, Severity string
	Open                                         bool          // only what is still to be settled
	DueBy                                        calendar.Date // due on that day or before
	// Seen are the reasons for which the caller may see one; nil lets all be seen, an empty list none.
	Seen   []project.Sight
	Cursor string
	Limit  int // at most 200; 0 is 50
}

const (
	usualPage = 50
	mostPage  = 200
)

// MatterPage is one page of a listing of one class, what is due first first.
type MatterPage struct {
	Problems  []problems.Problem  `json:"problems,omitempty"`
	Questions []problems.Question `json:"questions,omitempty"`
	Rounds    []problems.Round    `json:"rounds,omitempty"`
	Next      string              `json:"next,omitempty"` // the cursor of the next page
}

// FindMatters lists problems, questions or rounds of all projects.
//
// It returns Invalid project.cursor.
func (s *Service) FindMatters(ctx context.Context, f MatterFilter) (MatterPage, error) {
	after, ok := store.ParseCursor(f.Cursor)
	if !ok {
		return MatterPage{}, fault.New(fault.Invalid, "project.cursor", "cursor")
	}
	limit := usualPage
	if f.Limit > 0 {
		limit = min(f.Limit, mostPage)
	}
	records, err := s.matterRecords(ctx, f, after, limit+1)
	if err != nil {
		return MatterPage{}, err
	}
	page := MatterPage{}
	if len(records) > limit {
		last := records[limit-1]
		records, page.Next = records[:limit], store.Cursor{Sort: last.Sort, ID: last.ID}.Text()
	}
	switch f.Class {
	case problems.ClassProblem:
		page.Problems, err = bodies[problems.Problem](records)
	case problems.ClassQuestion:
		page.Questions, err = bodies[problems.Question](records)
	default:
		page.Rounds, err = bodies[problems.Round](records)
	}
	return page, err
}

// bodies reads what records hold.
func bodies[T any](records []store.Record) ([]T, error) {
	list := make([]T, len(records))
	for i, r := range records {
		if err := json.Unmarshal(r.Body, &list[i]); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// matterRecords are the records that a filter finds, in order and each once, whatever its page.
func (s *Service) matterRecords(ctx context.Context, f MatterFilter, after store.Cursor, limit int) ([]store.Record, error) {
	sights := f.Seen
	if sights == nil {
		sights = []project.Sight{{}}
	}
	var records []store.Record
	for _, sight := range sights {
		q, possible := f.query(sight)
		if !possible {
			continue
		}
		q.After, q.Limit = after, limit
		some, err := s.store.List(ctx, q)
		if err != nil {
			return nil, err
		}
		records = append(records, some...)
	}
	slices.SortFunc(records, func(a, b store.Record) int {
		return cmp.Or(strings.Compare(a.Sort, b.Sort), strings.Compare(a.ID, b.ID))
	})
	records = slices.CompactFunc(records, func(a, b store.Record) bool { return a.ID == b.ID })
	if f.DueBy != 0 {
		by := f.DueBy.String()
		records = slices.DeleteFunc(records, func(r store.Record) bool { return r.Sort > by })
	}
	return records, nil
}

// query joins the filter with one sight; false where the two contradict each other.
func (f *MatterFilter) query(sight project.Sight) (store.Query, bool) {
	q := store.Query{Kind: kindsOfMatter[f.Class], Where: map[string][]string{}}
	where := map[string]string{
		"project": f.Project, "department": f.Department, "person": f.Person, "state": f.State, "severity": f.Severity, "open": flag(f.Open),
	}
	switch sight.Field {
	case "":
	case "departments":
		q.Search = departmentWord(sight.Value)
	default:
		if was := where[sight.Field]; was != "" && was != sight.Value || sight.Value == "" {
			return q, false
		}
		where[sight.Field] = sight.Value
	}
	for field, value := range where {
		if value != "" {
			q.Where[field] = []string{value}
		}
	}
	return q, true
}
