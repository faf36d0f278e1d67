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

// mostTries is how often a change is decided anew because another writer was first.
const mostTries = 20

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

// write appends to the log of a project what decide makes of its state, and gives the state after.
// Where another writer is first, it is decided anew; no events are nothing to write.
//
// It returns a *fault.Error: NotFound project.unknown; Conflict request.stale where the project is not
// as the caller has seen it; Conflict request.key_reused; the errors of decide and of the store.
func (s *Service) write(ctx context.Context, id string, call Call, request string, decide func(*Project) ([]store.Event, error)) (*Project, error) {
	if call.Key == "" {
		key, err := s.secret()
		if err != nil {
			return nil, err
		}
		call.Key = key
	} else if p, err := s.again(ctx, id, call.Key, request); p != nil || err != nil {
		return p, err
	}
	for range mostTries {
		p, err := s.attempt(ctx, id, call, request, decide)
		var repeated *store.RepeatedError
		switch {
		case errors.As(err, &repeated):
			return s.again(ctx, id, call.Key, request)
		case !errors.Is(err, store.ErrTaken):
			return p, err
		}
	}
	return nil, fault.New(fault.Unavailable, "project.busy", "", id)
}

// again answers a repeated request: nil where it is none.
func (s *Service) again(ctx context.Context, id, key, request string) (*Project, error) {
	d, err := s.store.Find(ctx, id, key)
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

// attempt decides once and tries to append.
func (s *Service) attempt(ctx context.Context, id string, call Call, request string, decide func(*Project) ([]store.Event, error)) (*Project, error) {
	p, head, err := s.state(ctx, id)
	if err != nil {
		return nil, err
	}
	if call.Sequence != 0 && call.Sequence != p.Sequence {
		return nil, fault.New(fault.Conflict, "request.stale", "If-Match", p.Sequence, call.Sequence)
	}
	events, err := decide(p)
	if err != nil || len(events) == 0 {
		return p, err
	}
	e := store.Entry{
		Stream: id, Sequence: p.Sequence + 1, Previous: head, Key: call.Key, Request: request,
		RecordedAt: s.now(), Actor: call.Account, Events: events,
	}
	d, err := store.Seal(e)
	if err != nil {
		return nil, err
	}
	if e, err = d.Open(); err != nil { // as it will be read back
		return nil, err
	}
	if err := p.fold(e); err != nil {
		return nil, err
	}
	view, err := p.view()
	if err != nil {
		return nil, err
	}
	return p, s.store.Append(ctx, d, view)
}

// state gives a project as its log has it, and the hash of its last document; of one that has no log
// yet, the beginning of one.
func (s *Service) state(ctx context.Context, id string) (*Project, string, error) {
	last, err := s.store.Last(ctx, id)
	if errors.Is(err, store.ErrNotFound) {
		return &Project{ID: id}, "", nil
	}
	if err != nil {
		return nil, "", err
	}
	p, err := s.viewed(ctx, id)
	if err != nil {
		return nil, "", err
	}
	if p.Sequence > last.Sequence { // somebody appended in between
		if last, err = s.store.Last(ctx, id); err != nil {
			return nil, "", err
		}
	}
	return p, last.Hash, s.forward(ctx, p, last.Sequence)
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
