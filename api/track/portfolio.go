package track

import (
	"context"

	"sevenlists/api/project"
	"sevenlists/planner/calendar"
)

// PortfolioRow is a project with how its cases stand today.
type PortfolioRow struct {
	project.Row
	// Lights counts its open cases by the light that they show, Light is the most severe of these; absent
	// where nothing is open.
	Lights map[string]int `json:"lights"`
	Light  string         `json:"light,omitempty"`
	Open   int            `json:"open_cases"`
	Done   int            `json:"done_cases"` // delivered, or decided and not yet delivered
	// Due is the next day that a department has to keep in any of its open cases, Overdue how many of them
	// are past it.
	Due     calendar.Date `json:"due,omitzero"`
	Overdue int           `json:"overdue"`
	// Late says that by its profile of today it ends after the plan that was issued last.
	Late bool `json:"late"`
}

// Portfolio is one page of projects, the newest first.
type Portfolio struct {
	Projects []PortfolioRow `json:"projects"`
	Next     string         `json:"next,omitempty"` // the cursor of the next page; empty on the last
}

// Portfolio gives a page of projects with how their cases stand: of each that the caller may see all its
// cases count.
//
// It returns what project.Service.List does.
func (s *Service) Portfolio(ctx context.Context, f project.Filter) (Portfolio, error) {
	page, err := s.projects.List(ctx, f)
	if err != nil {
		return Portfolio{}, err
	}
	answer := Portfolio{Projects: make([]PortfolioRow, len(page.Projects)), Next: page.Next}
	for i := range page.Projects {
		if answer.Projects[i], err = s.portfolioRow(ctx, page.Projects[i]); err != nil {
			return Portfolio{}, err
		}
	}
	return answer, nil
}

func (s *Service) portfolioRow(ctx context.Context, p project.Row) (PortfolioRow, error) {
	row := PortfolioRow{Row: p, Lights: map[string]int{}, Late: p.PlanFinish != 0 && p.Summary.Finish > p.PlanFinish}
	err := s.Survey(ctx, CaseFilter{Project: p.ID, Closed: true}, func(x Surveyed) error {
		row.add(x, s)
		return nil
	})
	return row, err
}

// add counts a case in.
func (r *PortfolioRow) add(x Surveyed, s *Service) {
	if x.Decided != 0 {
		r.Done++
	}
	if s.book.States[x.State].Closed {
		return
	}
	r.Open++
	r.Lights[x.Light]++
	if r.Light == "" || s.clocks.Severity(x.Light) < s.clocks.Severity(r.Light) {
		r.Light = x.Light
	}
	if x.Due != 0 && (r.Due == 0 || x.Due < r.Due) {
		r.Due = x.Due
	}
	if k := x.Next(); k != nil && k.Overdue > 0 {
		r.Overdue++
	}
}
