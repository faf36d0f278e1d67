package track

import (
	"cmp"
	"context"
	"slices"

	"sevenlists/api/track/handling"
	"sevenlists/api/track/window"
	"sevenlists/planner/calendar"
)

// Timing is how long a case lay at the window and at the department, until now.
func (s *Service) Timing(c *handling.Case) window.Timing {
	return s.window.timing.Time(c.Stays, window.Moment{On: s.Today(), Time: handling.TimeOf(s.now())}, s.Calendar())
}

// Passing is the names of the two sides and the limit of a hand-over.
func (s *Service) Passing() window.Passing { return s.window.timing.Passing }

// PassedCase is a case that is passed between window and department, timed.
type PassedCase struct {
	Project    string        `json:"project"`
	Case       string        `json:"case"` // key of the item
	Department string        `json:"department"`
	Officer    string        `json:"officer,omitempty"`
	State      string        `json:"state"`
	Window     string        `json:"window,omitempty"` // at which it was received
	Received   calendar.Date `json:"received,omitzero"`
	Version    int64         `json:"version"`
	window.Timing
}

// PassedFilter says which of them are listed beside what CaseFilter says.
type PassedFilter struct {
	CaseFilter
	Side    string // on which it lies
	Late    bool   // only where a hand-over was late
	Waiting bool   // only where one is late still
}

// PassedPage are cases that were passed between window and department: those first that wait and are late, the
// latest first, and then those received first.
type PassedPage struct {
	Cases []PassedCase `json:"cases"`
	// More says that there are more than are shown; a filter finds them.
	More bool `json:"more,omitempty"`
	// Late and Waiting count over all that the filter finds: hand-overs that were late, and that are late still.
	Late    int `json:"late"`
	Waiting int `json:"waiting"`
	// Limit is how many minutes of office hours a case may lie before it is passed on.
	Limit int `json:"limit_minutes"`
}

// mostPassed is the most cases of a listing.
const mostPassed = 200

// Passed lists cases that are passed between window and department, with the time on each side.
func (s *Service) Passed(ctx context.Context, f PassedFilter) (PassedPage, error) {
	page := PassedPage{Cases: []PassedCase{}, Limit: s.window.timing.Passing.Minutes}
	f.Passed = true
	err := s.Survey(ctx, f.CaseFilter, func(x Surveyed) error {
		row := PassedCase{
			Project: x.Project, Case: x.Key, Department: x.Terms.Department, Officer: x.Officer, State: x.State, Window: x.Window,
			Received: x.Received, Version: x.Version, Timing: s.Timing(x.Case),
		}
		if f.Side != "" && row.Side != f.Side || f.Late && !row.Late || f.Waiting && !row.Waiting {
			return nil
		}
		for _, h := range row.Hands {
			if h.Late > 0 {
				page.Late++
			}
		}
		if row.Waiting {
			page.Waiting++
		}
		if page.Cases = append(page.Cases, row); len(page.Cases) >= 8*mostPassed {
			page.Cases, page.More = latest(page.Cases), true
		}
		return nil
	})
	if all := len(page.Cases); all > mostPassed {
		page.More = true
	}
	page.Cases = latest(page.Cases)
	return page, err
}

// latest keeps those that wait and are latest.
func latest(rows []PassedCase) []PassedCase {
	waits := func(r *PassedCase) int {
		if !r.Waiting {
			return 0
		}
		return r.Hands[len(r.Hands)-1].Late
	}
	slices.SortStableFunc(rows, func(a, b PassedCase) int {
		return cmp.Or(-cmp.Compare(waits(&a), waits(&b)), cmp.Compare(a.Received, b.Received), cmp.Compare(a.Project+"/"+a.Case, b.Project+"/"+b.Case))
	})
	return rows[:min(len(rows), mostPassed)]
}
