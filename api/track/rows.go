package track

import (
	"context"
	"maps"
	"slices"

	"sevenlists/api/project"
	"sevenlists/api/track/handling"
	"sevenlists/planner"
	"sevenlists/planner/calendar"
)

// CaseRow is one row of the listing of a project's cases.
type CaseRow struct {
	Case       string        `json:"case"` // key of the item
	Name       string        `json:"name"`
	Department string        `json:"department"`
	Status     string        `json:"status"` // required, possible, or dropped where the plan needs it no more
	State      string        `json:"state"`
	Attempt    int           `json:"attempt,omitempty"`
	Officer    string        `json:"officer,omitempty"`
	Received   calendar.Date `json:"received,omitzero"`
	Accepted   calendar.Date `json:"accepted,omitzero"`
	Decided    calendar.Date `json:"decided,omitzero"`
	Outcome    string        `json:"outcome,omitempty"`
	Document   string        `json:"document,omitempty"`
	Version    int64         `json:"version"`
	// EarlyStart and LateFinish are those of the plan as the project stands.
	EarlyStart calendar.Date `json:"early_start,omitzero"`
	LateFinish calendar.Date `json:"late_finish,omitzero"`
	// Light is the id of the light that it shows today, Due the next day that the department has to keep;
	// absent where nothing has been received.
	Light string        `json:"light,omitempty"`
	Due   calendar.Date `json:"due,omitzero"`
}

// Rows are the cases of a project in the order of its plan; those of items that it needs no more come
// last.
func (s *Service) Rows(ctx context.Context, p *project.Project) ([]CaseRow, error) {
	state, err := upTo(ctx, s.store, p.ID, p.Sequence)
	if err != nil {
		return nil, err
	}
	plan, l, err := s.projects.Plan(ctx, p, planner.Default())
	if err != nil {
		return nil, err
	}
	rows, listed := []CaseRow{}, map[string]bool{}
	for i := range plan.Items {
		item := &plan.Items[i]
		if l.Item(itemOf(item.ID)) == nil {
			continue // the works, and what a person added, are handled by no authority
		}
		row := CaseRow{Case: item.ID, Name: item.Name, Department: item.DepartmentID, Status: item.Status}
		if item.Schedule != nil {
			row.EarlyStart, row.LateFinish = item.Schedule.EarlyStart, item.Schedule.LateFinish
		}
		listed[item.ID] = true
		rows = append(rows, s.row(row, state.Cases[item.ID]))
	}
	for _, key := range slices.Sorted(maps.Keys(state.Cases)) {
		if !listed[key] {
			c := state.Cases[key]
			rows = append(rows, s.row(CaseRow{Case: key, Name: key, Department: c.Terms.Department, Status: "dropped"}, c))
		}
	}
	return rows, nil
}

// row is a row with what the case says, and its clocks.
func (s *Service) row(row CaseRow, c *handling.Case) CaseRow {
	if c == nil {
		row.State, row.Version = handling.None, 1
		return row
	}
	row.State, row.Attempt, row.Officer, row.Version = c.State, c.Attempt, c.Officer, c.Version
	row.Received, row.Accepted, row.Decided, row.Outcome, row.Document = c.Received, c.Accepted, c.Decided, c.Outcome, c.Document
	x := s.Reading(c)
	row.Light, row.Due = x.Light, x.Due
	return row
}
