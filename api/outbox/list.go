package outbox

import (
	"context"
	"errors"
	"time"

	"sevenlists/api/store"
	"sevenlists/planner/fault"
)

// The sizes of a page.
const (
	usualPage = 50
	mostPage  = 200
)

// Page is one page of a person's messages, the last put first.
type Page struct {
	Messages []Message `json:"messages"`
	Unseen   int       `json:"unseen"`         // how many have not been acknowledged; at most 1000 are counted
	Next     string    `json:"next,omitempty"` // cursor of the next page; empty on the last
}

// Asked says which messages are listed.
type Asked struct {
	Unseen   bool   // only those not acknowledged
	Severity string // empty: any
	Project  string
	Cursor   string
	Limit    int
}

// Messages gives a page of what a person was told, whether it has gone out by other channels or not.
//
// It returns Invalid outbox.cursor.
func (s *Service) Messages(ctx context.Context, account string, a Asked) (Page, error) {
	where := map[string][]string{"to": {account}, "seen": {"no"}}
	unseen, err := s.Store.Count(ctx, store.Query{Kind: kindMessage, Where: where}, store.MaxListed)
	if err != nil {
		return Page{}, err
	}
	where = map[string][]string{"to": {account}, "seen": {"no", "yes"}}
	if a.Unseen {
		where["seen"] = []string{"no"}
	}
	for field, value := range map[string]string{"severity": a.Severity, "project": a.Project} {
		if value != "" {
			where[field] = []string{value}
		}
	}
	records, next, err := s.page(ctx, store.Query{Kind: kindMessage, Where: where, Reverse: true}, a.Cursor, a.Limit)
	if err != nil {
		return Page{}, err
	}
	page := Page{Messages: []Message{}, Unseen: unseen, Next: next}
	legs := map[string][]Leg{}
	for _, r := range records {
		m, err := messageOf(r)
		if err == nil {
			err = s.withLegs(ctx, m, legs)
		}
		if err != nil {
			return Page{}, err
		}
		page.Messages = append(page.Messages, *m)
	}
	return page, nil
}

// page lists records after a cursor.
func (s *Service) page(ctx context.Context, q store.Query, cursor string, limit int) ([]store.Record, string, error) {
	after, ok := store.ParseCursor(cursor)
	if !ok {
		return nil, "", fault.New(fault.Invalid, "outbox.cursor", "cursor")
	}
	if limit <= 0 {
		limit = usualPage
	}
	limit = min(limit, mostPage)
	q.After, q.Limit = after, limit+1
	records, err := s.Store.List(ctx, q)
	if err != nil || len(records) <= limit {
		return records, "", err
	}
	last := records[limit-1]
	return records[:limit], store.Cursor{Sort: last.Sort, ID: last.ID}.Text(), nil
}

// withLegs adds to a message what became of it; legs are those of the sendings that were looked up.
func (s *Service) withLegs(ctx context.Context, m *Message, legs map[string][]Leg) error {
	if m.Sending == "" {
		return nil
	}
	if _, known := legs[m.Sending]; !known {
		r, err := s.Store.Get(ctx, kindSending, m.Sending)
		if errors.Is(err, store.ErrNotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		p, err := parcelOf(r)
		if err != nil {
			return err
		}
		legs[m.Sending] = p.Legs
	}
	m.Channels = legs[m.Sending]
	return nil
}

// Read gives one message by its id, with what became of it.
//
// It returns NotFound outbox.unknown.
func (s *Service) Read(ctx context.Context, id string) (Message, error) {
	m, err := s.load(ctx, id)
	if errors.Is(err, store.ErrNotFound) || errors.Is(err, store.ErrMalformed) {
		return Message{}, unknown(id)
	}
	if err != nil {
		return Message{}, err
	}
	return *m, s.withLegs(ctx, m, map[string][]Leg{})
}

func unknown(id string) *fault.Error {
	return fault.New(fault.NotFound, "outbox.unknown", "", shortened(id))
}

// Acknowledge notes that a person has seen a message. Doing it again does nothing.
//
// It returns NotFound outbox.unknown.
func (s *Service) Acknowledge(ctx context.Context, id string) (Message, error) {
	m, err := s.change(ctx, id, func(m *Message) bool {
		if !m.AcknowledgedAt.IsZero() {
			return false
		}
		m.AcknowledgedAt = s.Now().UTC().Truncate(time.Second)
		return true
	})
	if errors.Is(err, store.ErrNotFound) {
		return Message{}, unknown(id)
	}
	if err != nil {
		return Message{}, err
	}
	return *m, s.withLegs(ctx, m, map[string][]Leg{})
}

// Sendings is one page of sendings, those that changed or are due last first. No address and no text of
// a message is in it.
type Sendings struct {
	Sendings []Sending `json:"sendings"`
	Next     string    `json:"next,omitempty"` // cursor of the next page; empty on the last
}

// Sendings gives a page of sendings in a state: open, done, or failed for those of which a channel was
// given up; empty for all.
//
// It returns Invalid outbox.cursor.
func (s *Service) Sendings(ctx context.Context, state, cursor string, limit int) (Sendings, error) {
	where := map[string][]string{}
	switch state {
	case "":
	case failed:
		where["failed"] = []string{"yes"}
	default:
		where["state"] = []string{state}
	}
	records, next, err := s.page(ctx, store.Query{Kind: kindSending, Where: where, Reverse: true}, cursor, limit)
	if err != nil {
		return Sendings{}, err
	}
	page := Sendings{Sendings: []Sending{}, Next: next}
	for _, r := range records {
		p, err := parcelOf(r)
		if err != nil {
			return Sendings{}, err
		}
		page.Sendings = append(page.Sendings, p.Sending)
	}
	return page, nil
}

// Sent gives one sending.
//
// It returns NotFound outbox.unknown.
func (s *Service) Sent(ctx context.Context, id string) (Sending, error) {
	p, err := s.parcel(ctx, id)
	if err != nil {
		return Sending{}, err
	}
	return p.Sending, nil
}

// parcel reads a sending as it is stored. It returns NotFound outbox.unknown.
func (s *Service) parcel(ctx context.Context, id string) (*parcel, error) {
	r, err := s.Store.Get(ctx, kindSending, id)
	if errors.Is(err, store.ErrNotFound) || errors.Is(err, store.ErrMalformed) {
		return nil, unknown(id)
	}
	if err != nil {
		return nil, err
	}
	return parcelOf(r)
}

// Retry tries again what was given up or waits: every channel of a sending that has not been sent, as
// soon as the hour allows it. A channel that has become possible meanwhile is tried, too.
//
// It returns NotFound outbox.unknown, and Conflict outbox.busy while it is being sent.
func (s *Service) Retry(ctx context.Context, id string) (Sending, error) {
	p, err := s.parcel(ctx, id)
	if err != nil {
		return Sending{}, err
	}
	now := micro(s.Now())
	if p.State == forming || now.Before(p.Until) {
		return Sending{}, fault.New(fault.Conflict, "outbox.busy", "")
	}
	for i := range p.Legs {
		l := &p.Legs[i]
		possible := l.State == noGateway && s.reaches(l.Channel)
		if l.State == failed || l.State == waiting || possible {
			*l = Leg{Channel: l.Channel, State: waiting, TryAt: now}
		}
	}
	p.State, p.MadeAt = open, now // so that it is not given up at once
	p.close(now)
	if err := s.putParcel(ctx, p); errors.Is(err, store.ErrTaken) {
		return Sending{}, fault.New(fault.Conflict, "outbox.busy", "")
	} else if err != nil {
		return Sending{}, err
	}
	return p.Sending, nil
}
