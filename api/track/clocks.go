package track

import (
	"context"
	"maps"
	"slices"

	"sevenlists/api/project"
	"sevenlists/api/track/clock"
	"sevenlists/api/track/handling"
	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
)

// CaseClock is what the clocks of a case show, and to whom its lost days are put down.
type CaseClock struct {
	Project string `json:"project"`
	Case    string `json:"case"` // key of the item
	Attempt int    `json:"attempt"`
	State   string `json:"state"`
	clock.Reading
	Lost clock.Lost `json:"lost"`
	// Closings are the days on which the hall was closed since receipt, with what ordered it.
	Closings []clock.Closing `json:"closings,omitempty"`
	// Route is the whole route of its project, and Targets the published limits of it.
	Route   clock.Route    `json:"route"`
	Targets []clock.Target `json:"targets"`
}

// ProjectClock is what the clocks of a project show.
type ProjectClock struct {
	Project string        `json:"project"`
	Today   calendar.Date `json:"today"`
	Route   clock.Route   `json:"route"`
	// Targets are the published limits of the whole route that hold for the project.
	Targets []clock.Target `json:"targets"`
	// Lights counts the cases of each light: of all that were received, with applications that came to
	// nothing.
	Lights map[string]int `json:"lights"`
	// Lost are the days of all cases together.
	Lost clock.Lost `json:"lost"`
}

// Clocks are how clocks are counted and what lights they show.
func (s *Service) Clocks() *clock.Rules { return s.clocks }

// Calendar is that of the rule set in use.
func (s *Service) Calendar() *calendar.Calendar { return s.projects.Rules().Calendar() }

// Reading is what the clocks of a case show today.
func (s *Service) Reading(c *handling.Case) clock.Reading {
	return s.clocks.Read(c, s.Calendar(), s.Today())
}

// Clock gives what the clocks of a case of a project show today, with names in a language.
func (s *Service) Clock(ctx context.Context, p *project.Project, c *handling.Case, l lang.Lang) (CaseClock, error) {
	state, err := upTo(ctx, s.store, p.ID, p.Sequence)
	if err != nil {
		return CaseClock{}, err
	}
	cal, today := s.Calendar(), s.Today()
	x := CaseClock{
		Project: p.ID, Case: c.Key, Attempt: c.Attempt, State: c.State, Reading: s.clocks.Read(c, cal, today),
		Lost: s.clocks.Lost(c, cal, today), Route: s.clocks.Route(state.all(), cal, today),
	}
	if c.Received != 0 {
		x.Closings = s.clocks.Closings(c.Received, today)
	}
	x.Targets, err = s.targets(ctx, p, &x.Route, l)
	return x, err
}

// ProjectClock gives what the clocks of a project show today, with names in a language.
func (s *Service) ProjectClock(ctx context.Context, p *project.Project, l lang.Lang) (ProjectClock, error) {
	state, err := upTo(ctx, s.store, p.ID, p.Sequence)
	if err != nil {
		return ProjectClock{}, err
	}
	cal, today := s.Calendar(), s.Today()
	cases := state.all()
	x := ProjectClock{Project: p.ID, Today: today, Route: s.clocks.Route(cases, cal, today), Lights: map[string]int{}}
	for _, c := range cases {
		for _, one := range append(slices.Clone(c.Earlier), *c) {
			x.Lights[s.clocks.Read(&one, cal, today).Light]++
			x.Lost.Add(s.clocks.Lost(&one, cal, today))
		}
	}
	x.Targets, err = s.targets(ctx, p, &x.Route, l)
	return x, err
}

// ofTheWhole is how a target says that it is of the whole route, in the clock of approval (policies/targets).
const ofTheWhole, ofApproval = "total", "approval"

// targets compares the whole route of a project with the published limits of it.
func (s *Service) targets(ctx context.Context, p *project.Project, route *clock.Route, l lang.Lang) ([]clock.Target, error) {
	opt := planner.Default()
	opt.Lang = l
	plan, _, err := s.projects.Plan(ctx, p, opt)
	if err != nil {
		return nil, err
	}
	list := []clock.Target{}
	for i := range plan.Targets {
		if t := &plan.Targets[i]; t.Measure == ofTheWhole && t.Clock == ofApproval {
			list = append(list, route.Against(t.ID, t.Name, t.Limit, s.Calendar(), s.Today()))
		}
	}
	return list, nil
}

// all are its cases in the order of their keys.
func (s *State) all() []*handling.Case {
	list := make([]*handling.Case, 0, len(s.Cases))
	for _, key := range slices.Sorted(maps.Keys(s.Cases)) {
		list = append(list, s.Cases[key])
	}
	return list
}
