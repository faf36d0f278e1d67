package webhook

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"sevenlists/api/feed"
	"sevenlists/api/store"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
)

// Delivery is one event on its way to one webhook.
type Delivery struct {
	// ID is what the receiver gets as webhook-id, the same however often the event is sent.
	ID       string `json:"id"`
	Webhook  string `json:"webhook"`
	Type     string `json:"type"` // of the event
	Project  string `json:"project,omitempty"`
	Sequence int64  `json:"sequence,omitempty"` // of the document in the log of the project
	Index    int    `json:"index,omitempty"`    // of the event in the document
	State    string `json:"state" oneof:"waiting delivered given_up"`
	// Attempts counts how often it was sent, or was to be.
	Attempts  int       `json:"attempts"`
	CreatedAt time.Time `json:"created_at"`
	NextAt    time.Time `json:"next_at,omitzero"`  // when it is sent next
	EndedAt   time.Time `json:"ended_at,omitzero"` // when it was delivered or given up
	Last      *Attempt  `json:"last,omitempty"`    // what became of the last attempt
}

// Attempt is what became of sending a delivery once.
type Attempt struct {
	At time.Time `json:"at"`
	// Outcome says it in a word: delivered; status (the receiver refused, see status); redirected, which
	// is not followed; not_public (the address is none that may be sent to); not_resolved (no such host);
	// timeout; tls; connection; not_allowed (the owner may not have the event any more).
	Outcome      string `json:"outcome" oneof:"delivered status redirected not_public not_resolved timeout tls connection not_allowed"`
	Status       int    `json:"status,omitempty"` // of HTTP, where the receiver answered
	Milliseconds int64  `json:"milliseconds"`
}

// The states of a delivery.
const (
	waiting   = "waiting"
	delivered = "delivered"
	givenUp   = "given_up"
)

// How long deliveries are kept after they were made, and after which time they are given up.
const (
	keptFor    = 30 * 24 * time.Hour
	giveUpPast = 3 * 24 * time.Hour
)

// parcel is a delivery as it is stored.
type parcel struct {
	Delivery
	Payload json.RawMessage `json:"payload"`
	// Holder is the server that is sending it, Until when it may.
	Holder string    `json:"holder,omitempty"`
	Until  time.Time `json:"until,omitzero"`

	version int64
}

func (p *parcel) record() (store.Record, error) {
	body, err := json.Marshal(p)
	at := p.EndedAt
	if p.State == waiting {
		at = p.NextAt
	}
	return store.Record{
		Kind: kindDelivery, ID: p.ID, Version: p.version, Sort: store.SortTime(at), Body: body, Expires: p.CreatedAt.Add(keptFor),
		Fields: map[string]string{"webhook": p.Webhook, "state": p.State},
	}, err
}

// put writes a delivery in place of the version before.
func (s *Service) put(ctx context.Context, p *parcel) error {
	p.version++
	r, err := p.record()
	if err != nil {
		return err
	}
	return s.Store.Put(ctx, r)
}

func unpacked(r store.Record) (*parcel, error) {
	p := &parcel{version: r.Version}
	if err := json.Unmarshal(r.Body, p); err != nil {
		return nil, fmt.Errorf("delivery %s: %w", r.ID, err)
	}
	return p, nil
}

// message is what the receiver gets.
type message struct {
	Type      string    `json:"type"`
	Timestamp time.Time `json:"timestamp"` // when the event was recorded
	Data      any       `json:"data"`
}

// parcelOf makes the delivery of an event to a webhook. Its id follows from both, so that whoever makes
// it again makes the same one.
func parcelOf(k *kept, e feed.Event, now time.Time) (*parcel, error) {
	payload, err := json.Marshal(message{Type: e.Type, Timestamp: e.RecordedAt, Data: e})
	if err != nil {
		return nil, err
	}
	place := fmt.Sprintf("%s/%d.%d", e.Project, e.Sequence, e.Index)
	return &parcel{Payload: payload, Delivery: Delivery{
		ID: store.DerivedID("msg_", k.ID, place), Webhook: k.ID, Type: e.Type, Project: e.Project, Sequence: e.Sequence, Index: e.Index,
		State: waiting, CreatedAt: micro(now), NextAt: micro(now),
	}}, nil
}

// testType is the type of the event that a test sends.
const testType = "webhook_test"

func (s *Service) testParcel(k *kept) (*parcel, error) {
	chance, err := s.chance(16)
	if err != nil {
		return nil, err
	}
	now := micro(s.Now())
	data := struct {
		Webhook    string        `json:"webhook"`
		OccurredOn calendar.Date `json:"occurred_on"`
	}{k.ID, inChina(now)}
	payload, err := json.Marshal(message{Type: testType, Timestamp: now, Data: data})
	return &parcel{Payload: payload, Delivery: Delivery{
		ID: "msg_" + chance, Webhook: k.ID, Type: testType, State: waiting, CreatedAt: now, NextAt: now,
	}}, err
}

func micro(t time.Time) time.Time { return t.UTC().Truncate(time.Microsecond) }

func inChina(t time.Time) calendar.Date {
	t = t.UTC().Add(8 * time.Hour)
	return calendar.DateOf(t.Year(), t.Month(), t.Day())
}

// Page is one page of deliveries, those that changed last or are due last first.
type Page struct {
	Deliveries []Delivery `json:"deliveries"`
	Next       string     `json:"next,omitempty"` // cursor of the next page; empty on the last
}

// The sizes of a page of deliveries.
const (
	usualPage = 50
	mostPage  = 200
)

// Deliveries gives a page of what was or is to be sent to a webhook; state narrows it, where it is not
// empty. What is older than thirty days is not kept.
//
// It returns NotFound webhook.unknown and Invalid webhook.cursor.
func (s *Service) Deliveries(ctx context.Context, id, state, cursor string, limit int) (Page, error) {
	if _, err := s.known(ctx, id); err != nil {
		return Page{}, err
	}
	after, ok := store.ParseCursor(cursor)
	if !ok {
		return Page{}, fault.New(fault.Invalid, "webhook.cursor", "cursor")
	}
	if limit <= 0 {
		limit = usualPage
	}
	limit = min(limit, mostPage)
	where := map[string][]string{"webhook": {id}}
	if state != "" {
		where["state"] = []string{state}
	}
	records, err := s.Store.List(ctx, store.Query{Kind: kindDelivery, Where: where, After: after, Reverse: true, Limit: limit + 1})
	if err != nil {
		return Page{}, err
	}
	page := Page{Deliveries: []Delivery{}}
	for i, r := range records {
		if i == limit {
			page.Next = store.Cursor{Sort: records[i-1].Sort, ID: records[i-1].ID}.Text()
			break
		}
		p, err := unpacked(r)
		if err != nil {
			return Page{}, err
		}
		page.Deliveries = append(page.Deliveries, p.Delivery)
	}
	return page, nil
}
