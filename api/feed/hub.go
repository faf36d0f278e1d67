package feed

import (
	"context"
	"slices"
	"sync"
	"time"

	"sevenlists/api/store"
	"sevenlists/planner/fault"
)

// Limits are what listening is held to; a zero field takes that of Usual.
type Limits struct {
	PerAccount int // streams that one account may listen to at once, on one server
	InAll      int // and all together
	Waiting    int // changed projects that are noted for one listener; with more it looks them up again
	Known      int // streams that are remembered, of those changed within the overlap
}

// Usual are the limits for one server.
var Usual = Limits{PerAccount: 10, InAll: 1000, Waiting: 5000, Known: 5000}

func (l Limits) orUsual() Limits {
	for into, usual := range map[*int]int{
		&l.PerAccount: Usual.PerAccount, &l.InAll: Usual.InAll, &l.Waiting: Usual.Waiting, &l.Known: Usual.Known,
	} {
		if *into == 0 {
			*into = usual
		}
	}
	return l
}

// beatEvery is how many polls lie between two signs of life of a stream on which nothing happens.
const beatEvery = 15

// Hub notices what is appended to the log and wakes those who listen.
type Hub struct {
	log    Log
	now    func() time.Time
	limits Limits

	polling sync.Mutex // one poll at a time
	window  *Window
	polls   int

	mu         sync.Mutex
	listeners  map[*listener]struct{}
	perAccount map[string]int
	seenBy     time.Time // all that had been appended by then was given to the listeners
	closed     bool
	done       chan struct{}
}

// NewHub makes a hub over a log. Nothing happens but by Poll, which is to be called every second.
func NewHub(log Log, now func() time.Time, limits Limits) *Hub {
	return &Hub{
		log: log, now: now, limits: limits.orUsual(), window: NewWindow(now().Add(-Overlap)), seenBy: now(),
		listeners: map[*listener]struct{}{}, perAccount: map[string]int{}, done: make(chan struct{}),
	}
}

// within is how long the store may take to answer.
const within = 10 * time.Second

// Poll looks once what was appended and wakes those whom it concerns. Every beatEvery times it wakes
// all, so that a stream gives a sign of life and asks whether it may go on.
func (h *Hub) Poll(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, within)
	defer cancel()
	h.polling.Lock()
	defer h.polling.Unlock()
	h.polls++
	began := h.now()
	var fresh []store.Head
	err := h.window.New(ctx, h.log, func(head store.Head) error {
		fresh = append(fresh, head)
		return nil
	})
	beat := h.polls%beatEvery == 0
	if err != nil {
		h.tell(nil, time.Time{}, beat)
		return err
	}
	for _, head := range fresh {
		h.window.Pass(head)
	}
	h.window.Drained(began, h.limits.Known)
	h.tell(fresh, began, beat)
	return nil
}

// tell gives news to the listeners.
func (h *Hub) tell(fresh []store.Head, by time.Time, beat bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if by.After(h.seenBy) {
		h.seenBy = by
	}
	for l := range h.listeners {
		l.tell(fresh, h.seenBy, beat, h.limits.Waiting)
	}
}

// Close ends all streams, and refuses new ones.
func (h *Hub) Close() {
	h.mu.Lock()
	defer h.mu.Unlock()
	if !h.closed {
		h.closed = true
		close(h.done)
	}
}

func (h *Hub) isDone() bool {
	select {
	case <-h.done:
		return true
	default:
		return false
	}
}

// Listening is how many streams there are.
func (h *Hub) Listening() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return len(h.listeners)
}

// listen adds a listener: to one stream, or with an empty name to all.
func (h *Hub) listen(account, stream string) (*listener, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	switch {
	case h.closed:
		return nil, fault.New(fault.Unavailable, "events.stopping", "")
	case len(h.listeners) >= h.limits.InAll:
		return nil, fault.New(fault.Unavailable, "events.full", "")
	case h.perAccount[account] >= h.limits.PerAccount:
		return nil, fault.New(fault.Invalid, "events.too_many", "", h.limits.PerAccount)
	}
	l := &listener{only: stream, waiting: map[string]store.Head{}, by: h.seenBy, wake: make(chan struct{}, 1)}
	h.listeners[l] = struct{}{}
	h.perAccount[account]++
	return l, nil
}

func (h *Hub) leave(l *listener, account string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if _, there := h.listeners[l]; !there {
		return
	}
	delete(h.listeners, l)
	if h.perAccount[account]--; h.perAccount[account] == 0 {
		delete(h.perAccount, account)
	}
}

// listener is what waits for one stream to take it up.
type listener struct {
	only string
	wake chan struct{} // holds one sign that there is something to take up

	mu      sync.Mutex
	waiting map[string]store.Head
	behind  bool // more changed than is noted
	beat    bool
	by      time.Time
}

func (l *listener) tell(fresh []store.Head, by time.Time, beat bool, most int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.by, l.beat = by, l.beat || beat
	news := beat
	for _, head := range fresh {
		if l.only != "" && head.Stream != l.only {
			continue
		}
		news = true
		if l.behind {
			continue
		}
		if l.waiting[head.Stream] = head; len(l.waiting) > most {
			l.behind = true
			clear(l.waiting)
		}
	}
	if news {
		select {
		case l.wake <- struct{}{}:
		default:
		}
	}
}

// news is what was told since the last time.
type news struct {
	heads  []store.Head // the longest unchanged first
	behind bool
	beat   bool
	by     time.Time
}

func (l *listener) take() news {
	l.mu.Lock()
	defer l.mu.Unlock()
	n := news{behind: l.behind, beat: l.beat, by: l.by, heads: make([]store.Head, 0, len(l.waiting))}
	for _, head := range l.waiting {
		n.heads = append(n.heads, head)
	}
	slices.SortFunc(n.heads, func(a, b store.Head) int {
		if c := a.RecordedAt.Compare(b.RecordedAt); c != 0 {
			return c
		}
		return slices.Compare([]byte(a.Stream), []byte(b.Stream))
	})
	l.behind, l.beat = false, false
	clear(l.waiting)
	return n
}
