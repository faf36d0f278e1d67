package track

import (
	"cmp"
	"context"
	"encoding/json"
	"strconv"
	"strings"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/api/track/problems"
	"sevenlists/planner/fault"
)

// Who is the account that enters a step, as far as the rules of problems ask.
type Who struct {
	Roles      []string
	Department string
	Street     string

	link bool // no account, but a one-time link
}

// meetingSource begins the source of what a meeting decided.
const meetingSource = "meeting:"

// Problems is how problems, questions and opinion rounds go on.
func (s *Service) Problems() *problems.Book { return s.matters }

// Matter gives a problem, a question or an opinion round of a project that has been read.
//
// It returns NotFound problem.none.
func (s *Service) Matter(ctx context.Context, p *project.Project, class string, number int) (problems.Matter, error) {
	state, err := upTo(ctx, s.store, p.ID, p.Sequence)
	if err != nil {
		return nil, err
	}
	return matterOf(state, class, number)
}

// Matters are all of a class of a project that has been read.
func (s *Service) Matters(ctx context.Context, p *project.Project, class string) ([]problems.Matter, error) {
	state, err := upTo(ctx, s.store, p.ID, p.Sequence)
	if err != nil {
		return nil, err
	}
	return state.Matters.All(class), nil
}

func matterOf(state *State, class string, number int) (problems.Matter, error) {
	if m := state.Matters.Find(class, number); m != nil {
		return m, nil
	}
	return nil, fault.New(fault.NotFound, "problem.none", "", number)
}

// EnterMatter enters a step into a problem, a question or an opinion round of a project; the number 0
// begins a new one. Where it is only tried, everything is checked and nothing is entered. The version is
// that of the matter; 0 asks for none.
//
// It returns the matter, nil where a new one was only tried; NotFound project.unknown and problem.none;
// Conflict request.stale and problem.many; and what problems.Book.Check returns.
func (s *Service) EnterMatter(ctx context.Context, id string, call project.Call, version int64, class string, step problems.Dated, who Who, try bool) (problems.Matter, error) {
	if faults := linesOf(&step); len(faults) > 0 {
		return nil, faults
	}
	state, d, err := s.changed(ctx, id, call, class+"_step", step, func(ctx context.Context, p *project.Project, state *State) ([]store.Event, error) {
		step := step
		step.On = cmp.Or(step.On, s.Today())
		m, err := begun(state, class, step.Number)
		if err != nil {
			return nil, err
		}
		if err := unchanged(m.Base().Version, version); err != nil {
			return nil, err
		}
		events, err := s.entering(ctx, p, state, m, step, call, who)
		if try {
			return nil, err
		}
		return events, err
	})
	if err != nil {
		return nil, err
	}
	number := step.Number
	if number == 0 {
		if d.Sequence == 0 {
			return nil, nil
		}
		if number, err = numberOf(d); err != nil {
			return nil, err
		}
	}
	return state.Matters.Find(class, number), nil
}

// begun is the matter that a step is entered into: a new one for the number 0.
func begun(state *State, class string, number int) (problems.Matter, error) {
	if number != 0 {
		return matterOf(state, class, number)
	}
	if most := problems.Most(class); state.Matters.Count(class) >= most {
		return nil, fault.New(fault.Conflict, "problem.many", "", most)
	}
	return state.Matters.New(state.Project, class), nil
}

// entering completes and checks a step, and gives its event and those that follow from it.
func (s *Service) entering(ctx context.Context, p *project.Project, state *State, m problems.Matter, step problems.Dated, call project.Call, who Who) ([]store.Event, error) {
	step.Number = m.Base().Number
	w := s.entrant(call, who)
	l, err := s.projects.Archive().Load(ctx, p.Rules)
	if err != nil {
		return nil, err
	}
	c := completing{s, l.Set, p, state, w}
	if err := c.step(ctx, m, &step); err != nil {
		return nil, err
	}
	if err := s.matters.Check(m, step, w); err != nil {
		return nil, err
	}
	ev, err := event(m.Class()+"_"+step.Name, step.On, step.Step)
	if err != nil {
		return nil, err
	}
	if r, ok := m.(*problems.Round); ok {
		more, err := c.contradiction(r, problems.Then(r, step).(*problems.Round), step.Reason)
		return append([]store.Event{ev}, more...), err
	}
	return []store.Event{ev}, nil
}

// entrant are the circumstances of an account that enters something now.
func (s *Service) entrant(call project.Call, who Who) problems.Circumstances {
	return problems.Circumstances{
		Today: s.Today(), Set: s.projects.Rules(), Account: call.Account, Roles: who.Roles, Department: who.Department, Street: who.Street,
		Automatic: who.link,
	}
}

// numberOf is the number of the matter of which the first event of a document speaks.
func numberOf(d store.Document) (int, error) {
	e, err := d.Open()
	if err != nil {
		return 0, err
	}
	for _, ev := range e.Events {
		if ofMatter(ev.Type) != "" {
			var b problems.Step
			err := json.Unmarshal(ev.Body, &b)
			return b.Number, err
		}
	}
	return 0, nil
}

// CorrectMatter says that an entry of a matter was wrong, and what is true instead.
//
// It returns what EnterMatter and problems.Book.CheckCorrection return.
func (s *Service) CorrectMatter(ctx context.Context, id string, call project.Call, version int64, class string, x problems.Correction, who Who) (problems.Matter, error) {
	var faults fault.List
	faults.Add(line("/reason", x.Reason))
	if x.Instead != nil {
		faults = append(faults, linesOf(x.Instead)...)
	}
	if len(faults) > 0 {
		return nil, faults
	}
	state, err := s.change(ctx, id, call, class+"_correction", x, func(ctx context.Context, p *project.Project, state *State) ([]store.Event, error) {
		m, err := matterOf(state, class, x.Number)
		if err != nil {
			return nil, err
		}
		if err := unchanged(m.Base().Version, version); err != nil {
			return nil, err
		}
		x := x
		if x.Instead != nil {
			l, err := s.projects.Archive().Load(ctx, p.Rules)
			if err != nil {
				return nil, err
			}
			instead := *x.Instead
			instead.Number = x.Number
			instead.On = cmp.Or(instead.On, s.Today())
			c := completing{s, l.Set, p, state, s.entrant(call, who)}
			if err := c.step(ctx, m, &instead); err != nil {
				return nil, err
			}
			x.Instead = &instead
		}
		if err := s.matters.CheckCorrection(m, x, s.entrant(call, who)); err != nil {
			return nil, err
		}
		ev, err := event(class+"_"+corrected, s.Today(), x)
		if err != nil {
			return nil, err
		}
		if r, ok := m.(*problems.Round); ok {
			c := completing{s, s.projects.Rules(), p, state, s.entrant(call, who)}
			more, err := c.contradiction(r, problems.Corrected(r, x).(*problems.Round), x.Reason)
			return append([]store.Event{ev}, more...), err
		}
		return []store.Event{ev}, nil
	})
	if err != nil {
		return nil, err
	}
	return state.Matters.Find(class, x.Number), nil
}

// linesOf refuses what no text of a step may hold.
func linesOf(s *problems.Dated) fault.List {
	texts := map[string]string{
		"/reason": s.Reason, "/result": s.Result, "/document": s.Document, "/late": s.Late, "/issued_by": s.Issuer, "/source": s.Source,
	}
	if f := s.Finding; f != nil {
		texts["/finding/title"], texts["/finding/place"], texts["/finding/part"] = f.Title.ZH, f.Place, f.Part
		for i, o := range f.Options {
			texts["/finding/options/"+strconv.Itoa(i)] = o.ZH
		}
	}
	if l := s.Lead; l != nil {
		texts["/lead/person"], texts["/lead/department"] = l.Person, l.Department
	}
	if q := s.Question; q != nil {
		texts["/question/fact"], texts["/question/part"] = q.Fact, q.Part
	}
	if a := s.Answer; a != nil {
		texts["/answer/note"] = a.Note
	}
	if r := s.Round; r != nil {
		texts["/round/about"], texts["/round/text"] = r.About, r.Text
		for i := range r.Parties {
			texts["/round/parties/"+strconv.Itoa(i)] = r.Parties[i].ID + r.Parties[i].Name
		}
	}
	if o := s.Opinion; o != nil {
		texts["/opinion/party"], texts["/opinion/text"] = o.Party, o.Text
		texts["/opinion/conditions"] = strings.Join(o.Conditions, "")
	}
	var faults fault.List
	for at, text := range texts {
		faults.Add(line(at, text))
	}
	return faults
}
