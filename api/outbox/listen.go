package outbox

import (
	"context"
	"errors"
	"sync"
	"time"

	"sevenlists/api/store"
	"sevenlists/planner/fault"
)

// The bounds of listening, on one server.
const (
	mostOfOne = 10   // streams of one account
	mostEars  = 1000 // of all
)

// overlap is how far the clocks of two servers may differ: so long a message may turn up after one that
// bears a later time.
const overlap = 30 * time.Second

// beatEvery is how many polls lie between two signs of life of a stream on which nothing happens.
const beatEvery = 15

// ErrStopped ends listening because the server stops.
var ErrStopped = errors.New("outbox: the server stops")

// ears are those who listen on this server.
type ears struct {
	mu     sync.Mutex
	all    map[*Ear]struct{}
	since  time.Time // what was put before was noticed
	polls  int
	closed bool
}

// Ear hears the messages to one account, as they are put by whichever server.
type Ear struct {
	s       *Service
	account string
	from    time.Time
	seen    map[string]time.Time // messages that were given, of those within the overlap
	wake    chan struct{}
}

// Listen listens to the messages to an account: from now on, or after the last id that was heard. What a
// server whose clock is behind puts with an earlier time is heard, too; after an id it may be left out,
// and stands in the list.
//
// It returns Invalid events.cursor and events.too_many, and Unavailable events.full and events.stopping.
func (s *Service) Listen(ctx context.Context, account, after string) (*Ear, error) {
	e := &Ear{s: s, account: account, from: s.Now(), seen: map[string]time.Time{}, wake: make(chan struct{}, 1)}
	if after != "" {
		at, err := time.Parse(store.SortForm, after)
		if err != nil || at.After(e.from.Add(time.Hour)) {
			return nil, fault.New(fault.Invalid, "events.cursor", "Last-Event-ID")
		}
		e.from = at
	}
	if err := s.hear(e); err != nil {
		return nil, err
	}
	there, err := e.news(ctx) // once it hears, so that nothing falls between
	if err != nil {
		e.Close()
		return nil, err
	}
	for _, m := range there {
		if after != "" && m.Cursor() > after {
			delete(e.seen, m.ID)
		}
	}
	return e, nil
}

// hear adds an ear to those who listen.
func (s *Service) hear(e *Ear) error {
	s.ears.mu.Lock()
	defer s.ears.mu.Unlock()
	own := 0
	for other := range s.ears.all {
		if other.account == e.account {
			own++
		}
	}
	switch {
	case s.ears.closed:
		return fault.New(fault.Unavailable, "events.stopping", "")
	case len(s.ears.all) >= mostEars:
		return fault.New(fault.Unavailable, "events.full", "")
	case own >= mostOfOne:
		return fault.New(fault.Invalid, "events.too_many", "", mostOfOne)
	}
	if len(s.ears.all) == 0 {
		s.ears.all, s.ears.since = map[*Ear]struct{}{}, s.Now()
	}
	s.ears.all[e] = struct{}{}
	return nil
}

// Close lets others listen in its place. It may be called twice.
func (e *Ear) Close() {
	e.s.ears.mu.Lock()
	defer e.s.ears.mu.Unlock()
	delete(e.s.ears.all, e)
}

// Close ends all listening.
func (s *Service) Close() {
	s.ears.mu.Lock()
	defer s.ears.mu.Unlock()
	s.ears.closed = true
	for e := range s.ears.all {
		e.signal()
	}
}

func (e *Ear) signal() {
	select {
	case e.wake <- struct{}{}:
	default:
	}
}

// Poll looks once what was put and wakes those whom it is for, and now and then all. It is to be called
// every second; where nobody listens it does nothing.
func (s *Service) Poll(ctx context.Context) error {
	s.ears.mu.Lock()
	listening, since := len(s.ears.all), s.ears.since
	s.ears.polls++
	beat := s.ears.polls%beatEvery == 0
	s.ears.mu.Unlock()
	if listening == 0 {
		return nil
	}
	began := s.Now()
	fresh := map[string]bool{}
	q := store.Query{Kind: kindMessage, After: store.Cursor{Sort: store.SortTime(since.Add(-overlap)), ID: "0"}, Limit: store.MaxListed}
	for {
		records, err := s.Store.List(ctx, q)
		if err != nil {
			return err
		}
		for _, r := range records {
			fresh[r.Fields["to"]] = true
			q.After = store.Cursor{Sort: r.Sort, ID: r.ID}
		}
		if len(records) < q.Limit {
			break
		}
	}
	s.ears.mu.Lock()
	defer s.ears.mu.Unlock()
	s.ears.since = began
	for e := range s.ears.all {
		if beat || fresh[e.account] {
			e.signal()
		}
	}
	return nil
}

// Next waits for messages; none are a sign of life. What it gives it gives once.
//
// It returns ErrStopped, the error of the context, and those of the store.
func (e *Ear) Next(ctx context.Context) ([]Message, error) {
	for {
		e.s.ears.mu.Lock()
		closed := e.s.ears.closed
		e.s.ears.mu.Unlock()
		if closed {
			return nil, ErrStopped
		}
		list, err := e.news(ctx)
		if err != nil || len(list) > 0 {
			return list, err
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-e.wake:
			list, err := e.news(ctx)
			return list, err
		}
	}
}

// news gives what was put since the last time, at most a page of it.
func (e *Ear) news(ctx context.Context) ([]Message, error) {
	records, err := e.s.Store.List(ctx, store.Query{
		Kind: kindMessage, Where: map[string][]string{"to": {e.account}, "seen": {"no", "yes"}}, Limit: store.MaxListed,
		After: store.Cursor{Sort: store.SortTime(e.from.Add(-overlap)), ID: "0"},
	})
	if err != nil {
		return nil, err
	}
	var list []Message
	for _, r := range records {
		m, err := messageOf(r)
		if err != nil {
			return nil, err
		}
		if _, given := e.seen[m.ID]; given {
			continue
		}
		e.seen[m.ID] = m.CreatedAt
		list = append(list, *m)
	}
	if n := len(list); n > 0 && list[n-1].CreatedAt.After(e.from) {
		e.from = list[n-1].CreatedAt
	}
	for id, at := range e.seen {
		if at.Before(e.from.Add(-overlap)) {
			delete(e.seen, id)
		}
	}
	return list, nil
}

// Cursor is where listening goes on after a message.
func (m *Message) Cursor() string { return store.SortTime(m.CreatedAt) }
