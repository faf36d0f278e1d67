package outbox_test

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"math/rand"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/outbox"
	"sevenlists/api/store"
	"sevenlists/api/store/sqlite"
	"sevenlists/api/store/storetest"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/projecttest"
	"sevenlists/planner/rules"
	"sevenlists/policies"
)

// house is a store with a clock, a gateway and a mail server that note what they get, and as many servers
// as a test starts.
type house struct {
	t     testing.TB
	store store.Store
	clock *storetest.Clock
	book  *outbox.Book
	mail  *postOffice
	sms   *receiver
	sees  map[string]bool // accounts and projects that may not be told, as account or account/project
	seeds int64
}

// monday is a working day, at nine in China.
var monday = time.Date(2026, 6, 1, 1, 0, 0, 0, time.UTC)

func shippedBook(t testing.TB) *outbox.Book {
	t.Helper()
	b, err := rules.LoadBeside(policies.FS, "supervision")
	require.NoError(t, err)
	book, err := outbox.ReadBook(b)
	require.NoError(t, err)
	return book
}

func newHouse(t testing.TB, now time.Time) *house {
	t.Helper()
	h := &house{t: t, clock: storetest.NewClock(now), book: shippedBook(t), mail: &postOffice{}, sees: map[string]bool{}}
	disk, err := sqlite.Open(context.Background(), t.TempDir(), h.clock.Now)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, disk.Close()) })
	h.store = disk
	h.sms = newReceiver(t)
	return h
}

// Sees lets every account be told of every project, but those that a test names.
func (h *house) Sees(_ context.Context, account, project string) (bool, error) {
	return !h.sees[account] && !h.sees[account+"/"+project], nil
}

// settings are those of the gateway for text messages.
func (h *house) setting(name string) (string, error) {
	return map[string]string{"SEVENLISTS_CHANNEL_SMS_URL": h.sms.url + "/sms", "SEVENLISTS_CHANNEL_SMS_SECRET": "hush"}[name], nil
}

func (h *house) server(change ...func(*outbox.Config)) *outbox.Service {
	h.t.Helper()
	h.seeds++
	c := outbox.Config{
		Store: h.store, Book: h.book, Rights: h, Now: h.clock.Now, Random: rand.New(rand.NewSource(h.seeds)), Log: slog.New(slog.DiscardHandler),
		Calendar: func() *calendar.Calendar { return projecttest.Shipped(h.t).Calendar() },
		Mail:     h.mail, Setting: h.setting, GatewayHosts: []string{"127.0.0.1"}, Base: "https://lists.example",
	}
	for _, f := range change {
		f(&c)
	}
	s, err := outbox.New(c)
	require.NoError(h.t, err)
	return s
}

// contact says where an account is told: by e-mail, and by the channels that are named.
func (h *house) contact(s *outbox.Service, account string, channels ...string) {
	h.t.Helper()
	before, err := s.Contact(context.Background(), account)
	require.NoError(h.t, err)
	_, err = s.SetContact(context.Background(), account, before.Version(), outbox.Contact{
		Addresses: map[string]string{outbox.Email: account + "@example.org", "sms": "13800000000"}, Channels: channels,
	})
	require.NoError(h.t, err)
}

func draft(id, to, severity string) outbox.Draft {
	return outbox.Draft{
		ID: id, To: to, Project: "p1", Kind: "due_soon", Severity: severity, Link: "/projects/p1", Day: calendar.DateOf(2026, 6, 1),
		Title: lang.Text{ZH: "施工许可明日到期", EN: "The construction permit is due tomorrow"}, Text: lang.Text{ZH: "某某有限公司项目 " + id, EN: "Project of some company " + id},
	}
}

func (h *house) put(s *outbox.Service, drafts ...outbox.Draft) int {
	h.t.Helper()
	n, err := s.Put(context.Background(), drafts...)
	require.NoError(h.t, err)
	return n
}

// work lets a server do what is due, until nothing is.
func work(t testing.TB, s *outbox.Service) {
	t.Helper()
	for range 3 {
		require.NoError(t, s.Work(context.Background()))
	}
}

// pass lets a server work through time in steps of ten minutes.
func (h *house) pass(s *outbox.Service, by time.Duration) {
	h.t.Helper()
	for until := h.clock.Now().Add(by); h.clock.Now().Before(until); {
		h.clock.Move(10 * time.Minute)
		require.NoError(h.t, s.Work(context.Background()))
	}
}

func (h *house) messages(s *outbox.Service, account string) []outbox.Message {
	h.t.Helper()
	page, err := s.Messages(context.Background(), account, outbox.Asked{})
	require.NoError(h.t, err)
	return page.Messages
}

// leg is what became of a message on one channel.
func leg(m outbox.Message, channel string) outbox.Leg {
	for _, l := range m.Channels {
		if l.Channel == channel {
			return l
		}
	}
	return outbox.Leg{}
}

func code(t testing.TB, err error) string {
	t.Helper()
	var f *fault.Error
	require.ErrorAs(t, err, &f)
	return f.Code
}

// postOffice is a mail server of which nothing is asked but to note what comes.
type postOffice struct {
	mu    sync.Mutex
	got   []outbox.Notice
	fails *outbox.Failure
}

func (o *postOffice) Send(_ context.Context, n outbox.Notice) *outbox.Failure {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.fails != nil {
		return o.fails
	}
	o.got = append(o.got, n)
	return nil
}

// causes are the messages of the e-mails to an account, one list an e-mail.
func (o *postOffice) causes(account string) [][]string {
	o.mu.Lock()
	defer o.mu.Unlock()
	var all [][]string
	for _, n := range o.got {
		if n.Account != account {
			continue
		}
		var list []string
		for _, m := range n.Messages {
			list = append(list, m.Cause)
		}
		slices.Sort(list)
		all = append(all, list)
	}
	return all
}

// receiver is a real server over HTTP that drops what it has, by the idempotency key, as a gateway should.
type receiver struct {
	url string

	mu     sync.Mutex
	posts  []post
	byID   map[string]int // how often each came
	answer func(*http.Request) (int, string)
}

type post struct {
	path, id, body, authorization string
}

func newReceiver(t testing.TB) *receiver {
	r := &receiver{byID: map[string]int{}}
	server := httptest.NewServer(r)
	t.Cleanup(server.Close)
	r.url = server.URL
	return r
}

func (r *receiver) ServeHTTP(w http.ResponseWriter, q *http.Request) {
	body, _ := io.ReadAll(q.Body)
	id := q.Header.Get("Idempotency-Key")
	r.mu.Lock()
	status, text := http.StatusOK, `{"success":true}`
	if r.answer != nil {
		status, text = r.answer(q)
	}
	if status < 300 {
		if r.byID[id]++; r.byID[id] == 1 {
			r.posts = append(r.posts, post{q.URL.RequestURI(), id, string(body), q.Header.Get("Authorization")})
		}
	}
	r.mu.Unlock()
	w.WriteHeader(status)
	_, _ = io.WriteString(w, text)
}

func (r *receiver) got() []post {
	r.mu.Lock()
	defer r.mu.Unlock()
	return append([]post{}, r.posts...)
}

// failing is a store in which the server crashes at one of its writes: before it or right after.
type failing struct {
	store.Store
	at    int // of the writes from now on; 0: none
	after bool
	n     int
}

var errCrash = errors.New("the server crashed here")

func (f *failing) crash(do func() error) error {
	if f.at == 0 {
		return do()
	}
	if f.n++; f.n > f.at || f.n == f.at && !f.after {
		return errCrash
	}
	err := do()
	if f.n == f.at && err == nil {
		return errCrash
	}
	return err
}

func (f *failing) Put(ctx context.Context, r store.Record) error {
	return f.crash(func() error { return f.Store.Put(ctx, r) })
}

func (f *failing) Delete(ctx context.Context, kind, id string, version int64) error {
	return f.crash(func() error { return f.Store.Delete(ctx, kind, id, version) })
}
