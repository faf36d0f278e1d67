package track

import (
	"context"
	"encoding/json"
	"slices"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/api/track/problems"
	"sevenlists/planner"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// Studied is what early study entered: numbers of problems and questions.
type Studied struct {
	Opened     []int `json:"opened"`      // problems that are new
	FoundAgain []int `json:"found_again"` // problems that are there again, or touch further items
	Gone       []int `json:"gone"`        // problems whose cause is gone: their closing is proposed
	Asked      []int `json:"asked"`       // questions that are new
	Withdrawn  []int `json:"withdrawn"`   // questions whose fact has become known
	// LeftOut is how many problems and questions there was no room for.
	LeftOut int   `json:"left_out,omitempty"`
	Version int64 `json:"version"` // of the project after it
}

// Study plans a project as it stands and compares what the rules find with what is on record: see
// problems.Book.Study. Repeated on a project that has not changed it enters nothing.
//
// It returns what project.Service.Plan does, and NotFound project.unknown.
func (s *Service) Study(ctx context.Context, id string, call project.Call) (*Studied, error) {
	leftOut := 0
	state, d, err := s.changed(ctx, id, call, "problem_study", nil, func(ctx context.Context, p *project.Project, state *State) ([]store.Event, error) {
		sight, err := s.sight(ctx, p)
		if err != nil {
			return nil, err
		}
		steps, more := s.matters.Study(&state.Matters, sight, s.entrant(call, Who{}))
		leftOut = more
		events := make([]store.Event, len(steps))
		for i, step := range steps {
			if events[i], err = event(step.Class+"_"+step.Name, step.On, step.Step); err != nil {
				return nil, err
			}
		}
		return events, nil
	})
	if err != nil {
		return nil, err
	}
	done, err := studied(d)
	if err != nil {
		return nil, err
	}
	done.LeftOut, done.Version = leftOut, max(d.Sequence, state.Sequence)
	return done, nil
}

// studied reads from a document what early study entered.
func studied(d store.Document) (*Studied, error) {
	done := &Studied{Opened: []int{}, FoundAgain: []int{}, Gone: []int{}, Asked: []int{}, Withdrawn: []int{}}
	if d.Sequence == 0 {
		return done, nil
	}
	e, err := d.Open()
	if err != nil {
		return nil, err
	}
	lists := map[string]*[]int{
		problems.Open: &done.Opened, problems.FoundAgain: &done.FoundAgain, problems.Propose: &done.Gone,
		problems.Ask: &done.Asked, problems.Withdraw: &done.Withdrawn,
	}
	for _, ev := range e.Events {
		var b problems.Step
		if err := json.Unmarshal(ev.Body, &b); err != nil {
			return nil, err
		}
		if list := lists[b.Name]; list != nil {
			*list = append(*list, b.Number)
		}
	}
	return done, nil
}

// sight is what early study sees of a project.
func (s *Service) sight(ctx context.Context, p *project.Project) (*problems.Sight, error) {
	opt := planner.Default()
	opt.Lang = lang.ZH
	plan, l, err := s.projects.Plan(ctx, p, opt)
	if err != nil {
		return nil, err
	}
	opt.Lang = lang.EN
	english, _, err := s.projects.Plan(ctx, p, opt)
	if err != nil {
		return nil, err
	}
	raw, err := s.projects.Profile(ctx, p)
	if err != nil {
		return nil, err
	}
	values, err := valuesOf(plan, raw)
	if err != nil {
		return nil, err
	}
	sight := &problems.Sight{Open: map[string]bool{}, Value: values, Rules: l.Revision(), Profile: p.Profile}
	for i := range plan.Problems {
		row := &plan.Problems[i]
		if row.Status != "found" {
			sight.Open[row.ID] = true
			continue
		}
		seen := s.seen(l.Set, row, english, values)
		sight.Found = append(sight.Found, seen)
	}
	for i := range plan.Questions {
		q := &plan.Questions[i]
		f := l.Facts().Fact(q.Fact)
		department := s.matters.Department(q.Fact, q.Ask)
		if f == nil || department == "" {
			continue
		}
		sight.Unknown = append(sight.Unknown, problems.Fact{Fact: q.Fact, Text: f.Question, Department: department, Items: q.Items})
	}
	return sight, nil
}

// seen is one problem that the plan finds, in both languages.
func (s *Service) seen(set *rules.Set, row *planner.ProblemRow, english *planner.Plan, values func(part, fact string) json.RawMessage) problems.Seen {
	other := row
	if i := slices.IndexFunc(english.Problems, func(r planner.ProblemRow) bool { return r.ID == row.ID }); i >= 0 {
		other = &english.Problems[i]
	}
	id, part := profile.CutKey(row.ID)
	f := problems.Finding{
		Key: row.ID, By: problems.ByRule, Finder: id, Title: both(lang.Text{ZH: row.Name, EN: other.Name}), Severity: row.Severity,
		Part: part, Items: slices.Concat([]string{}, row.Items), Rules: set.Revision(),
	}
	lead := problems.Lead{Department: row.Solver, Helpers: row.Helpers}
	days := 0
	for _, p := range set.Problems() {
		if p.ID == id {
			f.Category, f.LegalBasis, days = p.Category, p.LegalBasis, p.DueDays
		}
	}
	if row.Suggestion != "" {
		f.Options = []lang.Text{both(lang.Text{ZH: row.Suggestion, EN: other.Suggestion})}
	}
	for i := range row.Because {
		why := lang.Text{ZH: row.Because[i].Condition}
		if i < len(other.Because) {
			why.EN = other.Because[i].Condition
		}
		f.Because = append(f.Because, both(why))
		for fact := range row.Because[i].Facts {
			if !slices.ContainsFunc(f.Facts, func(v problems.Value) bool { return v.Fact == fact }) {
				f.Facts = append(f.Facts, problems.Value{Fact: fact, Value: values(part, fact)})
			}
		}
	}
	slices.SortFunc(f.Facts, func(a, b problems.Value) int { return slices.Compare([]byte(a.Fact), []byte(b.Fact)) })
	c := completing{Service: s, set: set}
	c.lead(&lead, f.Severity, days, &problems.Dated{On: s.Today()})
	return problems.Seen{Finding: f, Lead: lead}
}

// valuesOf gives what is known of the facts of a project and of its parts: what a part states, and else
// what its plan rests on.
func valuesOf(plan *planner.Plan, raw []byte) (func(part, fact string) json.RawMessage, error) {
	var stated struct {
		Parts []struct {
			ID    string                     `json:"id"`
			Facts map[string]json.RawMessage `json:"facts"`
		} `json:"parts"`
	}
	if err := json.Unmarshal(raw, &stated); err != nil {
		return nil, err
	}
	values := map[[2]string]json.RawMessage{}
	for i := range plan.Facts {
		value, err := json.Marshal(plan.Facts[i].Value)
		if err != nil {
			return nil, err
		}
		values[[2]string{"", plan.Facts[i].Fact}] = value
	}
	for _, p := range stated.Parts {
		for fact, value := range p.Facts {
			values[[2]string{p.ID, fact}] = value
		}
	}
	return func(part, fact string) json.RawMessage {
		for _, at := range []string{part, ""} {
			if value, ok := values[[2]string{at, fact}]; ok {
				return value
			}
		}
		return json.RawMessage("null")
	}, nil
}

// TakeOver revises the profile of a project by the answer to a question, and closes the question, in one
// document.
//
// It returns the question and the project after it; NotFound problem.none, Conflict problem.step.not_now
// where there is no answer, and what project.Service.Revise returns.
func (s *Service) TakeOver(ctx context.Context, id string, call project.Call, version int64, question int, who Who) (*problems.Question, *project.Project, error) {
	p, _, err := s.projects.ReviseAlong(ctx, id, call, "question_take_over", question, func(ctx context.Context, p *project.Project) ([]byte, []store.Event, error) {
		state, err := upTo(ctx, s.store, id, p.Sequence)
		if err != nil {
			return nil, nil, err
		}
		m, err := matterOf(state, problems.ClassQuestion, question)
		if err != nil {
			return nil, nil, err
		}
		q := m.(*problems.Question)
		if err := unchanged(q.Version, version); err != nil {
			return nil, nil, err
		}
		w := s.entrant(call, who)
		w.Automatic = true
		step := problems.Dated{On: w.Today, Step: problems.Step{Number: question, Name: problems.TakeOver, Answer: q.Answer}}
		if err := s.matters.Check(q, step, w); err != nil {
			return nil, nil, err
		}
		raw, err := s.with(ctx, p, &q.Fact, q.Answer.Value)
		if err != nil {
			return nil, nil, err
		}
		ev, err := event(problems.ClassQuestion+"_"+problems.TakeOver, step.On, step.Step)
		return raw, []store.Event{ev}, err
	})
	if err != nil {
		return nil, nil, err
	}
	state, err := upTo(ctx, s.store, id, p.Sequence)
	if err != nil {
		return nil, nil, err
	}
	q, ok := state.Matters.Find(problems.ClassQuestion, question).(*problems.Question)
	if !ok {
		return nil, nil, fault.New(fault.NotFound, "problem.none", "", question)
	}
	return q, p, nil
}
