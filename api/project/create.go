package project

import (
	"bytes"
	"context"

	"sevenlists/api/store"
	"sevenlists/planner/fault"
)

// Draft is what a project is made of.
type Draft struct {
	Profile []byte `json:"profile"`         // JSON or YAML
	Owner   string `json:"owner,omitempty"` // account of the investor
	Agent   string `json:"agent,omitempty"`
	Adviser string `json:"adviser,omitempty"`
	Street  string `json:"street,omitempty"`

	// Rules is the revision under which the profile is read; the one in use where it is empty.
	Rules string `json:"-"`
	// From says what it comes from.
	From *Origin `json:"-"`
}

// idOf derives the id of a project from who makes it and under which key, so that a retry meets its
// own first document.
func idOf(account, key string) string {
	return store.DerivedID(projectPrefix, "project", account, key)
}

// projectPrefix begins the id of every project, and the name of no other stream.
const projectPrefix = "p"

// Create makes a project of a profile.
//
// It returns a fault.List of Invalid for the profile, Conflict request.key_reused, and the errors of
// the store.
func (s *Service) Create(ctx context.Context, call Call, in Draft) (*Project, error) {
	if call.Key == "" {
		key, err := s.secret()
		if err != nil {
			return nil, err
		}
		call.Key = key
	}
	request, err := call.requestHash("create", in)
	if err != nil {
		return nil, err
	}
	id := idOf(call.Account, call.Key)
	if p, err := s.again(ctx, id, call, request); p != nil || err != nil {
		return p, err
	}
	l, err := s.archive.Load(ctx, in.Rules)
	if err != nil {
		return nil, err
	}
	m, err := s.prepare(ctx, l.Set, in.Profile)
	if err != nil {
		return nil, err
	}
	return s.write(ctx, id, call, request, func(p *Project) ([]store.Event, error) {
		if p.Sequence != 0 { // only a collision of hashes leads here
			return nil, fault.New(fault.Conflict, "request.key_reused", "Idempotency-Key")
		}
		created, err := event(EventCreated, s.today(), Created{
			Owner: in.Owner, Agent: in.Agent, Adviser: in.Adviser, Street: in.Street, From: in.From,
		})
		if err != nil {
			return nil, err
		}
		revised, err := event(EventRevised, s.today(), Revised{Profile: m.hash, Rules: l.Revision(), Plot: m.plot, Summary: m.summary})
		return []store.Event{created, revised}, err
	})
}

// Revise gives a project another profile, read under the rule set in use. A profile that changes
// nothing is not written down.
//
// It returns what Create does, and NotFound project.unknown, Conflict request.stale and
// project.archived.
func (s *Service) Revise(ctx context.Context, id string, call Call, raw []byte) (*Project, error) {
	p, _, err := s.ReviseAlong(ctx, id, call, "revise", raw, func(context.Context, *Project) ([]byte, []store.Event, error) { return raw, nil, nil })
	return p, err
}

// ReviseAlong gives a project the profile that another package makes of it, and appends in the same
// document the events by which that package came to it. What and body tell one request from another.
//
// It returns what Revise does, and the errors of decide, which may be asked several times.
func (s *Service) ReviseAlong(ctx context.Context, id string, call Call, what string, body any, decide func(context.Context, *Project) ([]byte, []store.Event, error)) (*Project, store.Document, error) {
	request, err := call.requestHash(what, body)
	if err != nil {
		return nil, store.Document{}, err
	}
	set := s.Rules()
	var m made
	var of []byte
	return s.append(ctx, id, call, request, func(ctx context.Context, p *Project) ([]store.Event, error) {
		if err := p.open(id); err != nil {
			return nil, err
		}
		raw, events, err := decide(ctx, p)
		if err != nil {
			return nil, err
		}
		if m.hash == "" || !bytes.Equal(raw, of) {
			if m, err = s.prepare(ctx, set, raw); err != nil {
				return nil, err
			}
			of = raw
		}
		if m.hash == p.Profile && m.plot == p.PlotAt && set.Revision() == p.Rules {
			return events, nil
		}
		was, err := s.store.Content(ctx, p.Profile)
		if err != nil {
			return nil, err
		}
		is, err := s.store.Content(ctx, m.hash)
		if err != nil {
			return nil, err
		}
		changed, err := changedPointers(was, is)
		if err != nil {
			return nil, err
		}
		revised, err := event(EventRevised, s.today(), Revised{
			Profile: m.hash, Rules: set.Revision(), Plot: m.plot, Changed: changed, Summary: m.summary,
		})
		return append([]store.Event{revised}, events...), err
	})
}

// open refuses a project that is not there, or archived.
func (p *Project) open(id string) error {
	switch {
	case p.Sequence == 0:
		return unknown(id)
	case p.State == Closed:
		return fault.New(fault.Conflict, "project.archived", "", id)
	}
	return nil
}

// change writes to a project that is there and not archived.
func (s *Service) change(ctx context.Context, id string, call Call, request string, decide func(*Project) ([]store.Event, error)) (*Project, error) {
	return s.existing(ctx, id, call, request, func(p *Project) ([]store.Event, error) {
		if p.State == Closed {
			return nil, fault.New(fault.Conflict, "project.archived", "", id)
		}
		return decide(p)
	})
}

// existing writes to a project that is there.
func (s *Service) existing(ctx context.Context, id string, call Call, request string, decide func(*Project) ([]store.Event, error)) (*Project, error) {
	return s.write(ctx, id, call, request, func(p *Project) ([]store.Event, error) {
		if p.Sequence == 0 {
			return nil, unknown(id)
		}
		return decide(p)
	})
}

func unknown(id string) error { return fault.New(fault.NotFound, "project.unknown", "", id) }
