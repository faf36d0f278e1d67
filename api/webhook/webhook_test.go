package webhook_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	mathrand "math/rand/v2"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/store"
	"sevenlists/api/store/sqlite"
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
		Store: d.store, Rights: d, Now: d.clock, Random: &chance{mathrand.NewChaCha8([32]byte{seed})},
		Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Hosts: hosts,
	})
	require.NoError(d.t, err)
	return s
}

// chance is randomness that is the same each time, for many goroutines.
type chance struct{ *mathrand.ChaCha8 }

var oneAtATime sync.Mutex

func (c *chance) Read(b []byte) (int, error) {
	oneAtATime.Lock()
	defer oneAtATime.Unlock()
	return c.ChaCha8.Read(b)
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

func TestAnEventIsDeliveredOnceAndSigned(t *testing.T) {
	d := open(t)
	s := d.server()
	d.happen("p1", "before")
	d.pass(time.Second)
	made := d.create(s, webhook.Draft{Types: []string{"plan_issued", "late"}})
	d.happen("p1", "profile_revised", "plan_issued")
	work(t, s)
	work(t, s)
	got := d.receiver.got()
	require.Len(t, got, 1)
	require.JSONEq(t, `{"type":"plan_issued","timestamp":"2026-06-01T01:00:02.002Z","data":{"type":"plan_issued","project":"p1",
		"sequence":2,"index":2,"occurred_on":"2026-06-01","recorded_at":"2026-06-01T01:00:02.002Z","body":{"number":1}}}`, got[0].body)
	want, err := webhook.Sign(made.Secret, got[0].id, d.clock(), []byte(got[0].body))
	require.NoError(t, err)
	require.Equal(t, want, got[0].signature)
	require.Equal(t, fmt.Sprint(d.clock().Unix()), got[0].timestamp)
	list := d.deliveries(s, made.ID)
	require.Len(t, list, 1)
	require.Equal(t, "delivered", list[0].State)
	require.Equal(t, got[0].id, list[0].ID)
	require.Equal(t, 204, list[0].Last.Status)
	for range 3 { // what was seen is not sent again when it is long ago
		d.pass(time.Hour)
		work(t, s)
	}
	require.Len(t, d.receiver.got(), 1)
	d.happen("p2", "plan_issued")
	work(t, s)
	require.Len(t, d.receiver.got(), 2)
}

// The example of the Standard Webhooks specification.
func TestTheSignatureIsThatOfTheConvention(t *testing.T) {
	got, err := webhook.Sign("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek",
		time.Unix(1614265330, 0), []byte(`{"test": 2432232314}`))
	require.NoError(t, err)
	require.Equal(t, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", got)
}

func TestAFailureIsTriedAgainLaterAndLaterUnderTheSameId(t *testing.T) {
	d := open(t)
	s := d.server()
	d.receiver.status = func(n int) int {
		if n < 4 {
			return http.StatusInternalServerError
		}
		return http.StatusOK
	}
	made := d.create(s, webhook.Draft{})
	d.happen("p1", "a")
	var waits []time.Duration
	for len(d.receiver.got()) < 4 {
		work(t, s)
		list := d.deliveries(s, made.ID)
		if list[0].State == "delivered" {
			break
		}
		require.Equal(t, "status", list[0].Last.Outcome)
		waits = append(waits, list[0].NextAt.Sub(d.clock()))
		sent := len(d.receiver.got())
		d.pass(waits[len(waits)-1] - time.Millisecond)
		work(t, s)
		require.Len(t, d.receiver.got(), sent, "too early")
		d.pass(time.Millisecond)
	}
	require.Len(t, waits, 3)
	for i, usual := range []time.Duration{5 * time.Second, 15 * time.Second, 45 * time.Second} {
		require.InDelta(t, usual, waits[i], float64(usual)/4+1e6)
	}
	for _, p := range d.receiver.got() {
		require.Equal(t, d.receiver.got()[0].id, p.id)
		require.Equal(t, d.receiver.got()[0].body, p.body)
	}
	hook, err := s.Read(context.Background(), made.ID)
	require.NoError(t, err)
	require.Zero(t, hook.Failures)
}

// A receiver that is gone for good: deliveries are given up after three days, the webhook is disabled
// after five, says so, and comes back with a test that arrives.
func TestALongFailureDisablesAWebhookUntilATestArrives(t *testing.T) {
	d := open(t)
	s := d.server()
	d.receiver.status = func(int) int { return http.StatusBadGateway }
	made := d.create(s, webhook.Draft{})
	for day := range 6 {
		d.happen("p1", "a")
		for range 6 {
			work(t, s)
			d.pass(4 * time.Hour)
		}
		hook, err := s.Read(context.Background(), made.ID)
		require.NoError(t, err)
		require.Equal(t, day < 5, hook.State == "active", "day %d: %+v", day, hook)
	}
	require.Less(t, len(d.receiver.got()), 60, "a receiver that is gone is not hammered")
	states := map[string]int{}
	for _, one := range d.deliveries(s, made.ID) {
		states[one.State]++
	}
	require.Positive(t, states["given_up"])
	hook, err := s.Read(context.Background(), made.ID)
	require.NoError(t, err)
	require.Equal(t, "failing", hook.Because)
	sent := len(d.receiver.got())
	work(t, s)
	require.Len(t, d.receiver.got(), sent)
	failed, err := s.Test(context.Background(), made.ID)
	require.NoError(t, err)
	require.Equal(t, "given_up", failed.State)
	require.Equal(t, 502, failed.Last.Status)
	_, err = s.Test(context.Background(), made.ID)
	require.Equal(t, "webhook.tested", code(t, err))
	d.receiver.status = func(int) int { return http.StatusOK }
	d.pass(time.Minute)
	arrived, err := s.Test(context.Background(), made.ID)
	require.NoError(t, err)
	require.Equal(t, "delivered", arrived.State)
	hook, err = s.Read(context.Background(), made.ID)
	require.NoError(t, err)
	require.Equal(t, "active", hook.State)
	require.Empty(t, hook.Because)
}

func TestAReceiverThatSaysItIsGoneIsDisabledAtOnce(t *testing.T) {
	d := open(t)
	s := d.server()
	d.receiver.status = func(int) int { return http.StatusGone }
	made := d.create(s, webhook.Draft{})
	d.happen("p1", "a")
	work(t, s)
	hook, err := s.Read(context.Background(), made.ID)
	require.NoError(t, err)
	require.Equal(t, "disabled", hook.State)
	require.Equal(t, "gone", hook.Because)
}

// The server dies after the receiver has it and before that is recorded: it is sent again, under the
// same id, once the dead server's time is over.
func TestACrashBetweenSendingAndRecordingSendsTheSameIdAgain(t *testing.T) {
	d := open(t)
	dying := d.serverOf(1, d.host())
	made := d.create(dying, webhook.Draft{})
	d.happen("p1", "a")
	d.store.fail(func(r store.Record) bool {
		return r.Kind == "webhook_delivery" && strings.Contains(string(r.Body), `"delivered"`)
	})
	work(t, dying)
	require.Len(t, d.receiver.got(), 1)
	d.store.fail(nil)
	other := d.serverOf(2, d.host())
	work(t, other)
	require.Len(t, d.receiver.got(), 1, "the other server may still be at it")
	d.pass(2 * time.Minute)
	work(t, other)
	got := d.receiver.got()
	require.Len(t, got, 2)
	require.Equal(t, got[0].id, got[1].id)
	require.Equal(t, got[0].body, got[1].body)
	require.Equal(t, "delivered", d.deliveries(other, made.ID)[0].State)
	require.Equal(t, 2, d.deliveries(other, made.ID)[0].Attempts)
}

// The server dies in the middle of turning the log into deliveries: the next one makes the rest, and
// none twice.
func TestACrashWhileDeliveriesAreMadeLosesNone(t *testing.T) {
	d := open(t)
	dying := d.serverOf(1, d.host())
	made := d.create(dying, webhook.Draft{})
	for i := range 10 {
		d.happen(fmt.Sprintf("p%d", i), "a")
	}
	n := 0
	d.store.fail(func(r store.Record) bool {
		if r.Kind == "webhook_delivery" {
			n++
		}
		return n > 4
	})
	require.Error(t, dying.Work(context.Background()))
	dying.Wait()
	d.store.fail(nil)
	other := d.serverOf(2, d.host())
	d.pass(2 * time.Minute) // the dead server's time
	work(t, other)
	ids := map[string]bool{}
	for _, p := range d.receiver.got() {
		ids[p.id] = true
	}
	require.Len(t, ids, 10)
	require.Len(t, d.receiver.got(), 10)
	require.Len(t, d.deliveries(other, made.ID), 10)
}

// Four servers at the same work: nothing is sent twice.
func TestServersShareTheWork(t *testing.T) {
	d := open(t)
	var servers []*webhook.Service
	for i := range 4 {
		servers = append(servers, d.serverOf(byte(i+1), d.host()))
	}
	d.create(servers[0], webhook.Draft{})
	d.create(servers[0], webhook.Draft{Types: []string{"a"}})
	for i := range 25 {
		d.happen(fmt.Sprintf("p%d", i%5), "a", "b")
	}
	for range 3 {
		var all sync.WaitGroup
		for _, s := range servers {
			all.Go(func() {
				_ = s.Work(context.Background()) // one of them may find that another was first
				s.Wait()
			})
		}
		all.Wait()
	}
	times := map[string]int{}
	for _, p := range d.receiver.got() {
		times[p.id]++
	}
	require.Len(t, times, 75)
	for id, n := range times {
		require.Equal(t, 1, n, id)
	}
}

// A receiver that answers nothing holds up no other.
func TestASlowReceiverHoldsUpNoOther(t *testing.T) {
	d := open(t)
	slow := &receiver{status: func(int) int { return 200 }, held: make(chan struct{})}
	server := httptest.NewServer(slow)
	defer server.Close()
	s := d.serverOf(1, "127.0.0.1")
	d.create(s, webhook.Draft{URL: server.URL})
	d.create(s, webhook.Draft{})
	d.happen("p1", "a")
	require.NoError(t, s.Work(context.Background()))
	require.Eventually(t, func() bool { return len(d.receiver.got()) == 1 && len(slow.got()) == 1 }, 5*time.Second, time.Millisecond)
	d.happen("p1", "a")
	require.Eventually(t, func() bool {
		return s.Work(context.Background()) == nil && len(d.receiver.got()) == 2
	}, 5*time.Second, time.Millisecond)
	require.Len(t, slow.got(), 1)
	close(slow.held)
	s.Wait()
}

// A stopping server gives back what it is sending, and another sends it.
func TestAStoppingServerLeavesNothingBehind(t *testing.T) {
	d := open(t)
	d.receiver.held = make(chan struct{})
	s := d.serverOf(1, d.host())
	made := d.create(s, webhook.Draft{})
	d.happen("p1", "a")
	ctx, stop := context.WithCancel(context.Background())
	require.NoError(t, s.Work(ctx))
	require.Eventually(t, func() bool { return len(d.receiver.got()) == 1 }, 5*time.Second, time.Millisecond)
	stop()
	s.Wait()
	close(d.receiver.held)
	work(t, d.serverOf(2, d.host()))
	require.Len(t, d.receiver.got(), 2)
	require.Equal(t, "delivered", d.deliveries(s, made.ID)[0].State)
}

func TestNobodyIsSentWhatTheyMayNotSee(t *testing.T) {
	d := open(t)
	s := d.server()
	made := d.create(s, webhook.Draft{})
	d.rights["agent-1 p1"] = true
	d.happen("p1", "a")
	d.happen("p2", "a")
	work(t, s)
	require.Len(t, d.receiver.got(), 1)
	require.Contains(t, d.receiver.got()[0].body, "p2")
	t.Run("nor what they may not see any more once it is sent", func(t *testing.T) {
		d.receiver.status = func(int) int { return 500 }
		d.happen("p2", "b")
		work(t, s)
		d.rights["agent-1 p2"] = true
		d.pass(time.Hour)
		sent := len(d.receiver.got())
		work(t, s)
		require.Len(t, d.receiver.got(), sent)
		require.Equal(t, "not_allowed", d.deliveries(s, made.ID)[0].Last.Outcome)
		require.Equal(t, "given_up", d.deliveries(s, made.ID)[0].State)
	})
}
