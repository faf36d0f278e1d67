package track

import (
	"cmp"
	"context"
	"slices"

	"sevenlists/api/project"
	"sevenlists/api/track/handling"
	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/forecast"
	"sevenlists/planner/profile"
)

// Forecast says when a project finishes by what has happened to it.
type Forecast struct {
	Project string        `json:"project"`
	AsOf    calendar.Date `json:"as_of"`
	// Plan is the number of the issued plan with which it is compared; absent where none was issued, and it
	// is then compared with its plan before anything happened.
	Plan     int           `json:"plan,omitempty"`
	Baseline calendar.Date `json:"baseline"` // finish by that plan
	Finish   calendar.Date `json:"finish"`   // finish as things stand, if all that is left takes the promised days
	Slip     int           `json:"slip_days"`
	// Drivers explain the slip: the items on the chain that leads to the finish which themselves took or
	// take more or fewer working days than by the baseline, in order.
	Drivers []Driver      `json:"drivers"`
	Items   []ItemOutlook `json:"items"`
	// Spread are the dates by recorded handling times; absent until there are enough.
	Spread *forecast.Spread `json:"spread,omitempty"`
	// Refused are the keys of items that were refused and have to be applied for anew.
	Refused []string `json:"refused,omitempty"`
}

// Driver is an item by which a project got later or earlier.
type Driver struct {
	Case string `json:"case"`
	Name string `json:"name"`
	Days int    `json:"days"` // working days, those before it left out; negative: it was quicker
	// State is that of its case: none means that it has not been handed in although it could have been.
	State string `json:"state"`
}

// ItemOutlook is one item by the baseline, in fact and by the forecast.
type ItemOutlook struct {
	Case     string `json:"case"`
	Name     string `json:"name"`
	State    string `json:"state"` // of its case
	Baseline Stay   `json:"baseline,omitzero"`
	Actual   Stay   `json:"actual,omitzero"`
	Forecast Stay   `json:"forecast,omitzero"`
	// Wait says that it begins later by the forecast because of the sittings of a body; absent where it does
	// not wait.
	Wait     *Wait `json:"wait,omitempty"`
	Slip     int   `json:"slip_days"` // of its finish, working days
	Critical bool  `json:"critical"`
	// Median is the bureau's median of handling days, of so many cases, beside what it promised.
	Median   *int `json:"median_days,omitempty"`
	Cases    int  `json:"recorded_cases,omitempty"`
	Promised *int `json:"promised_days,omitempty"`
}

// Stay is from when to when.
type Stay struct {
	Start  calendar.Date `json:"start,omitzero"`
	Finish calendar.Date `json:"finish,omitzero"`
}

// baseline is what a plan said of dates.
type baseline struct {
	finish calendar.Date
	items  map[string]Stay
}

func baselineOf(plan *planner.Plan) baseline {
	b := baseline{finish: plan.Totals.Finish, items: map[string]Stay{}}
	for i := range plan.Items {
		if row := plan.Items[i].Schedule; row != nil {
			b.items[plan.Items[i].ID] = Stay{row.EarlyStart, row.EarlyFinish}
		}
	}
	return b
}

// Forecast plans a project anew with everything that has happened to it, and compares with its newest
// issued plan.
//
// It returns what project.Service.Plan does.
func (s *Service) Forecast(ctx context.Context, p *project.Project) (*Forecast, error) {
	state, err := upTo(ctx, s.store, p.ID, p.Sequence)
	if err != nil {
		return nil, err
	}
	l, prof, err := s.projects.Standing(ctx, p)
	if err != nil {
		return nil, err
	}
	opt, f := planner.Default(), &Forecast{Project: p.ID, AsOf: s.Today()}
	was, chosen := baseline{}, []string{}
	if f.Plan = len(p.Plans); f.Plan > 0 {
		before, _, err := s.projects.PlanOf(ctx, p.ID, f.Plan)
		if err != nil {
			return nil, err
		}
		if opt, err = p.Plan(f.Plan).Options.Planner(); err != nil {
			return nil, err
		}
		was, chosen = baselineOf(before), chosenIn(before)
		opt.Start, opt.ReferenceDate = 0, 0 // which the plan has fixed for itself, not for the project
	} else {
		before, err := planner.Make(l.Set, prof, opt)
		if err != nil {
			return nil, err
		}
		was = baselineOf(before)
	}
	state.promised(&opt, chosen)
	now, err := s.projects.Recall(ctx, p, l, s.underWay(prof, state), opt)
	if err != nil {
		return nil, err
	}
	plan, now, waits, err := s.awaited(ctx, l.Set, now, opt)
	if err != nil {
		return nil, err
	}
	history, err := s.history(ctx)
	if err != nil {
		return nil, err
	}
	cal := s.Calendar()
	f.Baseline, f.Finish = was.finish, plan.Totals.Finish
	f.Slip = cal.Between(f.Baseline, f.Finish)
	f.outlook(plan, was, state, history, cal)
	for i := range f.Items {
		if w, ok := waits[f.Items[i].Case]; ok {
			f.Items[i].Wait = &w
		}
	}
	f.drive(plan, was, cal)
	if f.Spread, err = forecast.Simulate(l.Set, now, opt, history, s.forecasts.Settings); err != nil {
		return nil, err
	}
	return f, nil
}

// outlook fills in the items.
func (f *Forecast) outlook(plan *planner.Plan, was baseline, state *State, history *forecast.History, cal *calendar.Calendar) {
	f.Items = []ItemOutlook{}
	for i := range plan.Items {
		row := &plan.Items[i]
		if row.Schedule == nil {
			continue
		}
		x := ItemOutlook{Case: row.ID, Name: row.Name, State: handling.None, Baseline: was.items[row.ID],
			Forecast: Stay{row.Schedule.EarlyStart, row.Schedule.EarlyFinish}, Critical: row.Schedule.Critical, Promised: row.Promised}
		if c := state.Cases[row.ID]; c != nil {
			x.State = c.State
			x.Actual = Stay{c.Accepted, c.Decided}
			if row.Progress != nil && row.Progress.Rework != "" {
				x.Actual = Stay{} // what was decided does not stay as it was
			}
			if c.Outcome == handling.Refused {
				f.Refused = append(f.Refused, row.ID)
			}
		}
		if p := row.Progress; p != nil && x.State == handling.None { // the profile itself says so
			x.Actual = Stay{p.Accepted, p.Finished}
		}
		if x.Baseline.Finish != 0 {
			x.Slip = cal.Between(x.Baseline.Finish, cmp.Or(x.Actual.Finish, x.Forecast.Finish))
		}
		id, _ := profile.CutKey(row.ID)
		if days, n, ok := history.Median(id); ok {
			x.Median, x.Cases = &days, n
		}
		f.Items = append(f.Items, x)
	}
}

// drive finds along the critical path which items are later, or earlier, than those before them made
// them.
func (f *Forecast) drive(plan *planner.Plan, was baseline, cal *calendar.Calendar) {
	f.Drivers = []Driver{}
	carried := 0
	for _, key := range plan.CriticalPath {
		i := slices.IndexFunc(f.Items, func(x ItemOutlook) bool { return x.Case == key })
		if i < 0 || f.Items[i].Baseline.Finish == 0 {
			continue
		}
		if own := f.Items[i].Slip - carried; own != 0 {
			f.Drivers = append(f.Drivers, Driver{Case: key, Name: f.Items[i].Name, Days: own, State: f.Items[i].State})
		}
		carried = f.Items[i].Slip
	}
}

// underWay is a profile with what the cases of its project say of its progress.
func (s *Service) underWay(p profile.Profile, state *State) profile.Profile {
	p.Progress, p.Constraints = slices.Clone(p.Progress), slices.Clone(p.Constraints)
	if len(state.Cases) == 0 && s.Today() <= p.Start {
		return p
	}
	p.AsOf = max(s.Today(), p.Start)
	for _, c := range state.all() {
		done, days := s.progress(c)
		if done.State == "" || state.Commitments[c.Key].Lost(done.Accepted) {
			continue
		}
		p.Progress = slices.DeleteFunc(p.Progress, func(was profile.Progress) bool { return was.Key == c.Key })
		p.Progress = append(p.Progress, done)
		if days >= 0 {
			p.Constraints = slices.DeleteFunc(p.Constraints, func(was profile.Constraint) bool { return was.Key == c.Key })
			p.Constraints = append(p.Constraints, profile.Constraint{Key: c.Key, OwnDuration: true, Duration: days, Reason: c.Key})
		}
	}
	return p
}

// asCatalogued stands for the days that the catalogue gives.
const asCatalogued = -1

// progress says how far a case is, and how many working days it takes in all where that is not what the
// catalogue says: where it was paused or extended, or was accepted on commitment.
func (s *Service) progress(c *handling.Case) (profile.Progress, int) {
	cal := s.Calendar()
	reading := s.Reading(c)
	done := profile.Progress{Key: c.Key, Accepted: cmp.Or(reading.DeemedAccepted, c.Accepted), Document: c.Document}
	switch {
	case c.Decided != 0 && c.Outcome == handling.Granted:
		done.State, done.Finished = profile.Obtained, c.Decided
		return done, asCatalogued
	case c.Decided != 0 || done.Accepted == 0 || !c.Open():
		return profile.Progress{}, asCatalogued
	}
	done.State = profile.InProgress
	paused := 0
	for i := range c.Pauses {
		stop := &c.Pauses[i]
		end := stop.To
		if end == 0 {
			end = max(stop.PlannedEnd, s.Today())
		}
		paused += max(0, cal.Between(stop.From, end.AddDays(-1)))
	}
	if paused == 0 && c.Extended == 0 && !c.Terms.Committed || c.Terms.Promised == nil {
		return done, asCatalogued
	}
	special := 0
	id, _ := profile.CutKey(c.Key)
	if item := s.projects.Rules().Item(id); item != nil && !c.Terms.Committed {
		for i := range item.Procedures {
			special += item.Procedures[i].WorkingDays
		}
	}
	return done, c.Terms.Promised.N + c.Extended + max(special, paused)
}
