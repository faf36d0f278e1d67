package project

import (
	"context"
	"encoding/json"
	"errors"

	"sevenlists/api/store"
	"sevenlists/planner/fault"
)

// entrusted reads something entrusted from its log; store.ErrNotFound where there is none.
func (s *Service) entrusted(ctx context.Context, id string) (*Entrusting, error) {
	documents, err := s.store.Read(ctx, id, 0, pageOfLog) // never more than a few
	if err != nil {
		return nil, err
	}
	if len(documents) == 0 {
		return nil, store.ErrNotFound
	}
	e := &Entrusting{ID: id}
	for _, d := range documents {
		if err := e.fold(d); err != nil {
			return nil, err
		}
	}
	e.Overdue = s.overdue(e)
	return e, nil
}

// overdue reports whether something waits for an answer longer than it should.
func (s *Service) overdue(e *Entrusting) bool { return e.State == Waiting && s.today() > e.ReplyBy }

// fold takes in what one document says.
func (e *Entrusting) fold(d store.Document) error {
	entry, err := d.Open()
	if err != nil {
		return err
	}
	for _, ev := range entry.Events {
		switch ev.Type {
		case EventSubmitted:
			if err := json.Unmarshal(ev.Body, &e.Submission); err != nil {
				return err
			}
			e.ID, e.State, e.CreatedAt = entry.Stream, Waiting, entry.RecordedAt
		case EventAccepted, EventDeclined:
			var b Answered
			if err := json.Unmarshal(ev.Body, &b); err != nil {
				return err
			}
			e.By, e.AnsweredAt, e.AnsweredOn, e.Reason, e.Project = entry.Actor, entry.RecordedAt, ev.OccurredOn, b.Reason, b.Project
			if e.State = Accepted; ev.Type == EventDeclined {
				e.State = Declined
			}
		case EventErased:
			e.Erased = true
		}
	}
	e.Sequence = entry.Sequence
	return nil
}

// view makes the record by which it is listed, what waits the longest first. Nothing of the person is
// in it.
func (e *Entrusting) view() (store.Record, error) {
	kept := *e
	kept.Overdue = false // that depends on the day on which it is read
	body, err := json.Marshal(kept)
	return store.Record{
		Kind: kindEntrusting, ID: e.ID, Version: e.Sequence, Sort: e.ReplyBy.String() + " " + store.SortTime(e.CreatedAt), Body: body,
		Fields: map[string]string{"state": e.State, "street": e.Street, "owner": e.Owner, "by": e.By, "id": e.ID},
	}, err
}

// writeEntrusting appends to the log of something entrusted what decide makes of it.
func (s *Service) writeEntrusting(ctx context.Context, id string, call Call, request string, decide func(*Entrusting) ([]store.Event, error)) (*Entrusting, error) {
	if call.Key == "" {
		key, err := s.secret()
		if err != nil {
			return nil, err
		}
		call.Key = key
	}
	asked := store.Asked{Stream: id, Key: call.stored(), Content: request, Actor: call.actor()}
	_, _, err := store.Write(ctx, s.store, s.now, asked, func(ctx context.Context, last store.Document) (store.Decision, error) {
		e, err := s.entrusted(ctx, id)
		if errors.Is(err, store.ErrNotFound) {
			e, err = &Entrusting{ID: id}, nil
		}
		if err != nil {
			return store.Decision{}, err
		}
		if call.Sequence != 0 && call.Sequence != e.Sequence {
			return store.Decision{}, fault.New(fault.Conflict, "request.stale", "If-Match")
		}
		events, err := decide(e)
		return store.Decision{Events: events, Views: func(d store.Document) ([]store.Record, error) {
			if err := e.fold(d); err != nil {
				return nil, err
			}
			view, err := e.view()
			return []store.Record{view}, err
		}}, err
	})
	if err != nil {
		return nil, ofStore(err)
	}
	return s.Entrusting(ctx, id)
}

// actor is who asks, as the log has it.
func (c Call) actor() string {
	if c.Account == "" {
		return System
	}
	return c.Account
}

// Take accepts something entrusted: its profile, under its rule set, becomes a project of whoever
// accepts. The first to accept or decline it wins.
//
// It returns NotFound entrusting.unknown, Conflict entrusting.settled and request.stale.
func (s *Service) Take(ctx context.Context, id string, call Call, as Answered) (*Entrusting, *Project, error) {
	request, err := call.requestHash("take", as)
	if err != nil {
		return nil, nil, err
	}
	as.Project = idOf(System, "entrusting-"+id)
	e, err := s.answer(ctx, id, call, request, EventAccepted, as)
	if err != nil {
		return nil, nil, err
	}
	p, err := s.becomes(ctx, e, as)
	return e, p, err
}

// Decline declines something entrusted, with a reason that whoever entrusted it reads.
//
// It returns what Take does, and Invalid entrusting.reason.
func (s *Service) Decline(ctx context.Context, id string, call Call, reason string) (*Entrusting, error) {
	if reason == "" {
		return nil, fault.New(fault.Invalid, "entrusting.reason", "/reason")
	}
	if err := text("/reason", reason, 500); err != nil {
		return nil, err
	}
	request, err := call.requestHash("decline", reason)
	if err != nil {
		return nil, err
	}
	return s.answer(ctx, id, call, request, EventDeclined, Answered{Reason: reason})
}

func (s *Service) answer(ctx context.Context, id string, call Call, request, kind string, body Answered) (*Entrusting, error) {
	if _, err := s.Entrusting(ctx, id); err != nil {
		return nil, err
	}
	return s.writeEntrusting(ctx, id, call, request, func(e *Entrusting) ([]store.Event, error) {
		if e.State != Waiting {
			return nil, fault.New(fault.Conflict, "entrusting.settled", "")
		}
		ev, err := event(kind, s.today(), body)
		return []store.Event{ev}, err
	})
}

// becomes makes the project of something accepted. Done again it is the same project, so that whoever
// finds it missing after a crash may make it.
func (s *Service) becomes(ctx context.Context, e *Entrusting, as Answered) (*Project, error) {
	raw, err := s.store.Content(ctx, e.Profile)
	if err != nil {
		return nil, err
	}
	return s.Create(ctx, Call{Account: System, Key: "entrusting-" + e.ID}, Draft{
		Profile: raw, Rules: e.Rules, Owner: e.Owner, Agent: as.Agent, Adviser: as.Adviser, Street: e.Street,
		From: &Origin{Kind: kindEntrusting, ID: e.ID},
	})
}

// Erase removes what is kept of the person who entrusted something. What the log says of it stays, and
// names nobody.
//
// It returns NotFound entrusting.unknown.
func (s *Service) Erase(ctx context.Context, id string, call Call) (*Entrusting, error) {
	e, err := s.Entrusting(ctx, id)
	if err != nil {
		return nil, err
	}
	if err := s.store.Delete(ctx, kindPerson, e.PersonID, 0); err != nil {
		return nil, err
	}
	request, err := call.requestHash("erase", id)
	if err != nil || e.Erased {
		return e, err
	}
	return s.writeEntrusting(ctx, id, call, request, func(*Entrusting) ([]store.Event, error) {
		ev, err := event(EventErased, s.today(), struct{}{})
		return []store.Event{ev}, err
	})
}

// EntrustingFilter says what of the queue is listed. What is empty filters nothing.
type EntrustingFilter struct {
	State, Street, By string
	Seen              []Sight // as Filter.Seen
	Cursor            string
	Limit             int
}

// Queue is one page of what is entrusted, what is to be answered soonest first.
type Queue struct {
	Entrusted []Entrusting `json:"entrusted"`
	Next      string       `json:"next,omitempty"` // the cursor of the next page
}

// Queue lists what is entrusted.
//
// It returns Invalid project.cursor.
func (s *Service) Queue(ctx context.Context, f EntrustingFilter) (Queue, error) {
	after, err := cursorOf(f.Cursor)
	if err != nil {
		return Queue{}, err
	}
	limit := pageSize(f.Limit)
	sights := f.Seen
	if sights == nil {
		sights = []Sight{{}}
	}
	var records []store.Record
	for _, sight := range sights {
		where, ok := joined(map[string][]string{"state": {f.State}, "street": {f.Street}, "by": {f.By}}, sight)
		if !ok {
			continue
		}
		some, err := s.store.List(ctx, store.Query{Kind: kindEntrusting, Where: where, After: after, Limit: limit + 1})
		if err != nil {
			return Queue{}, err
		}
		records = append(records, some...)
	}
	records, next := pageOf(records, limit, false)
	page := Queue{Entrusted: make([]Entrusting, len(records)), Next: next}
	for i, r := range records {
		e := &page.Entrusted[i]
		if err := json.Unmarshal(r.Body, e); err != nil {
			return Queue{}, err
		}
		e.Overdue = s.overdue(e)
	}
	return page, nil
}
