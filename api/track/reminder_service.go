package track

import (
	"cmp"
	"context"
	"encoding/json"
	"strconv"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/api/track/problems"
	"sevenlists/api/track/reminders"
	"sevenlists/planner/fault"
)

// Reminders is how reminders go on.
func (s *Service) Reminders() *reminders.Book { return s.reminds }

// RemindersOf are all reminders of a project that has been read.
func (s *Service) RemindersOf(ctx context.Context, p *project.Project) ([]*reminders.Reminder, error) {
	state, err := upTo(ctx, s.store, p.ID, p.Sequence)
	if err != nil {
		return nil, err
	}
	return state.Reminders, nil
}

// Reminder gives a reminder of a project that has been read.
//
// It returns NotFound reminder.none.
func (s *Service) Reminder(ctx context.Context, p *project.Project, number int) (*reminders.Reminder, error) {
	state, err := upTo(ctx, s.store, p.ID, p.Sequence)
	if err != nil {
		return nil, err
	}
	return reminderIn(state, number)
}

func reminderIn(state *State, number int) (*reminders.Reminder, error) {
	if r := state.reminder(number); r != nil {
		return r, nil
	}
	return nil, fault.New(fault.NotFound, "reminder.none", "", number)
}

// Closable refuses to close a project of which a reminder is open: a supervisor closes that first.
//
// It returns Conflict reminder.open.
func (s *Service) Closable(ctx context.Context, p *project.Project) error {
	all, err := s.RemindersOf(ctx, p)
	if err != nil {
		return err
	}
	for _, r := range all {
		if r.Open() {
			return fault.New(fault.Conflict, "reminder.open", "", r.Number)
		}
	}
	return nil
}

// EnterReminder enters a step into a reminder of a project; the number 0 issues a new one. Where it is only
// tried, everything is checked and nothing is entered. The version is that of the reminder; 0 asks for none.
//
// It returns the reminder, nil where a new one was only tried; NotFound project.unknown and reminder.none;
// Conflict request.stale and reminder.many; Invalid reminder.subject; and what reminders.Book.Check returns.
func (s *Service) EnterReminder(ctx context.Context, id string, call project.Call, version int64, step reminders.Dated, who Who, try bool) (*reminders.Reminder, error) {
	if faults := reminderLines(&step); len(faults) > 0 {
		return nil, faults
	}
	state, d, err := s.changed(ctx, id, call, "reminder_step", step, func(_ context.Context, p *project.Project, state *State) ([]store.Event, error) {
		step := step
		step.On = cmp.Or(step.On, s.Today())
		if step.Number == 0 {
			step.Number = len(state.Reminders) + 1
			if step.Number > reminders.Most {
				return nil, fault.New(fault.Conflict, "reminder.many", "", reminders.Most)
			}
			state.Reminders = append(state.Reminders, reminders.New(id, step.Number))
		}
		r, err := reminderIn(state, step.Number)
		if err != nil {
			return nil, err
		}
		if err := unchanged(r.Version, version); err != nil {
			return nil, err
		}
		s.completeReminder(r, &step)
		if err := s.aboutSomething(p, state, step.Demand); err != nil {
			return nil, err
		}
		if err := s.reminds.Check(r, step, s.reminding(p, call, who)); err != nil || try {
			return nil, err
		}
		ev, err := event(reminderEvents+step.Name, step.On, step.Step)
		return []store.Event{ev}, err
	})
	switch {
	case err != nil:
		return nil, err
	case step.Number != 0:
		return reminderIn(state, step.Number)
	case d.Sequence == 0:
		return nil, nil
	}
	e, err := d.Open()
	if err != nil {
		return nil, err
	}
	var issued reminders.Step
	if err := json.Unmarshal(e.Events[0].Body, &issued); err != nil {
		return nil, err
	}
	return reminderIn(state, issued.Number)
}

// completeReminder fills in what the program says of a step: when what follows is due, and to whom it goes up.
func (s *Service) completeReminder(r *reminders.Reminder, step *reminders.Dated) {
	step.Level = ""
	if l := s.reminds.Above(r.Level); step.Name == reminders.Escalate && l != nil {
		step.Level = l.ID
	}
	step.Due = cmp.Or(step.Due, s.reminds.DueOf(r, step, s.Calendar()))
}

// aboutSomething refuses a demand of nobody, for a cause that there is not, or about a case or a problem that
// the project does not have.
func (s *Service) aboutSomething(p *project.Project, state *State, d *reminders.Demand) error {
	if d == nil {
		return nil
	}
	about := &d.About
	switch {
	case d.Department == "" && p.Agent == "":
		return fault.List{fault.New(fault.Invalid, "reminder.nobody", "/department")}
	case d.Cause != "" && s.stuck.Order(d.Cause) < 0:
		return fault.List{fault.New(fault.Invalid, "problem.word", "/cause", d.Cause)}
	}
	switch about.Kind {
	case reminders.AboutCase:
		if state.Cases[about.Case] == nil && s.projects.Rules().Item(itemOf(about.Case)) == nil {
			return fault.List{fault.New(fault.Invalid, "reminder.subject", "/about/case", about.Case)}
		}
	case reminders.AboutProblem:
		if state.Matters.Find(problems.ClassProblem, about.Problem) == nil {
			return fault.List{fault.New(fault.Invalid, "reminder.subject", "/about/problem", about.Problem)}
		}
	}
	return nil
}

// reminding are the circumstances of an account that enters something now.
func (s *Service) reminding(p *project.Project, call project.Call, who Who) reminders.Circumstances {
	return reminders.Circumstances{Today: s.Today(), Set: s.projects.Rules(), Addressed: func(department string) bool {
		if department == "" {
			return p.Agent != "" && call.Account == p.Agent
		}
		return who.Department == department
	}}
}

// CorrectReminder says that an entry of a reminder was wrong, and what is true instead.
//
// It returns what EnterReminder and reminders.Book.CheckCorrection return.
func (s *Service) CorrectReminder(ctx context.Context, id string, call project.Call, version int64, x reminders.Correction, who Who) (*reminders.Reminder, error) {
	var faults fault.List
	faults.Add(line("/reason", x.Reason))
	if x.Instead != nil {
		faults = append(faults, reminderLines(x.Instead)...)
	}
	if len(faults) > 0 {
		return nil, faults
	}
	state, err := s.change(ctx, id, call, "reminder_correction", x, func(_ context.Context, p *project.Project, state *State) ([]store.Event, error) {
		r, err := reminderIn(state, x.Number)
		if err != nil {
			return nil, err
		}
		if err := unchanged(r.Version, version); err != nil {
			return nil, err
		}
		x := x
		if x.Instead != nil {
			instead := *x.Instead
			instead.Number, instead.On = x.Number, cmp.Or(instead.On, s.Today())
			s.completeReminder(r.Before(x.Entry), &instead)
			if err := s.aboutSomething(p, state, instead.Demand); err != nil {
				return nil, err
			}
			x.Instead = &instead
		}
		if err := s.reminds.CheckCorrection(r, x, s.reminding(p, call, who)); err != nil {
			return nil, err
		}
		ev, err := event(reminderEvents+corrected, s.Today(), x)
		return []store.Event{ev}, err
	})
	if err != nil {
		return nil, err
	}
	return reminderIn(state, x.Number)
}

// EscalateReminders lets every reminder go up whose time to do so by rule has come, and gives how many did.
// It may be asked again and again, by several servers: each goes up once.
func (s *Service) EscalateReminders(ctx context.Context) (int, error) {
	raised := 0
	err := s.eachReminder(ctx, "", func(r *reminders.Reminder, _ *store.Record) error {
		l := s.reminds.Rises(r, s.Today(), s.Calendar())
		if l == nil {
			return nil
		}
		step := reminders.Dated{On: s.Today(), Step: reminders.Step{Number: r.Number, Name: reminders.Escalate, Reason: l.Why.ZH, Source: reminders.SourceRule}}
		call := project.Call{Key: "rule-" + strconv.Itoa(r.Number) + "-" + l.ID + "-" + r.Due.String()}
		_, err := s.EnterReminder(ctx, r.Project, call, r.Version, step, Who{}, false)
		if all := fault.All(err); len(all) > 0 && all[0].Kind == fault.Conflict {
			return nil // something was entered meanwhile: it is looked at again
		}
		if err == nil {
			raised++
		}
		return err
	})
	return raised, err
}

// reminderLines refuses what no line of text may hold, and drops what only the program enters.
func reminderLines(s *reminders.Dated) fault.List {
	var faults fault.List
	at := []string{"/reason", s.Reason, "/result", s.Result, "/document", s.Document, "/late", s.Late, "/source", s.Source}
	if d := s.Demand; d != nil {
		at = append(at, "/title", d.Title, "/facts", d.Facts, "/cause", d.Cause, "/department", d.Department, "/about/case", d.About.Case)
		for i, m := range d.Measures {
			at = append(at, "/measures/"+strconv.Itoa(i), m)
		}
	}
	for i := 0; i < len(at); i += 2 {
		faults.Add(line(at[i], at[i+1]))
	}
	return faults
}
