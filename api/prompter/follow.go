package prompter

import (
	"context"

	"sevenlists/api/store"
)

// follow goes through the prompts whose matter was open: what is settled is taken back, and what nobody acts
// on goes up.
func (p *pass) follow(ctx context.Context) error {
	for _, state := range []string{made, open} { // one after the other, so that each is read in its order
		q := store.Query{Kind: kindPrompt, Where: map[string][]string{"state": {state}}, Limit: store.MaxListed}
		if p.only != "" {
			q.Where["project"] = []string{p.only}
		}
		if err := p.through(ctx, q); err != nil {
			return err
		}
	}
	return nil
}

// through goes through the prompts that a query finds, page by page.
func (p *pass) through(ctx context.Context, q store.Query) error {
	for {
		records, err := p.Store.List(ctx, q)
		if err != nil {
			return err
		}
		up := make([]*Prompt, len(records))
		err = together(len(records), func(i int) (err error) {
			up[i], err = p.look(ctx, records[i])
			return err
		})
		if err == nil {
			err = p.tell(ctx, up)
		}
		if err != nil || len(records) < q.Limit {
			return err
		}
		last := records[len(records)-1]
		q.After = store.Cursor{Sort: last.Sort, ID: last.ID}
	}
}

// look looks at one prompt; it gives it where it goes up and is to be told.
func (p *pass) look(ctx context.Context, r store.Record) (*Prompt, error) {
	if p.met[r.ID] && (p.only != "" || r.Fields["state"] != open || !p.cal.IsWorkingDay(p.day)) {
		return nil, nil
	}
	q, err := promptOf(r)
	if err != nil {
		return nil, err
	}
	if !p.met[r.ID] {
		return nil, p.settle(ctx, q)
	}
	return p.goUp(ctx, q)
}

// settle takes back what was not sent of a prompt.
func (p *pass) settle(ctx context.Context, q *Prompt) error {
	for i := range q.To {
		gone, err := p.Outbox.Withdraw(ctx, q.cause(&q.To[i]))
		if err != nil {
			return err
		}
		q.To[i].Withdrawn = !gone
	}
	q.State = settled
	_, err := p.write(ctx, q)
	return err
}

// goUp tells the next role of a prompt on which nobody has acted for long enough: the roles that nobody has,
// or whose people know already, are passed over.
func (p *pass) goUp(ctx context.Context, q *Prompt) (*Prompt, error) {
	step := p.book.Step(q.Kind, q.Step)
	if step == nil || step.Escalation == "" {
		return nil, nil
	}
	e := p.book.Escalations[step.Escalation]
	waited := p.cal.Between(q.ToldOn, p.day)
	if _, more := e.Up(q.Level); !more || waited < min(e.Wait(false), e.Wait(true)) {
		return nil, nil
	}
	acknowledged, err := p.acknowledged(ctx, q)
	if err != nil || waited < e.Wait(acknowledged) {
		return nil, err
	}
	m := q.matter()
	for role, more := e.Up(q.Level); more; role, more = e.Up(q.Level) {
		q.Level++
		if next := p.people.told([]string{role}, &m, q.Level, q.To); len(next) > 0 {
			q.To = append(q.To, next...)
			break
		}
	}
	q.State, q.ToldOn = made, p.day
	return p.write(ctx, q)
}

// acknowledged reports whether somebody whom it was told at its level has said that he has seen it.
func (p *pass) acknowledged(ctx context.Context, q *Prompt) (bool, error) {
	for i := range q.To {
		t := &q.To[i]
		if t.Level != q.Level {
			continue
		}
		m, there, err := p.Outbox.Find(ctx, q.cause(t))
		if err != nil {
			return false, err
		}
		if there && !m.AcknowledgedAt.IsZero() {
			return true, nil
		}
	}
	return false, nil
}
