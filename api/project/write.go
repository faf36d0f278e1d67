package project

import (
	"context"
	"encoding/json"
	"errors"

	"sevenlists/api/store"
	"sevenlists/planner/fault"
)

// Call says who asks for a change and how it is to be told from others.
type Call struct {
	Account string // id
	// Key is the idempotency key: the same key with the same request gives the first answer again. An
	// empty one is a request of its own.
	Key string
	// Sequence is the version that the caller has seen; 0 asks for none.
	Sequence int64
}

// pageOfLog is how many documents are read at a time.
const pageOfLog = 500

// requestHash tells one request from another under the same key: of another account, for another change,
// or with another content.
func (c Call) requestHash(what string, body any) (string, error) {
	raw, err := json.Marshal(struct {
		Account string `json:"account"`
		What    string `json:"what"`
		Body    any    `json:"body"`
	}{c.Account, what, body})
	return store.Hash(raw), err
}

// stored is the key as the log has it: two accounts may use the same one for what they do to a project.
func (c Call) stored() string {
	key := c.actor() + "/" + c.Key
	if len(key) > store.MaxName {
		return store.Hash([]byte(key))
	}
	return key
}

// errNothing ends a change that has nothing to write.
var errNothing = errors.New("nothing is to be written")

// write appends to the log of a project what decide makes of its state, and gives the state after.
// Where another writer is first, it is decided anew; no events are nothing to write.
//
// It returns a *fault.Error: Conflict request.stale where the project is not as the caller has seen it;
// Conflict request.key_reused; the errors of decide and of the store.
func (s *Service) write(ctx context.Context, id string, call Call, request string, decide func(*Project) ([]store.Event, error)) (*Project, error) {
	p, _, err := s.append(ctx, id, call, request, func(_ context.Context, p *Project) ([]store.Event, error) { return decide(p) })
	return p, err
}

// Extend appends to the log of an open project what another package makes of it: events of types that
// are not a project's own; its views are folded by Config.Beside. It gives the project after it and the
// document, whose sequence is 0 where nothing was to be written.
//
// It returns what Revise does, and the errors of decide, which may be asked several times.
func (s *Service) Extend(ctx context.Context, id string, call Call, what string, body any, decide func(context.Context, *Project) ([]store.Event, error)) (*Project, store.Document, error) {
	request, err := call.requestHash(what, body)
	if err != nil {
		return nil, store.Document{}, err
	}
	return s.append(ctx, id, call, request, func(ctx context.Context, p *Project) ([]store.Event, error) {
		if err := p.open(id); err != nil {
			return nil, err
		}
		return decide(ctx, p)
	})
}

// append is write for whoever wants the document, too.
func (s *Service) append(ctx context.Context, id string, call Call, request string, decide func(context.Context, *Project) ([]store.Event, error)) (*Project, store.Document, error) {
	if call.Key == "" {
		key, err := s.secret()
		if err != nil {
			return nil, store.Document{}, err
		}
		call.Key = key
	}
	var after *Project
	asked := store.Asked{Stream: id, Key: call.stored(), Content: request, Actor: call.actor()}
	d, repeated, err := store.Write(ctx, s.store, s.now, asked, func(ctx context.Context, last store.Document) (store.Decision, error) {
		p, err := s.upTo(ctx, id, last.Sequence)
		if err != nil {
			return store.Decision{}, err
		}
		if call.Sequence != 0 && call.Sequence != p.Sequence {
			return store.Decision{}, fault.New(fault.Conflict, "request.stale", "If-Match", p.Sequence, call.Sequence)
		}
		events, err := decide(ctx, p)
		if after = p; err == nil && len(events) == 0 {
			err = errNothing
		}
		return store.Decision{Events: events, Views: func(d store.Document) ([]store.Record, error) {
			views, err := after.folded(d)
			if err != nil || s.beside == nil {
				return views, err
			}
			more, err := s.beside.Views(ctx, d)
			return append(views, more...), err
		}}, err
	})
	switch {
	case errors.Is(err, errNothing):
		return after, store.Document{}, nil
	case err != nil:
		return nil, store.Document{}, ofStore(err)
	case repeated:
		after, err = s.upTo(ctx, id, d.Sequence)
	}
	return after, d, err
}

// folded takes a document into a project and gives its view.
func (p *Project) folded(d store.Document) ([]store.Record, error) {
	e, err := d.Open()
	if err == nil {
		err = p.fold(e)
	}
	if err != nil {
		return nil, err
	}
	view, err := p.view()
	return []store.Record{view}, err
}

// ofStore says in the words of the API what the store says of a key and of a content.
func ofStore(err error) error {
	var one *fault.Error
	switch {
	case errors.As(err, &one) && one.Code == "store.key.reused":
		return fault.New(fault.Conflict, "request.key_reused", "Idempotency-Key").Because(err)
	case errors.Is(err, store.ErrTooLarge):
		return fault.New(fault.Conflict, "project.too_large", "").Because(err)
	}
	return err
}

// again answers a repeated request: nil where it is none.
func (s *Service) again(ctx context.Context, id string, call Call, request string) (*Project, error) {
	d, err := s.store.Find(ctx, id, call.stored())
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	e, err := d.Open()
	if err != nil {
		return nil, err
	}
	if e.Request != request {
		return nil, fault.New(fault.Conflict, "request.key_reused", "Idempotency-Key")
	}
	return s.upTo(ctx, id, d.Sequence)
}

// viewed gives a project as its view has it; an empty one where there is no view.
func (s *Service) viewed(ctx context.Context, id string) (*Project, error) {
	p := &Project{ID: id}
	r, err := s.store.Get(ctx, kindProject, id)
	if errors.Is(err, store.ErrNotFound) {
		return p, nil
	}
	if err != nil {
		return nil, err
	}
	return p, json.Unmarshal(r.Body, p)
}

// forward folds the documents that follow, up to a sequence.
func (s *Service) forward(ctx context.Context, p *Project, to int64) error {
	for p.Sequence < to {
		documents, err := s.store.Read(ctx, p.ID, p.Sequence, int(min(pageOfLog, to-p.Sequence)))
		if err != nil {
			return err
		}
		if len(documents) == 0 {
			return fault.New(fault.Unavailable, "project.log.short", "", p.ID, p.Sequence, to)
		}
		for _, d := range documents {
			e, err := d.Open()
			if err != nil {
				return err
			}
			if err := p.fold(e); err != nil {
				return err
			}
		}
	}
	return nil
}

// upTo gives a project as it was after a document.
func (s *Service) upTo(ctx context.Context, id string, sequence int64) (*Project, error) {
	p, err := s.viewed(ctx, id)
	if err != nil {
		return nil, err
	}
	if p.Sequence > sequence {
		p = &Project{ID: id}
	}
	return p, s.forward(ctx, p, sequence)
}
