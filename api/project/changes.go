package project

import (
	"context"
	"encoding/json"
	"slices"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/change"
	"sevenlists/planner/fault"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// Result is something that a project has obtained, as its cases say.
type Result struct {
	Key      string        // item, or item@part
	On       calendar.Date // the day on which it was decided
	Document string
}

// Changes says what the revisions of a project mean for what it has obtained: by the results given, and
// by the progress of its profile. Each is compared with the profile that held before the day on which it
// was obtained, or the oldest where there is no earlier one; where that day is not known, with the first
// profile that records it. Of opt it reads Assume and Lang.
//
// It returns what Plan does.
func (s *Service) Changes(ctx context.Context, p *Project, results []Result, opt planner.Options) (*change.Document, error) {
	l, now, err := s.Standing(ctx, p)
	if err != nil {
		return nil, err
	}
	is, held, err := s.held(ctx, p, l, now, results, opt)
	if err != nil {
		return nil, err
	}
	return change.Make(l.Set, is, held, opt.Lang)
}

// Recall gives a profile of a project in which everything obtained says on what facts it was, where a
// revision has changed them since: with it a plan has what is to be amended or done anew as work. What the
// profile itself says of that stays. Progress must have what the project's cases say.
//
// It returns what Changes does.
func (s *Service) Recall(ctx context.Context, p *Project, l *Loaded, now profile.Profile, opt planner.Options) (profile.Profile, error) {
	if p.Revisions < 2 {
		return now, nil // nothing has changed
	}
	is, held, err := s.held(ctx, p, l, now, nil, opt)
	if err != nil {
		return now, err
	}
	now = now.Clone()
	for i := range held {
		done := now.ProgressOf(held[i].Progress.Key)
		if len(done.On) > 0 {
			continue
		}
		if done.On, err = held[i].ObtainedOn(l.Set, is); err != nil {
			return now, err
		}
	}
	return now, nil
}

// held lists what a project has obtained, each with the project as it was then, and decides it as it is.
func (s *Service) held(ctx context.Context, p *Project, l *Loaded, now profile.Profile, results []Result, opt planner.Options) (*rules.Decision, []change.Held, error) {
	is, err := planner.DecideBriefly(l.Set, now, opt)
	if err != nil {
		return nil, nil, err
	}
	h := &past{service: s, loaded: l, opt: opt, decided: map[string]*rules.Decision{}}
	if h.revisions, err = s.revisions(ctx, p); err != nil {
		return nil, nil, err
	}
	var list []change.Held
	for _, done := range obtained(&now, results) {
		before, err := h.before(ctx, &done)
		if err != nil {
			return nil, nil, err
		}
		list = append(list, change.Held{Progress: done, Before: before})
	}
	return &is, list, nil
}

// obtained joins what cases have brought and what a profile records, each thing once; a case says when.
func obtained(now *profile.Profile, results []Result) (list []profile.Progress) {
	given := map[string]bool{}
	for _, r := range results {
		done := profile.Progress{Key: r.Key, State: profile.Obtained, Finished: r.On, Document: r.Document}
		if recorded := now.ProgressOf(r.Key); recorded != nil && recorded.State == profile.Obtained {
			done.On = recorded.On
		}
		list, given[r.Key] = append(list, done), true
	}
	for _, done := range now.Progress {
		if done.State == profile.Obtained && !given[done.Key] {
			list = append(list, done)
		}
	}
	return list
}

// revision is one profile of a project and the day from which it held.
type revision struct {
	on            calendar.Date
	profile, plot string // hashes
}

// revisions reads all that a project has had out of its log, the oldest first.
func (s *Service) revisions(ctx context.Context, p *Project) ([]revision, error) {
	var list []revision
	for after := int64(0); after < p.Sequence; {
		documents, err := s.store.Read(ctx, p.ID, after, pageOfLog)
		if err != nil {
			return nil, err
		}
		if len(documents) == 0 {
			break
		}
		for _, d := range documents {
			e, err := d.Open()
			if err != nil {
				return nil, err
			}
			after = e.Sequence
			for _, ev := range e.Events {
				if ev.Type != EventRevised || e.Sequence > p.Sequence {
					continue
				}
				var body Revised
				if err := json.Unmarshal(ev.Body, &body); err != nil {
					return nil, err
				}
				list = append(list, revision{ev.OccurredOn, body.Profile, body.Plot})
			}
		}
	}
	return list, nil
}

// past decides the profiles that a project has had, each once.
type past struct {
	service   *Service
	loaded    *Loaded
	opt       planner.Options
	revisions []revision
	decided   map[string]*rules.Decision // by hashes of profile and plot; nil where the rules of today cannot read it
}

// before gives the project as it was when something was obtained; nil where nobody can tell.
func (h *past) before(ctx context.Context, done *profile.Progress) (*rules.Decision, error) {
	held := 0
	for i, r := range h.revisions {
		if done.Finished == 0 {
			d, err := h.decide(ctx, r)
			if err != nil || d == nil {
				return nil, err
			}
			if recorded := d.Profile.ProgressOf(done.Key); recorded != nil && recorded.State == profile.Obtained {
				return d, nil
			}
		} else if r.on < done.Finished {
			held = i
		}
	}
	if done.Finished == 0 || len(h.revisions) == 0 {
		return nil, nil
	}
	return h.decide(ctx, h.revisions[held])
}

// decide gives nil where the rules of today cannot read a profile of then: nothing can be compared.
func (h *past) decide(ctx context.Context, r revision) (*rules.Decision, error) {
	key := r.profile + " " + r.plot
	if d, known := h.decided[key]; known {
		return d, nil
	}
	h.decided[key] = nil
	p, err := h.service.stands(ctx, h.loaded, r.profile, r.plot)
	if err == nil {
		var d rules.Decision
		if d, err = planner.DecideBriefly(h.loaded.Set, p, h.opt); err == nil {
			h.decided[key] = &d
		}
	}
	if slices.ContainsFunc(fault.All(err), func(f *fault.Error) bool { return f.Kind == fault.Unavailable }) {
		return nil, err
	}
	return h.decided[key], nil
}
