package absence

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"io"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
)

// Draft is an absence to be entered.
type Draft struct {
	// Account is who is absent; empty: whoever enters it.
	Account string        `json:"account,omitempty" most:"100"`
	From    calendar.Date `json:"from"`              // first day
	To      calendar.Date `json:"to"`                // last day
	Deputy  string        `json:"deputy" most:"100"` // account of whoever stands in
	// Reason is a kind of policies/supervision/absence. Nothing else is written down of why.
	Reason string `json:"reason" most:"60"`
}

// Revision says what changes of an absence; what is absent stays.
type Revision struct {
	From   calendar.Date `json:"from,omitzero"` // only before it has begun
	To     calendar.Date `json:"to,omitzero"`   // earlier or later
	Deputy string        `json:"deputy,omitempty" most:"100"`
}

// Enter writes an absence down.
//
// It returns a fault.List: Invalid absence.order, absence.past, absence.long, absence.far, absence.reason,
// absence.nobody (no role of the account is stood in for), absence.oneself, absence.deputy.unknown,
// absence.deputy.role; Conflict absence.overlap, absence.deputy.absent, absence.chain and
// request.key_reused.
func (s *Service) Enter(ctx context.Context, call project.Call, d Draft) (*Absence, error) {
	d.Account = cmp.Or(d.Account, call.Account)
	if err := s.key(&call); err != nil {
		return nil, err
	}
	id := store.DerivedID("abs-", "absence", call.Account, call.Key)
	return s.write(ctx, call, id, EventEntered, d, func(all *standing) (*written, error) {
		who, err := s.Account(ctx, d.Account)
		if err != nil {
			return nil, err
		}
		w := &written{ID: id, Account: d.Account, Department: who.Department, From: d.From, To: d.To, Deputy: d.Deputy, Reason: d.Reason}
		faults := s.formed(w)
		if w.From < s.today() {
			faults.Add(fault.New(fault.Invalid, "absence.past", "/from", w.From, s.today()))
		}
		return w, s.judged(ctx, all, w, faults)
	})
}

// Revise shortens or lengthens an absence, or gives it another deputy.
//
// It returns what Enter does; NotFound absence.unknown; Conflict absence.over, absence.begun and
// request.stale.
func (s *Service) Revise(ctx context.Context, id string, call project.Call, r Revision) (*Absence, error) {
	return s.change(ctx, id, call, EventRevised, r, func(all *standing, a *Absence, w *written) (*written, error) {
		w.From, w.To, w.Deputy = cmp.Or(r.From, a.From), cmp.Or(r.To, a.To), cmp.Or(r.Deputy, a.Deputy)
		if w.From == a.From && w.To == a.To && w.Deputy == a.Deputy {
			return nil, nil
		}
		today := s.today()
		faults := s.formed(w)
		switch {
		case w.From != a.From && a.From <= today:
			faults.Add(fault.New(fault.Conflict, "absence.begun", "/from", a.From))
		case w.From != a.From && w.From < today:
			faults.Add(fault.New(fault.Invalid, "absence.past", "/from", w.From, today))
		}
		if w.To < today {
			faults.Add(fault.New(fault.Invalid, "absence.ended_before", "/to", w.To, today))
		}
		return w, s.judged(ctx, all, w, faults)
	})
}

// Withdraw ends an absence at once, or calls it off before it begins: from then on nobody stands in.
//
// It returns NotFound absence.unknown; Conflict absence.over and request.stale.
func (s *Service) Withdraw(ctx context.Context, id string, call project.Call) (*Absence, error) {
	return s.change(ctx, id, call, EventWithdrawn, nil, func(_ *standing, _ *Absence, w *written) (*written, error) { return w, nil })
}

// change is write for an absence that is there already.
func (s *Service) change(ctx context.Context, id string, call project.Call, kind string, asked any, decide func(*standing, *Absence, *written) (*written, error)) (*Absence, error) {
	if _, err := s.Read(ctx, id); err != nil {
		return nil, err
	}
	if err := s.key(&call); err != nil {
		return nil, err
	}
	return s.write(ctx, call, id, kind, asked, func(all *standing) (*written, error) {
		a := all.find(id)
		switch {
		case a == nil, a.Undone, a.To < s.today():
			return nil, fault.New(fault.Conflict, "absence.over", "")
		case call.Sequence != 0 && call.Sequence != a.Version:
			return nil, fault.New(fault.Conflict, "request.stale", "If-Match", a.Version, call.Sequence)
		}
		w := &written{ID: id, Account: a.Account, Department: a.Department, From: a.From, To: a.To, Deputy: a.Deputy, Reason: a.Reason}
		return decide(all, a, w)
	})
}

// errNothing ends a change that has nothing to write.
var errNothing = errors.New("nothing is to be written")

// write appends an event to the log and gives the absence after it; nil of decide is nothing to write.
func (s *Service) write(ctx context.Context, call project.Call, id, kind string, asked any, decide func(*standing) (*written, error)) (*Absence, error) {
	request, err := json.Marshal([]any{call.Account, kind, id, asked})
	if err != nil {
		return nil, err
	}
	ask := store.Asked{Stream: stream, Key: call.Account + "/" + call.Key, Content: store.Hash(request), Actor: call.Account}
	_, _, err = store.Write(ctx, s.Store, s.Now, ask, func(ctx context.Context, last store.Document) (store.Decision, error) {
		all, err := viewed(ctx, s.Store)
		if err != nil {
			return store.Decision{}, err
		}
		behind, err := all.forward(ctx, s.Store, last.Sequence)
		if err != nil {
			return store.Decision{}, err
		}
		w, err := decide(all)
		if err == nil && w == nil {
			err = errNothing
		}
		if err != nil {
			return store.Decision{}, err
		}
		body, err := json.Marshal(w)
		return store.Decision{
			Events: []store.Event{{Type: kind, OccurredOn: s.today(), Body: body}},
			Views: func(d store.Document) ([]store.Record, error) {
				changed, err := all.fold(d)
				if err != nil {
					return nil, err
				}
				return all.views(append(behind, changed...))
			},
		}, err
	})
	var one *fault.Error
	switch {
	case errors.As(err, &one) && one.Code == "store.key.reused":
		return nil, fault.New(fault.Conflict, "request.key_reused", "Idempotency-Key").Because(err)
	case err != nil && !errors.Is(err, errNothing):
		return nil, err
	}
	return s.Read(ctx, id)
}

// key gives a request without an idempotency key one of its own.
func (s *Service) key(call *project.Call) error {
	if call.Key != "" {
		return nil
	}
	var b [20]byte
	if _, err := io.ReadFull(s.Random, b[:]); err != nil {
		return fault.New(fault.Unavailable, "internal", "").Because(err)
	}
	call.Key = store.IDText(b[:])
	return nil
}
