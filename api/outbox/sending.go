package outbox

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
)

// Sending is what goes to one person at once, by every channel that they want.
type Sending struct {
	// ID is what receivers get, the same however often it is sent.
	ID       string    `json:"id"`
	Account  string    `json:"account"`
	Class    string    `json:"class" oneof:"digest red test"`
	Messages []string  `json:"messages"` // ids
	Legs     []Leg     `json:"channels"` // in the order of their ids
	State    string    `json:"state" oneof:"forming open done"`
	MadeAt   time.Time `json:"made_at"`
	NextAt   time.Time `json:"next_at,omitzero"` // when it is tried next
	EndedAt  time.Time `json:"ended_at,omitzero"`
}

// Leg is what becomes of a sending on one channel.
type Leg struct {
	Channel string `json:"channel"`
	// State is waiting, sent, or failed (given up, see reason); no_gateway where this server has no way to
	// send there: Text is then what to copy; no_address where the person gave no address for it.
	State  string    `json:"state" oneof:"waiting sent failed no_gateway no_address"`
	Tries  int       `json:"tries,omitempty"`
	TryAt  time.Time `json:"try_at,omitzero"`  // when it is tried next
	SentAt time.Time `json:"sent_at,omitzero"` // when the receiver had taken it
	// Reason says in a word why the last try failed: status, refused (the answer means no success),
	// redirected, not_public, not_resolved, timeout, tls, connection, rejected (by the mail server), setting.
	Reason string `json:"reason,omitempty"`
	Status int    `json:"status,omitempty"` // of HTTP or SMTP, where the receiver answered
	Text   string `json:"text,omitempty"`   // to copy, where there is no gateway
}

// The states of a sending and of its legs.
const (
	forming = "forming" // its messages are being marked
	open    = "open"
	done    = "done"

	sent      = "sent"
	failed    = "failed"
	noGateway = "no_gateway"
	noAddress = "no_address"
)

// parcel is a sending as it is stored.
type parcel struct {
	Sending
	// Day is the working day of a digest: a person has one on each.
	Day    calendar.Date `json:"day"`
	Lang   lang.Lang     `json:"lang"`
	Holder string        `json:"holder,omitempty"`
	Until  time.Time     `json:"until,omitzero"`

	version int64
}

func (s *Service) putParcel(ctx context.Context, p *parcel) error {
	body, err := json.Marshal(p)
	if err != nil {
		return err
	}
	p.version++
	order := p.NextAt
	if p.State == done {
		order = p.EndedAt
	}
	fields := map[string]string{"account": p.Account, "state": p.State}
	if p.Class == classDigest {
		fields["digest_of"] = p.Day.String()
	}
	if slices.ContainsFunc(p.Legs, func(l Leg) bool { return l.State == failed }) {
		fields["failed"] = "yes"
	}
	return s.Store.Put(ctx, store.Record{
		Kind: kindSending, ID: p.ID, Version: p.version, Sort: store.SortTime(order), Body: body, Fields: fields,
		Expires: p.MadeAt.AddDate(0, 0, s.Book.Kept),
	})
}

func parcelOf(r store.Record) (*parcel, error) {
	p := &parcel{version: r.Version}
	if err := json.Unmarshal(r.Body, p); err != nil {
		return nil, fmt.Errorf("sending %s: %w", r.ID, err)
	}
	return p, nil
}

// sendTogether makes one sending of messages. Its id says what it is, so that whoever makes it again after
// a crash finds it; what then counts is what it was made of.
func (s *Service) sendTogether(ctx context.Context, id, class string, list []*Message) error {
	now := micro(s.Now())
	p := &parcel{Day: project.DateOf(now), Sending: Sending{
		ID: id, Account: list[0].To, Class: class, State: forming, MadeAt: now, NextAt: now,
	}}
	messages := make([]Message, len(list))
	for i, m := range list {
		p.Messages = append(p.Messages, m.ID)
		messages[i] = *m
	}
	contact, err := s.Contact(ctx, p.Account)
	if err != nil {
		return err
	}
	p.Lang = contact.lang()
	if p.Legs, err = s.legs(ctx, contact, p, messages); err != nil {
		return err
	}
	if err := s.putParcel(ctx, p); errors.Is(err, store.ErrTaken) {
		r, err := s.Store.Get(ctx, kindSending, id)
		if err != nil {
			return err
		}
		if p, err = parcelOf(r); err != nil || p.State != forming {
			return err
		}
	} else if err != nil {
		return err
	}
	return s.complete(ctx, p)
}

// finish completes what a crash left half made of one person's sendings.
func (s *Service) finish(ctx context.Context, account string) error {
	records, err := s.Store.List(ctx, store.Query{Kind: kindSending, Where: map[string][]string{"account": {account}, "state": {forming}}})
	if err != nil {
		return err
	}
	for _, r := range records {
		p, err := parcelOf(r)
		if err == nil {
			err = s.complete(ctx, p)
		}
		if err != nil && !errors.Is(err, store.ErrTaken) {
			return err
		}
	}
	return nil
}

// complete marks the messages of a sending as told by it, and opens it. Only then is it sent, so that no
// message is ever in two.
func (s *Service) complete(ctx context.Context, p *parcel) error {
	for _, id := range p.Messages {
		_, err := s.change(ctx, id, func(m *Message) bool {
			if m.State != waiting {
				return false
			}
			m.State, m.Sending = told, p.ID
			return true
		})
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return err
		}
	}
	if p.Class == classDigest { // where a crash came between, it is that of today
		p.Day = max(p.Day, project.DateOf(s.Now()))
	}
	p.State = open
	p.close(micro(s.Now()))
	return s.putParcel(ctx, p)
}

// close sets when a sending is tried next, and ends it where nothing is left to try.
func (p *parcel) close(now time.Time) {
	p.NextAt, p.EndedAt = time.Time{}, time.Time{}
	for _, l := range p.Legs {
		if l.State == waiting && (p.NextAt.IsZero() || l.TryAt.Before(p.NextAt)) {
			p.NextAt = l.TryAt
		}
	}
	if p.NextAt.IsZero() {
		p.State, p.EndedAt = done, now
	}
}

// legs are the channels by which a person is told, and which of them there are.
func (s *Service) legs(ctx context.Context, c Contact, p *parcel, messages []Message) ([]Leg, error) {
	legs := []Leg{}
	for _, id := range s.wanted(c, p.Class, messages) {
		l := Leg{Channel: id, State: waiting, TryAt: p.MadeAt}
		switch id {
		case App:
			l.State, l.TryAt, l.SentAt = sent, time.Time{}, p.MadeAt
		case Webhook:
			if s.Hooks == nil {
				continue
			}
			if there, err := s.Hooks.Wants(ctx, p.Account, EventMessage); err != nil {
				return nil, err
			} else if !there {
				continue
			}
		default:
			switch {
			case c.Addresses[id] == "":
				if len(c.Channels) == 0 { // nobody asked for it
					continue
				}
				l.State, l.TryAt = noAddress, time.Time{}
			case !s.reaches(id):
				l.State, l.TryAt, l.Text = noGateway, time.Time{}, s.Book.short(p.Class, messages, c.lang())
			}
		}
		legs = append(legs, l)
	}
	return legs, nil
}

// reaches reports whether this server can send over a channel.
func (s *Service) reaches(id string) bool {
	if id == Email {
		return s.Mail != nil
	}
	return s.gateways.ready(id)
}

// wanted are the channels of a sending: a test goes by the one that it names.
func (s *Service) wanted(c Contact, class string, messages []Message) []string {
	if class == classTest {
		return []string{testedChannel(messages[0].Cause)}
	}
	channels := c.Channels
	if len(channels) == 0 {
		channels = s.Book.DefaultChannels
	}
	all := append([]string{App}, channels...)
	slices.Sort(all)
	return slices.Compact(all)
}
