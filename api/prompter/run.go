package prompter

import (
	"context"
	"errors"
	"sync"

	"sevenlists/api/outbox"
	"sevenlists/api/store"
	"sevenlists/api/track/prompts"
	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
)

// Run makes the prompts of today over all matters: what holds today and was not told is told, what nobody
// acts on goes up, and what is settled is taken back. It may be made again, by any server and after a crash
// at any place, and then does what was left. Beside a page of the store it keeps one short id in memory for
// each matter that has a prompt today.
func (s *Service) Run(ctx context.Context) error {
	who, err := s.people(ctx, s.Track.Today())
	if err != nil {
		return err
	}
	return s.pass(ctx, who, "")
}

// atOnce is how much is written at the same time.
const atOnce = 32

// pass is one walk over the matters of all projects, or of one, on one day.
type pass struct {
	*Service
	people *people
	cal    *calendar.Calendar
	day    calendar.Date
	only   string            // project
	met    map[string]bool   // ids of the prompts that hold today
	names  map[string]string // of projects, as they were looked up
}

// pass walks over the matters. Between runs, over one project, only what is red is told for the first time;
// what was taken back and holds again is told again.
func (s *Service) pass(ctx context.Context, who *people, only string) error {
	p := &pass{Service: s, people: who, cal: s.Track.Calendar(), day: s.Track.Today(), only: only, met: map[string]bool{}, names: map[string]string{}}
	if err := p.make(ctx); err != nil {
		return err
	}
	return p.follow(ctx)
}

// batch is how many prompts are made together: one write for each person and batch, and not for each
// message, sees to it that what is told goes out.
const batch = 500

// make makes what holds and is not there yet. Where a source fails nothing is concluded from what it did not
// hand on.
func (p *pass) make(ctx context.Context) error {
	var list []prompts.Prompt
	err := p.each(ctx, func(x prompts.Prompt) error {
		p.met[idOf(&x)] = true
		if x.Waits(p.cal, p.day) {
			return nil
		}
		if list = append(list, x); len(list) < batch {
			return nil
		}
		some := list
		list = list[:0]
		return p.these(ctx, some)
	})
	if err != nil {
		return err
	}
	return p.these(ctx, list)
}

// these makes some prompts, as far as they are not there.
func (p *pass) these(ctx context.Context, list []prompts.Prompt) error {
	fresh := make([]*Prompt, len(list))
	err := together(len(list), func(i int) (err error) {
		fresh[i], err = p.one(ctx, &list[i])
		return err
	})
	if err != nil {
		return err
	}
	return p.tell(ctx, fresh)
}

// together does something n times, several at the same time, and gives what went wrong.
func together(n int, do func(i int) error) error {
	errs := make([]error, n)
	next := make(chan int)
	var all sync.WaitGroup
	for range min(atOnce, n) {
		all.Go(func() {
			for i := range next {
				errs[i] = do(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	all.Wait()
	return errors.Join(errs...)
}

// each hands on every prompt that holds today.
func (p *pass) each(ctx context.Context, do func(prompts.Prompt) error) error {
	for _, source := range append(p.Track.Sources(), p.Sources...) {
		err := source.Each(ctx, prompts.Scope{Day: p.day, Project: p.only}, func(m prompts.Matter) error {
			for _, x := range p.book.Of(m, p.cal, p.day) {
				if err := do(x); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func idOf(x *prompts.Prompt) string { return store.DerivedID("q", x.ID) }

// one writes a prompt down, unless it has been told; it gives what is to be told.
func (p *pass) one(ctx context.Context, x *prompts.Prompt) (*Prompt, error) {
	id := idOf(x)
	r, err := p.Store.Get(ctx, kindPrompt, id)
	switch {
	case errors.Is(err, store.ErrNotFound):
		if p.only != "" && x.Step.Severity != prompts.Red {
			return nil, nil
		}
		return p.write(ctx, p.begun(id, x))
	case err != nil || r.Fields["state"] == open:
		return nil, err
	}
	q, err := promptOf(r)
	if err != nil || q.State == made {
		return q, err
	}
	q.State = made // it has come back
	for i := range q.To {
		if t := &q.To[i]; t.Withdrawn {
			t.Withdrawn = false
			t.Round++
		}
	}
	return p.write(ctx, q)
}

// begun is a prompt that is not there.
func (p *pass) begun(id string, x *prompts.Prompt) *Prompt {
	m := &x.Matter
	return &Prompt{
		ID: id, Cause: x.ID, Kind: m.Kind, Step: x.Step.ID, Project: m.Project, Item: m.Item, Department: m.Department,
		Severity: x.Step.Severity, Due: m.Due, Day: p.day, ToldOn: p.day, State: made, To: p.people.first(x.Step, m),
		Holders: Holders{Person: m.Person, Owner: m.Owner, Agent: m.Agent, Adviser: m.Adviser},
	}
}

// write writes a prompt, and gives it. It gives none where another server wrote it first, which tells it.
func (p *pass) write(ctx context.Context, q *Prompt) (*Prompt, error) {
	err := p.save(ctx, q)
	if errors.Is(err, store.ErrTaken) {
		return nil, nil
	}
	return q, err
}

// tell puts what prompts say into the outbox, for everybody who is to be told, and notes that it did. Of nil
// there is nothing to tell.
func (p *pass) tell(ctx context.Context, list []*Prompt) error {
	var people []string // in the order in which they come
	drafts := map[string][]outbox.Draft{}
	for _, q := range list {
		if q == nil {
			continue
		}
		some, err := p.drafts(ctx, q)
		if err != nil {
			return err
		}
		for _, d := range some {
			if drafts[d.To] == nil {
				people = append(people, d.To)
			}
			drafts[d.To] = append(drafts[d.To], d)
		}
	}
	err := together(len(people), func(i int) error {
		_, err := p.Outbox.Put(ctx, drafts[people[i]]...)
		return err
	})
	if err != nil {
		return err
	}
	return together(len(list), func(i int) error {
		if list[i] == nil {
			return nil
		}
		list[i].State = open
		_, err := p.write(ctx, list[i])
		return err
	})
}

// drafts are the messages of a prompt. What was put before under the same id is left as it is.
func (p *pass) drafts(ctx context.Context, q *Prompt) ([]outbox.Draft, error) {
	step := p.book.Step(q.Kind, q.Step)
	if step == nil { // the rules have dropped it
		return nil, nil
	}
	below, err := p.below(ctx, q)
	if err != nil {
		return nil, err
	}
	list := make([]outbox.Draft, len(q.To))
	for i := range q.To {
		t := &q.To[i]
		text := step.Text
		if t.Level > 0 {
			text = p.book.Escalations[step.Escalation].Text
		}
		list[i] = outbox.Draft{
			ID: q.cause(t), To: t.Account, Project: q.Project, Kind: q.Kind, Severity: q.Severity, Link: "/projects/" + q.Project, Day: q.ToldOn,
			Title: prompts.Worded(text, q.Due, p.cal, q.ToldOn), Text: below,
		}
	}
	return list, nil
}

// below is what stands below a prompt for those who may follow the project.
func (p *pass) below(ctx context.Context, q *Prompt) (lang.Text, error) {
	name, err := p.nameOf(ctx, q.Project)
	if err != nil {
		return lang.Text{}, err
	}
	return p.book.Below(p.Track.ItemName(q.Item), name), nil
}

// mostNames is how many names of projects are remembered.
const mostNames = 5000

func (p *pass) nameOf(ctx context.Context, id string) (string, error) {
	if name, known := p.names[id]; known {
		return name, nil
	}
	of, err := p.Projects.Read(ctx, id)
	if err != nil {
		return "", err
	}
	if len(p.names) >= mostNames {
		clear(p.names)
	}
	p.names[id] = of.Summary.Name
	return of.Summary.Name, nil
}
