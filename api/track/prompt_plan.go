package track

import (
	"context"
	"errors"

	"sevenlists/api/project"
	"sevenlists/api/track/handling"
	"sevenlists/api/track/prompts"
	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/profile"
)

// promptStart is the kind of matter of an item that has to be handed in.
const promptStart = "item_start"

// startMatters are the items that may be handed in, since what they wait for is done, and have not been: of
// open projects that have a plan. Each is due on its latest start, after which it moves the finish.
func (s *Service) startMatters(ctx context.Context, in prompts.Scope, do func(prompts.Matter) error) error {
	return s.eachProject(ctx, in.Project, func(p *project.Project) error {
		if p.Archived() || len(p.Plans) == 0 {
			return nil
		}
		list, err := s.starts(ctx, p)
		if known := (*fault.Error)(nil); errors.As(err, &known) && known.Kind != fault.Unavailable {
			return nil // its profile cannot be planned any more, which its page says
		}
		for i := 0; err == nil && i < len(list); i++ {
			err = do(list[i])
		}
		return err
	})
}

// eachProject reads one project after the other, or the one that is named.
func (s *Service) eachProject(ctx context.Context, id string, do func(*project.Project) error) error {
	one := func(id string) error {
		p, err := s.projects.Read(ctx, id)
		if err != nil {
			return err
		}
		return do(p)
	}
	if id != "" {
		return one(id)
	}
	f := project.Filter{State: project.Open, Limit: mostPage}
	for {
		page, err := s.projects.List(ctx, f)
		if err != nil {
			return err
		}
		for i := range page.Projects {
			if err := one(page.Projects[i].ID); err != nil {
				return err
			}
		}
		if f.Cursor = page.Next; page.Next == "" {
			return nil
		}
	}
}

// starts are the items of one project that may be handed in.
func (s *Service) starts(ctx context.Context, p *project.Project) ([]prompts.Matter, error) {
	state, err := upTo(ctx, s.store, p.ID, p.Sequence)
	if err != nil {
		return nil, err
	}
	plan, l, err := s.projects.Plan(ctx, p, planner.Default())
	if err != nil {
		return nil, err
	}
	rows := map[string]*planner.ItemRow{}
	for i := range plan.Items {
		rows[plan.Items[i].ID] = &plan.Items[i]
	}
	waits := map[string]bool{}
	begun := map[string]calendar.Date{}
	for i := range plan.Edges {
		e := &plan.Edges[i]
		if e.Relaxed {
			continue
		}
		if on, done := s.doneOn(state, rows[e.From], l.Item(itemOf(e.From)) != nil); done {
			begun[e.To] = max(begun[e.To], on)
		} else {
			waits[e.To] = true
		}
	}
	var list []prompts.Matter
	for i := range plan.Items {
		row := &plan.Items[i]
		if row.Schedule == nil || row.Progress != nil || waits[row.ID] || l.Item(itemOf(row.ID)) == nil || takenUp(state, row.ID) {
			continue
		}
		m := prompts.Matter{
			Kind: promptStart, ID: row.ID, Project: p.ID, Item: row.ID, Begun: begun[row.ID], Department: row.DepartmentID,
			Owner: p.Owner, Agent: p.Agent, Adviser: p.Adviser,
		}
		if m.Begun == 0 {
			m.Begun = row.Schedule.EarlyStart
		}
		m.Due = max(row.Schedule.LateStart, m.Begun)
		list = append(list, m)
	}
	return list, nil
}

// takenUp reports whether a case of an item has been received and was not closed without a result.
func takenUp(state *State, key string) bool {
	c := state.Cases[key]
	return c != nil && (c.Open() || c.Outcome == handling.Granted || c.State == handling.ClosedNotRequired)
}

// doneOn is the day on which what others wait for was done. The works are taken to end as planned.
func (s *Service) doneOn(state *State, row *planner.ItemRow, handled bool) (calendar.Date, bool) {
	if row == nil {
		return 0, true
	}
	if p := row.Progress; p != nil {
		return p.Finished, p.State != profile.InProgress
	}
	if !handled {
		if row.Schedule == nil {
			return 0, false
		}
		return row.Schedule.EarlyFinish, row.Schedule.EarlyFinish <= s.Today()
	}
	switch c := state.Cases[row.ID]; {
	case c == nil:
		return 0, false
	case c.State == handling.ClosedNotRequired:
		return c.Ended, true
	default:
		return c.Decided, c.Outcome == handling.Granted
	}
}
