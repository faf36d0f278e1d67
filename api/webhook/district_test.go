package webhook_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/store"
	"sevenlists/api/store/sqlite"
	"sevenlists/api/store/storetest"
	"sevenlists/api/webhook"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
)

// district is a store with a clock, a receiver of webhooks on loopback, and as many servers as a test
// starts.
type district struct {
	t        testing.TB
	store    *faulty
	receiver *receiver
	last     map[string]store.Document

	mu     sync.Mutex
	now    time.Time
	rights map[string]bool // what an account may not see
}

func open(t testing.TB) *district {
	d := &district{
		t: t, now: time.Date(2026, 6, 1, 1, 0, 0, 0, time.UTC), last: map[string]store.Document{}, rights: map[string]bool{},
	}
	s, err := sqlite.Open(context.Background(), t.TempDir(), d.clock)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	d.store = &faulty{Store: s}
	d.receiver = &receiver{status: func(int) int { return http.StatusNoContent }}
	server := httptest.NewServer(d.receiver)
	t.Cleanup(server.Close)
	d.receiver.url = server.URL + "/hook"
	return d
}

func (d *district) clock() time.Time {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.now
}

func (d *district) pass(by time.Duration) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.now = d.now.Add(by)
}

func (d *district) Sees(_ context.Context, account, project string, all bool) (bool, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return !d.rights[account+" "+project], nil
}

// server starts a server over the store; the loopback is allowed to it.
func (d *district) server() *webhook.Service { return d.serverOf(1, d.host()) }

func (d *district) host() string {
	return strings.TrimSuffix(strings.TrimPrefix(d.receiver.url, "http://"), "/hook")
}

func (d *district) serverOf(seed byte, hosts ...string) *webhook.Service {
	s, err := webhook.New(webhook.Config{
		Store: d.store, Rights: d, Now: d.clock, Random: storetest.NewChance(seed),
		Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Hosts: hosts,
	})
	require.NoError(d.t, err)
	return s
}

// work lets a server do what there is to do now.
func work(t testing.TB, s *webhook.Service) {
	t.Helper()
	require.NoError(t, s.Work(context.Background()))
	s.Wait()
}

func (d *district) create(s *webhook.Service, draft webhook.Draft) *webhook.Created {
	d.t.Helper()
	if draft.URL == "" {
		draft.URL = d.receiver.url
	}
	made, err := s.Create(context.Background(), "agent-1", "", draft)
	require.NoError(d.t, err)
	d.pass(time.Second)
	return made
}

func (d *district) happen(project string, types ...string) {
	d.t.Helper()
	d.pass(time.Millisecond)
	last := d.last[project]
	e := store.Entry{
		Stream: project, Sequence: last.Sequence + 1, Previous: last.Hash, Key: fmt.Sprintf("key-%d", last.Sequence+1),
		Request: store.Hash(nil), RecordedAt: d.clock(), Actor: "agent-1",
	}
	for _, kind := range types {
		e.Events = append(e.Events, store.Event{Type: kind, OccurredOn: calendar.DateOf(2026, 6, 1), Body: json.RawMessage(`{"number":1}`)})
	}
	doc, err := store.Seal(e)
	require.NoError(d.t, err)
	require.NoError(d.t, d.store.Append(context.Background(), doc))
	d.last[project] = doc
}

func (d *district) deliveries(s *webhook.Service, id string) []webhook.Delivery {
	d.t.Helper()
	page, err := s.Deliveries(context.Background(), id, "", "", 0)
	require.NoError(d.t, err)
	return page.Deliveries
}

// post is what the receiver got once.
type post struct {
	id, timestamp, signature, body string
}

type receiver struct {
	url    string
	mu     sync.Mutex
	posts  []post
	status func(n int) int // of the answer to the nth post
	held   chan struct{}   // where it is there, every answer waits for it
}

func (r *receiver) ServeHTTP(w http.ResponseWriter, q *http.Request) {
	body, _ := io.ReadAll(q.Body)
	r.mu.Lock()
	r.posts = append(r.posts, post{q.Header.Get("webhook-id"), q.Header.Get("webhook-timestamp"), q.Header.Get("webhook-signature"), string(body)})
	status := r.status(len(r.posts))
	r.mu.Unlock()
	if r.held != nil {
		<-r.held
	}
	if status == http.StatusFound {
		w.Header().Set("Location", r.url+"?elsewhere")
	}
	w.WriteHeader(status)
}

func (r *receiver) got() []post {
	r.mu.Lock()
	defer r.mu.Unlock()
	return append([]post{}, r.posts...)
}

// faulty is a store whose writes of one kind of record may fail.
type faulty struct {
	*sqlite.Store
	mu    sync.Mutex
	fails func(store.Record) bool
}

func (f *faulty) Put(ctx context.Context, r store.Record) error {
	f.mu.Lock()
	fails := f.fails != nil && f.fails(r)
	f.mu.Unlock()
	if fails {
		return errors.New("the server is gone")
	}
	return f.Store.Put(ctx, r)
}

func (f *faulty) fail(when func(store.Record) bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.fails = when
}

func code(t testing.TB, err error) string {
	t.Helper()
	require.Error(t, err)
	return fault.All(err)[0].Code
}
