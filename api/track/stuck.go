package track

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/api/track/stuck"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// StuckFilter says which stuck projects are listed. What is empty filters nothing; all that is given must
// agree.
type StuckFilter struct {
	Cause, Whose, Department string // of one of its causes
	Street, Agent, Owner     string
	// Seen are the projects that the caller may see, as of project.Filter; nil lets all be seen.
	Seen   []project.Sight
	Cursor string
	Limit  int // at most 200; 0 is 50
	Lang   lang.Lang
}

// StuckProject is a project that is stuck, with all causes.
type StuckProject struct {
	Project string        `json:"project"`
	Name    string        `json:"name"`
	Street  string        `json:"street,omitempty"`
	Agent   string        `json:"agent,omitempty"`
	Owner   string        `json:"owner,omitempty"`
	Since   calendar.Date `json:"since"` // of the cause that has lasted longest
	Days    int           `json:"days"`  // working days since then
	Causes  []StuckCause  `json:"causes"`

	urgency string
}

// StuckQueue is a page of stuck projects, those stuck longest first.
type StuckQueue struct {
	Projects []StuckProject `json:"projects"`
	Total    int            `json:"total"` // on all pages
	// Causes, Whose and Departments count the projects that are stuck by each, whatever cause, doing or
	// department was asked for.
	Causes      map[string]int `json:"causes"`
	Whose       map[string]int `json:"whose"`
	Departments map[string]int `json:"departments"`
	Next        string         `json:"next,omitempty"` // the cursor of the next page; empty on the last
}

// StuckCauses are the causes by which a project may be stuck.
func (s *Service) StuckCauses() *stuck.Book { return s.stuck }

// Stuck lists the open projects that are stuck today. It goes through them one by one and keeps no more than
// a few pages in memory.
//
// It returns Invalid project.cursor where the cursor is none.
func (s *Service) Stuck(ctx context.Context, f StuckFilter) (*StuckQueue, error) {
	after, ok := store.ParseCursor(f.Cursor)
	if !ok {
		return nil, fault.New(fault.Invalid, "project.cursor", "cursor")
	}
	limit := usualPage
	if f.Limit > 0 {
		limit = min(f.Limit, mostPage)
	}
	q := &StuckQueue{Causes: map[string]int{}, Whose: map[string]int{}, Departments: map[string]int{}}
	best := []StuckProject{}
	err := s.eachStuck(ctx, f, func(p StuckProject) {
		q.count(&p)
		if !f.asks(&p) {
			return
		}
		q.Total++
		if f.Cursor != "" && cmp.Or(cmp.Compare(p.urgency, after.Sort), cmp.Compare(p.Project, after.ID)) <= 0 {
			return
		}
		if best = append(best, p); len(best) >= 8*mostPage {
			best = longestStuck(best, limit+1)
		}
	})
	if err != nil {
		return nil, err
	}
	if best = longestStuck(best, limit+1); len(best) > limit {
		best = best[:limit]
		last := best[limit-1]
		q.Next = store.Cursor{Sort: last.urgency, ID: last.Project}.Text()
	}
	for i := range best {
		s.wordStuck(best[i].Causes, f.Lang)
	}
	q.Projects = best
	return q, nil
}

// eachStuck goes through the stuck projects that the filter may concern, the newest first.
func (s *Service) eachStuck(ctx context.Context, f StuckFilter, do func(StuckProject)) error {
	in := project.Filter{State: project.Open, Street: f.Street, Agent: f.Agent, Owner: f.Owner, Seen: f.Seen, Limit: mostPage}
	for {
		page, err := s.projects.List(ctx, in)
		if err != nil {
			return err
		}
		for i := range page.Projects {
			row := &page.Projects[i]
			state, err := viewed(ctx, s.store, row.ID)
			if err != nil {
				return err
			}
			causes, err := s.findStuck(ctx, row, state)
			if err != nil {
				return err
			}
			if len(causes) > 0 {
				do(stuckProject(row, causes))
			}
		}
		if in.Cursor = page.Next; page.Next == "" {
			return nil
		}
	}
}

func stuckProject(row *project.Row, causes []StuckCause) StuckProject {
	p := StuckProject{Project: row.ID, Name: row.Summary.Name, Street: row.Street, Agent: row.Agent, Owner: row.Owner, Causes: causes}
	for _, c := range causes {
		if p.Since == 0 || c.Since < p.Since {
			p.Since, p.Days = c.Since, c.Days
		}
	}
	p.urgency = fmt.Sprintf("%06d", max(0, 999_999-p.Days))
	return p
}

// longestStuck keeps those stuck longest, in order.
func longestStuck(list []StuckProject, n int) []StuckProject {
	slices.SortFunc(list, func(a, b StuckProject) int {
		return cmp.Or(cmp.Compare(a.urgency, b.urgency), cmp.Compare(a.Project, b.Project))
	})
	return list[:min(n, len(list))]
}

// asks reports whether one cause is what is asked for.
func (f *StuckFilter) asks(p *StuckProject) bool {
	return slices.ContainsFunc(p.Causes, func(c StuckCause) bool {
		return (f.Cause == "" || c.Cause == f.Cause) && (f.Whose == "" || c.Whose == f.Whose) && (f.Department == "" || c.Department == f.Department)
	})
}

// count counts a project once for each cause, doing and department.
func (q *StuckQueue) count(p *StuckProject) {
	once := map[string]bool{}
	one := func(of map[string]int, kind, id string) {
		if id != "" && !once[kind+id] {
			once[kind+id] = true
			of[id]++
		}
	}
	for _, c := range p.Causes {
		one(q.Causes, "cause ", c.Cause)
		one(q.Whose, "whose ", c.Whose)
		one(q.Departments, "department ", c.Department)
	}
}

// wordStuck puts names and texts into causes.
func (s *Service) wordStuck(causes []StuckCause, l lang.Lang) {
	for i := range causes {
		c := &causes[i]
		of := s.stuck.Causes[s.stuck.Order(c.Cause)]
		c.Name, c.Moves = of.Name.In(l), of.Moves.In(l)
		if c.Case != "" {
			c.Item = s.ItemName(c.Case).In(l)
		}
	}
}
