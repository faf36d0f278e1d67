package track

import (
	"context"
	"slices"
	"sync"
	"time"

	"sevenlists/api/project"
	"sevenlists/api/track/handling"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/forecast"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// forecastFolder is where the rules of forecasts stand.
const forecastFolder = "supervision/forecast"

// forecastRules are how forecasts are made (policies/supervision/forecast).
type forecastRules struct {
	Confidence string `json:"confidence" oneof:"low medium high"`
	forecast.Settings
}

// mostRuns bounds a simulation: each run schedules a project once.
const mostRuns = 5000

// readForecasts reads them. It returns a fault.List of RuleBroken.
func readForecasts(b *rules.Beside) (forecastRules, error) {
	var r forecastRules
	if err := b.Decode(forecastFolder, &r); err != nil {
		return r, err
	}
	var faults fault.List
	number := func(at string, n, least, most int) {
		if n < least || n > most {
			faults.Add(fault.New(fault.RuleBroken, "forecast.number", b.Place(forecastFolder, at), n, least, most))
		}
	}
	number("/runs", r.Runs, 1, mostRuns)
	number("/fewest_cases", r.FewestCases, 1, 100_000)
	for _, percent := range r.Percentiles {
		number("/percentiles", percent, 1, 99)
	}
	slices.Sort(r.Percentiles)
	return r, faults.Err()
}

// closed is a case that was decided, and when.
type closed struct {
	forecast.Time
	project string
	decided calendar.Date
}

// recorded keeps the handling times for a while: a forecast need not know those of the last minutes.
type recorded struct {
	mu    sync.Mutex
	at    time.Time
	times []closed
}

// freshFor is how long recorded handling times are used before they are read anew.
const freshFor = 10 * time.Minute

// times are the handling times of all cases that were decided, in the order of their projects and keys.
func (s *Service) times(ctx context.Context) ([]closed, error) {
	s.recorded.mu.Lock()
	defer s.recorded.mu.Unlock()
	now := s.now()
	if s.recorded.times != nil && now.Sub(s.recorded.at) < freshFor && !now.Before(s.recorded.at) {
		return s.recorded.times, nil
	}
	list := []closed{}
	for _, state := range []string{handling.Decided, handling.Delivered} {
		err := s.Survey(ctx, CaseFilter{State: state}, func(x Surveyed) error {
			if x.Outcome != handling.Withdrawn {
				list = append(list, s.closed(x.Case))
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	s.recorded.at, s.recorded.times = now, list
	return list, nil
}

func (s *Service) closed(c *handling.Case) closed {
	id, _ := profile.CutKey(c.Key)
	promised := -1
	if c.Terms.Promised != nil {
		promised = c.Terms.Promised.N
	}
	return closed{
		Time:    forecast.Time{Item: id, Department: c.Terms.Department, Days: s.clocks.Used(c, s.Calendar(), s.Today()), Promised: promised},
		project: c.Project, decided: c.Decided,
	}
}

// history is what is known today of how long items took.
func (s *Service) history(ctx context.Context) (*forecast.History, error) {
	all, err := s.times(ctx)
	if err != nil {
		return nil, err
	}
	return s.before(all, calendar.MaxDate, ""), nil
}

// before is what was known before a day, of all projects but one.
func (s *Service) before(all []closed, day calendar.Date, but string) *forecast.History {
	times := make([]forecast.Time, 0, len(all))
	for i := range all {
		if all[i].decided < day && all[i].project != but {
			times = append(times, all[i].Time)
		}
	}
	return forecast.NewHistory(times, s.forecasts.FewestCases)
}

// Backtest says how often the true finish of projects that are finished lay on or before the dates that
// would have been forecast on the day on which their first plan was issued, from what was known then.
type Backtest struct {
	Projects int         `json:"projects"` // finished ones for which there was enough history
	Without  int         `json:"without_history"`
	Inside   []Inside    `json:"inside"`
	Plan     int         `json:"within_plan"` // of Projects, those that finished on or before the date of their plan
	Each     []BackCheck `json:"each"`
}

// Inside says for one percentile how many finished on or before its date.
type Inside struct {
	Percent  int `json:"percent"`
	Projects int `json:"projects"`
}

// BackCheck is one finished project.
type BackCheck struct {
	Project  string                `json:"project"`
	Issued   calendar.Date         `json:"issued"`
	Plan     calendar.Date         `json:"plan_finish"`
	Forecast []forecast.Percentile `json:"forecast"`
	Finish   calendar.Date         `json:"finish"`
}

// mostBackChecks bounds a backtest: each finished project costs a simulation.
const mostBackChecks = 200

// Backtest looks back at finished projects, at most mostBackChecks of them.
func (s *Service) Backtest(ctx context.Context) (*Backtest, error) {
	all, err := s.times(ctx)
	if err != nil {
		return nil, err
	}
	b := &Backtest{Inside: []Inside{}, Each: []BackCheck{}}
	for _, percent := range s.forecasts.Percentiles {
		b.Inside = append(b.Inside, Inside{Percent: percent})
	}
	ids := []string{}
	for i := range all {
		ids = append(ids, all[i].project)
	}
	slices.Sort(ids)
	for _, id := range slices.Compact(ids) {
		if b.Projects+b.Without >= mostBackChecks {
			break
		}
		if err := s.backCheck(ctx, id, all, b); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// backCheck looks back at one project, if it is finished: every item that its first plan required was
// granted.
func (s *Service) backCheck(ctx context.Context, id string, all []closed, b *Backtest) error {
	p, err := s.projects.Read(ctx, id)
	if err != nil || len(p.Plans) == 0 {
		return err
	}
	state, err := upTo(ctx, s.store, id, p.Sequence)
	if err != nil {
		return err
	}
	issued := p.Plan(1)
	plan, l, err := s.projects.PlanOf(ctx, id, 1)
	if err != nil {
		return err
	}
	check := BackCheck{Project: id, Issued: project.DateOf(issued.At), Plan: plan.Totals.Finish}
	for i := range plan.Items {
		item := &plan.Items[i]
		if item.Schedule == nil || item.Progress != nil || l.Item(itemOf(item.ID)) == nil {
			continue
		}
		c := state.Cases[item.ID]
		if c == nil || c.Decided == 0 || c.Outcome != handling.Granted {
			return nil // not finished
		}
		check.Finish = max(check.Finish, c.Decided)
	}
	set, then, opt, err := s.projects.Recipe(ctx, issued)
	if err != nil {
		return err
	}
	spread, err := forecast.Simulate(set.Set, then, opt, s.before(all, check.Issued, id), s.forecasts.Settings)
	switch {
	case err != nil:
		return err
	case spread == nil:
		b.Without++
		return nil
	}
	check.Forecast = spread.Finish
	b.Projects++
	if check.Finish <= check.Plan {
		b.Plan++
	}
	for i, percentile := range spread.Finish {
		if check.Finish <= percentile.Date {
			b.Inside[i].Projects++
		}
	}
	b.Each = append(b.Each, check)
	return nil
}

func itemOf(key string) string {
	id, _ := profile.CutKey(key)
	return id
}
