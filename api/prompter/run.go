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

// atOnce is how many prompts are made at the same time.
const atOnce = 16

// pass is one walk over the matters of all projects, or of one, on one day.
type pass struct {
	*Service
	people *people
	cal    *calendar.Calendar
	day    calendar.Date
	only   string          // project
	met    map[string]bool // ids of the prompts that hold today
	names  names
}

// names are those of projects, as they were looked up.
type names struct {
	mu sync.Mutex
	of map[string]string
}

// pass walks over the matters. Between runs, over one project, only what is red is told for the first time;
// what was taken back and holds again is told again.
func (s *Service) pass(ctx context.Context, who *people, only string) error {
	p := &pass{Service: s, people: who, cal: s.Track.Calendar(), day: s.Track.Today(), only: only, met: map[string]bool{}, names: names{of: map[string]string{}}}
	if err := p.make(ctx); err != nil {
		return err
	}
	return p.follow(ctx)
}

// make makes what holds and is not there yet. Where a source fails nothing is concluded from what it did not
// hand on.
func (p *pass) make(ctx context.Context) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	work := make(chan prompts.Prompt)
	var all sync.WaitGroup
	for range atOnce {
		all.Go(func() {
			for x := range work {
				if err := p.one(ctx, x); err != nil && ctx.Err() == nil {
					cancel(err)
				}
			}
		})
	}
	err := p.each(ctx, func(x prompts.Prompt) error {
		id := idOf(&x)
		p.met[id] = true
		if x.Waits(p.cal, p.day) {
			return nil
		}
		select {
		case work <- x:
			return nil
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	})
	close(work)
	all.Wait()
	if cause := context.Cause(ctx); cause != nil {
		return cause
	}
	return err
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

// one makes a prompt, unless it has been made.
func (p *pass) one(ctx context.Context, x prompts.Prompt) error {
	id := idOf(&x)
	r, err := p.Store.Get(ctx, kindPrompt, id)
	switch {
	case errors.Is(err, store.ErrNotFound):
		if p.only != "" && x.Step.Severity != prompts.Red {
			return nil
		}
		return p.begin(ctx, id, &x)
	case err != nil || r.Fields["state"] == open:
		return err
	}
	q, err := promptOf(r)
	if err != nil {
		return err
	}
	if q.State == settled { // it has come back
		q.State = made
		for i := range q.To {
			if t := &q.To[i]; t.Withdrawn {
				t.Withdrawn = false
				t.Round++
			}
		}
		if err := p.save(ctx, q); err != nil {
			return unlessTaken(err)
		}
	}
	return p.tell(ctx, q)
}

// begin makes a prompt that is not there.
func (p *pass) begin(ctx context.Context, id string, x *prompts.Prompt) error {
	m := &x.Matter
	q := &Prompt{
		ID: id, Cause: x.ID, Kind: m.Kind, Step: x.Step.ID, Project: m.Project, Item: m.Item, Department: m.Department,
		Severity: x.Step.Severity, Due: m.Due, Day: p.day, ToldOn: p.day, State: made, To: p.people.first(x.Step, m),
		Holders: Holders{Person: m.Person, Owner: m.Owner, Agent: m.Agent, Adviser: m.Adviser},
	}
	if err := p.save(ctx, q); err != nil {
		return unlessTaken(err)
	}
	return p.tell(ctx, q)
}

// unlessTaken leaves a record to the server that wrote it first, and that will tell it.
func unlessTaken(err error) error {
	if errors.Is(err, store.ErrTaken) {
		return nil
	}
	return err
}

// tell puts what a prompt says into the outbox, for everybody who is to be told, and notes that it did.
func (p *pass) tell(ctx context.Context, q *Prompt) error {
	step := p.book.Step(q.Kind, q.Step)
	if step == nil { // the rules have dropped it
		q.State = open
		return unlessTaken(p.save(ctx, q))
	}
	below, err := p.below(ctx, q)
	if err != nil {
		return err
	}
	drafts := make([]outbox.Draft, 0, len(q.To))
	for i := range q.To {
		t := &q.To[i]
		text := step.Text
		if t.Level > 0 {
			text = p.book.Escalations[step.Escalation].Text
		}
		drafts = append(drafts, outbox.Draft{
			ID: q.cause(t), To: t.Account, Project: q.Project, Kind: q.Kind, Severity: q.Severity, Link: "/projects/" + q.Project, Day: q.ToldOn,
			Title: prompts.Worded(text, q.Due, p.cal, q.ToldOn), Text: below,
		})
	}
	if _, err := p.Outbox.Put(ctx, drafts...); err != nil {
		return err
	}
	q.State = open
	return unlessTaken(p.save(ctx, q))
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
	p.names.mu.Lock()
	name, known := p.names.of[id]
	p.names.mu.Unlock()
	if known {
		return name, nil
	}
	of, err := p.Projects.Read(ctx, id)
	if err != nil {
		return "", err
	}
	p.names.mu.Lock()
	defer p.names.mu.Unlock()
	if len(p.names.of) >= mostNames {
		clear(p.names.of)
	}
	p.names.of[id] = of.Summary.Name
	return of.Summary.Name, nil
}
