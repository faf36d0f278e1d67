package track

import (
	"context"
	"errors"
	"sync"

	"sevenlists/api/project"
	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
)

// Load is what one agent has to do, now and in the weeks to come.
type Load struct {
	Projects int `json:"projects"` // open ones
	Cases    int `json:"cases"`    // open ones
	Late     int `json:"late"`     // cases past a day that the department has to keep
	// NotPlanned are projects whose profile cannot be planned, so that nothing of them is in the weeks.
	NotPlanned int        `json:"not_planned,omitempty"`
	Weeks      []WeekLoad `json:"weeks"` // this one first, from Monday to Sunday
}

// WeekLoad is what falls into one week, of this one from today on.
type WeekLoad struct {
	From   calendar.Date `json:"from"`
	To     calendar.Date `json:"to"`
	Due    int           `json:"due"`    // cases whose next day to be kept lies in it
	Starts int           `json:"starts"` // items that may begin in it by the plans as things stand
	Visits int           `json:"visits"` // visits to the office that these begin with
}

// weeksFrom are that many weeks, the first that of a day.
func weeksFrom(today calendar.Date, n int) []WeekLoad {
	weeks := make([]WeekLoad, n)
	monday := today.AddDays(-((int(today.Weekday()) + 6) % 7))
	for i := range weeks {
		from := monday.AddDays(7 * i)
		weeks[i] = WeekLoad{From: from, To: from.AddDays(6)}
	}
	return weeks
}

// week gives the week of a day, nil where it is none of them or past.
func (l *Load) week(on, today calendar.Date) *WeekLoad {
	if on < today {
		return nil
	}
	if i := int(on-l.Weeks[0].From) / 7; i < len(l.Weeks) {
		return &l.Weeks[i]
	}
	return nil
}

// ahead is an item of a plan that has not begun.
type ahead struct {
	on     calendar.Date // early start
	visits int
}

// outlooks remembers what lies ahead of projects, until something happens to them or the day is over.
type outlooks struct {
	mu  sync.Mutex
	day calendar.Date
	of  map[string]outlook
}

type outlook struct {
	sequence int64
	planned  bool
	items    []ahead
}

// mostOutlooks is how many projects are remembered, at some 40 items of 16 bytes.
const mostOutlooks = 20_000

func (o *outlooks) get(p *project.Row, today calendar.Date) (outlook, bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	x, ok := o.of[p.ID]
	return x, ok && o.day == today && x.sequence == p.Sequence
}

func (o *outlooks) put(p *project.Row, today calendar.Date, x outlook) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.day != today || len(o.of) >= mostOutlooks {
		o.day, o.of = today, map[string]outlook{}
	}
	o.of[p.ID] = x
}

// LoadOf counts what an agent has to do in this week and those that follow, some in all. It keeps one page
// of projects in memory, beside what lies ahead of those that were looked at last.
func (s *Service) LoadOf(ctx context.Context, agent string, weeks int) (Load, error) {
	today := s.Today()
	l := Load{Weeks: weeksFrom(today, weeks)}
	f := project.Filter{Agent: agent, State: project.Open, Limit: mostPage}
	for {
		page, err := s.projects.List(ctx, f)
		if err != nil {
			return l, err
		}
		for i := range page.Projects {
			if err := s.addProject(ctx, &l, &page.Projects[i], today); err != nil {
				return l, err
			}
		}
		if f.Cursor = page.Next; page.Next == "" {
			break
		}
	}
	err := s.Survey(ctx, CaseFilter{Agent: agent}, func(x Surveyed) error {
		l.Cases++
		if k := x.Next(); k != nil && k.Overdue > 0 {
			l.Late++
		}
		if w := l.week(x.Due, today); w != nil {
			w.Due++
		}
		return nil
	})
	return l, err
}

// addProject counts what lies ahead of one project.
func (s *Service) addProject(ctx context.Context, l *Load, p *project.Row, today calendar.Date) error {
	l.Projects++
	x, known := s.outlooks.get(p, today)
	if !known {
		var err error
		if x, err = s.outlookOf(ctx, p); err != nil {
			return err
		}
		s.outlooks.put(p, today, x)
	}
	if !x.planned {
		l.NotPlanned++
	}
	for _, item := range x.items {
		if w := l.week(item.on, today); w != nil {
			w.Starts++
			w.Visits += item.visits
		}
	}
	return nil
}

// outlookOf plans a project with what has happened to it.
func (s *Service) outlookOf(ctx context.Context, row *project.Row) (outlook, error) {
	x := outlook{sequence: row.Sequence}
	p, err := s.projects.Read(ctx, row.ID)
	if err != nil {
		return x, err
	}
	x.sequence = p.Sequence
	state, err := upTo(ctx, s.store, p.ID, p.Sequence)
	if err != nil {
		return x, err
	}
	plan, err := s.plannedAsItStands(ctx, p, state)
	if known := (*fault.Error)(nil); errors.As(err, &known) && known.Kind != fault.Unavailable {
		return x, nil // which its page says
	}
	if err != nil {
		return x, err
	}
	x.planned = true
	visits := map[string]int{}
	if plan.Visits != nil {
		for i := range plan.Visits.Items {
			visits[plan.Visits.Items[i].ID] = plan.Visits.Items[i].Visits
		}
	}
	set := s.projects.Rules()
	for i := range plan.Items {
		item := &plan.Items[i]
		if item.Schedule == nil || item.Progress != nil || takenUp(state, item.ID) || set.Item(itemOf(item.ID)) == nil {
			continue
		}
		x.items = append(x.items, ahead{on: item.Schedule.EarlyStart, visits: visits[item.ID]})
	}
	return x, nil
}

// plannedAsItStands is the plan of a project with the progress of its cases.
func (s *Service) plannedAsItStands(ctx context.Context, p *project.Project, state *State) (*planner.Plan, error) {
	l, prof, err := s.projects.Standing(ctx, p)
	if err != nil {
		return nil, err
	}
	plan, _, _, err := s.awaited(ctx, l.Set, s.underWay(prof, state), planner.Default())
	return plan, err
}
