package serve_test

import (
	"bufio"
	"context"
	"crypto/rand"
	"encoding/json"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/access"
	"sevenlists/api/feed"
	"sevenlists/api/project"
	"sevenlists/api/serve"
	"sevenlists/api/store/sqlite"
	"sevenlists/api/webhook"
	"sevenlists/planner/projecttest"
	"sevenlists/policies"
)

// running is a server that listens, over a store that it may share.
type running struct {
	*serve.Server
	t     testing.TB
	hub   *feed.Hub
	hooks *webhook.Service
	http  *http.Server
	url   string
}

// scoped is a gate that believes in scopes of a token, too.
type scoped struct{ named }

func (g scoped) Identify(r *http.Request) (serve.Account, error) {
	who, err := g.named.Identify(r)
	who.Scopes = r.Header.Values("X-Scopes")
	return who, err
}

// still is a clock that stands.
func still() time.Time { return time.Date(2026, 6, 1, 1, 0, 0, 0, time.UTC) }

// district makes projects over a store, for servers to share.
func district(t testing.TB) (*sqlite.Store, *project.Service) {
	disk, err := sqlite.Open(context.Background(), t.TempDir(), still)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, disk.Close()) })
	projects, err := project.New(context.Background(), project.Config{
		Store: disk, Rules: policies.FS, Set: projecttest.Shipped(t), Now: still, Random: rand.Reader, Program: "test",
	})
	require.NoError(t, err)
	return disk, projects
}

func run(t testing.TB, disk *sqlite.Store, projects *project.Service, limits serve.Limits) *running {
	rules, err := access.Load(policies.FS)
	require.NoError(t, err)
	gate := scoped{named{rules}}
	quiet := slog.New(slog.DiscardHandler)
	hooks, err := webhook.New(webhook.Config{Store: disk, Now: still, Random: rand.Reader, Log: quiet, Hosts: []string{"127.0.0.1"},
		Rights: serve.Owners{Gate: gate, Projects: projects, Account: func(_ context.Context, id string) (serve.Account, bool, error) {
			role, _, _ := strings.Cut(id, "-")
			return serve.Account{ID: id, Roles: []string{role}}, true, nil
		}}})
	require.NoError(t, err)
	r := &running{t: t, hub: feed.NewHub(disk, still, feed.Limits{PerAccount: 3}), hooks: hooks}
	r.Server, err = serve.New(serve.Config{
		Rules: projects.Rules, Gate: gate, Projects: projects, Events: r.hub, Webhooks: hooks, Now: still, Log: quiet, Limits: limits,
	})
	require.NoError(t, err)
	r.http = r.HTTP()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	r.url = "http://" + listener.Addr().String()
	go func() { _ = r.http.Serve(listener) }()
	t.Cleanup(func() { _ = r.http.Close() })
	return r
}

// heard is one event as it came over the connection.
type heard struct {
	id, name string
	event    feed.Event
	data     string
}

// ear reads a stream of events.
type ear struct {
	t      testing.TB
	answer *http.Response
	lines  *bufio.Scanner
	last   string // id
}

func (r *running) listen(path, who string, more ...string) *ear {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	r.t.Cleanup(cancel)
	q, err := http.NewRequestWithContext(ctx, "GET", r.url+path, nil)
	require.NoError(r.t, err)
	for name, value := range as(who, more...) {
		q.Header.Set(name, value)
	}
	q.Header.Set("Accept-Encoding", "gzip")
	answer, err := http.DefaultTransport.RoundTrip(q)
	require.NoError(r.t, err)
	r.t.Cleanup(func() { answer.Body.Close() })
	return &ear{t: r.t, answer: answer, lines: bufio.NewScanner(answer.Body)}
}

// next gives the next event, false at the end.
func (e *ear) next() (heard, bool) {
	var h heard
	for e.lines.Scan() {
		line := e.lines.Text()
		field, value, _ := strings.Cut(line, ": ")
		switch {
		case line == "" && h.data != "":
			h.id = e.last
			_ = json.Unmarshal([]byte(h.data), &h.event)
			return h, true
		case field == "id":
			e.last = value
		case field == "event":
			h.name = value
		case field == "data":
			h.data = value
		}
	}
	return h, false
}

// types reads so many events and gives what they are.
func (e *ear) types(n int) []string {
	e.t.Helper()
	var list []string
	for range n {
		h, more := e.next()
		require.True(e.t, more, "the stream ended")
		list = append(list, h.event.Type)
	}
	return list
}

func (e *ear) close() { e.answer.Body.Close() }

func TestAProjectIsFollowedFromOneServerToAnother(t *testing.T) {
	disk, projects := district(t)
	one, two := run(t, disk, projects, serve.Limits{}), run(t, disk, projects, serve.Limits{})
	p := made(t, one, agent, "key-00001")
	path := "/api/v1/projects/" + p.ID + "/events"
	first := one.listen(path+"?after=0", agent)
	require.Equal(t, 200, first.answer.StatusCode)
	for name, want := range map[string]string{
		"Content-Type": "text/event-stream; charset=utf-8", "Cache-Control": "no-store", "X-Accel-Buffering": "no", "Content-Encoding": "",
	} {
		require.Equal(t, want, first.answer.Header.Get(name), name)
	}
	h, _ := first.next()
	require.Equal(t, "1.1", h.id)
	require.Equal(t, "project_created", h.event.Type)
	require.Equal(t, p.ID, h.event.Project)
	require.Equal(t, "2026-06-01", h.event.OccurredOn.String())
	first.close()
	ask(t, two, asked{method: "POST", path: "/api/v1/projects/" + p.ID + "/plans", media: "application/json", body: `{}`,
		header: as(agent, "If-Match", `"1"`), status: 201})
	second := two.listen(path+"?after=0", agent, "Last-Event-ID", h.id)
	require.Equal(t, []string{"profile_revised", "plan_issued"}, second.types(2))
	require.Equal(t, "2", second.last)
	ask(t, one, asked{method: "POST", path: "/api/v1/projects/" + p.ID + "/archive", media: "application/json", body: `{}`,
		header: as(agent, "If-Match", `"2"`), status: 200})
	require.NoError(t, two.hub.Poll(context.Background()))
	require.Equal(t, []string{"project_archived"}, second.types(1))
}

func TestAnAgentFollowsTheirProjectsAndNoOther(t *testing.T) {
	disk, projects := district(t)
	s := run(t, disk, projects, serve.Limits{})
	mine := s.listen("/api/v1/events", agent)
	all := s.listen("/api/v1/events", "leader-1 leader")
	theirs := made(t, s, otherAgent, "key-00001")
	p := made(t, s, agent, "key-00001")
	require.NoError(t, s.hub.Poll(context.Background()))
	h, _ := mine.next()
	require.Equal(t, p.ID, h.event.Project)
	require.Equal(t, []string{"profile_revised"}, mine.types(1))
	require.Equal(t, []string{"project_created", "profile_revised", "project_created", "profile_revised"}, all.types(4))
	t.Run("until it is handed over to them", func(t *testing.T) {
		ask(t, s, asked{method: "POST", path: "/api/v1/projects/" + theirs.ID + "/hand_over", media: "application/json", body: `{"agent":"agent-1"}`,
			header: as(otherAgent, "If-Match", `"1"`), status: 200})
		require.NoError(t, s.hub.Poll(context.Background()))
		h, _ := mine.next()
		require.Equal(t, theirs.ID, h.event.Project)
	})
}

func TestAStreamEndsWhereTheProjectIsHandedOver(t *testing.T) {
	disk, projects := district(t)
	s := run(t, disk, projects, serve.Limits{})
	p := made(t, s, agent, "key-00001")
	e := s.listen("/api/v1/projects/"+p.ID+"/events", agent)
	ask(t, s, asked{method: "POST", path: "/api/v1/projects/" + p.ID + "/hand_over", media: "application/json", body: `{"agent":"agent-2"}`,
		header: as(agent, "If-Match", `"1"`), status: 200})
	require.NoError(t, s.hub.Poll(context.Background()))
	h, _ := e.next()
	require.Equal(t, "end", h.name)
	require.JSONEq(t, `{"code":"request.forbidden"}`, h.data)
	_, more := e.next()
	require.False(t, more)
}

// A stream outlives the time that a request may take to arrive, and shows that it lives.
func TestAStreamOutlivesTheTimeLimitsOfRequests(t *testing.T) {
	disk, projects := district(t)
	s := run(t, disk, projects, serve.Limits{Patience: 20 * time.Millisecond})
	e := s.listen("/api/v1/events", "leader-1 leader")
	began := time.Now()
	for e.lines.Scan() && time.Since(began) < 200*time.Millisecond {
		for range 15 { // a sign of life
			require.NoError(t, s.hub.Poll(context.Background()))
		}
	}
	require.NoError(t, e.lines.Err())
	require.Greater(t, time.Since(began), 200*time.Millisecond, "the stream was cut")
	require.NotEmpty(t, e.answer.Header.Get("X-Request-Id"))
}

func TestStreamsEndWhenTheServerStops(t *testing.T) {
	disk, projects := district(t)
	s := run(t, disk, projects, serve.Limits{})
	e := s.listen("/api/v1/events", agent)
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	require.NoError(t, s.http.Shutdown(ctx))
	h, _ := e.next()
	require.JSONEq(t, `{"code":"events.stopping"}`, h.data)
	require.Zero(t, s.hub.Listening())
}

func TestWhoMayNotListen(t *testing.T) {
	disk, projects := district(t)
	s := run(t, disk, projects, serve.Limits{})
	p := made(t, s, agent, "key-00001")
	path := "/api/v1/projects/" + p.ID + "/events"
	for name, a := range map[string]asked{
		"nobody":                         {path: "/api/v1/events", status: 401},
		"nobody to a project":            {path: path, status: 401},
		"a role that has no projects":    {path: "/api/v1/events", header: as("author-1 author"), status: 403},
		"a number that is none":          {path: path, header: as(agent, "Last-Event-ID", "x"), status: 400, contains: []string{"events.place"}},
		"a number that is not there yet": {path: path + "?after=7", header: as(agent), status: 400, contains: []string{"events.ahead"}},
		"a cursor that is none":          {path: "/api/v1/events?after=7", header: as(agent), status: 400, contains: []string{"events.cursor"}},
		"a parameter that is unknown":    {path: "/api/v1/events?from=7", header: as(agent), status: 400, contains: []string{"request.parameter"}},
		"a cursor from long ago": {path: "/api/v1/events?after=" + feed.NewWindow(still().AddDate(-1, 0, 0)).Text(),
			header: as(agent), status: 404, contains: []string{"events.old"}},
	} {
		t.Run(name, func(t *testing.T) {
			a.method = "GET"
			ask(t, s, a)
		})
	}
	t.Run("one account on too many pages", func(t *testing.T) {
		for range 3 {
			s.listen(path, agent)
		}
		ask(t, s, asked{method: "GET", path: path, header: as(agent), status: 429, contains: []string{"events.too_many"}})
		require.Equal(t, 3, s.hub.Listening())
	})
	t.Run("where nothing is kept", func(t *testing.T) {
		ask(t, bare(t), asked{method: "GET", path: "/api/v1/events", status: 401})
	})
}

func TestWebhooksOverHTTP(t *testing.T) {
	disk, projects := district(t)
	s := run(t, disk, projects, serve.Limits{})
	got := make(chan string, 10)
	receiver := http.Server{Handler: http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		got <- string(body)
	})}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	go func() { _ = receiver.Serve(listener) }()
	t.Cleanup(func() { _ = receiver.Close() })
	const jsonBody, at, admin = "application/json", "/api/v1/webhooks", "administrator-1 administrator"
	body := `{"url":"http://` + listener.Addr().String() + `/hook","types":["project_created"]}`
	w := ask(t, s, asked{method: "POST", path: at, media: jsonBody, body: body, header: as(agent, "Idempotency-Key", "key-00001"), status: 201,
		contains: []string{`"secret":"whsec_`, `"state":"active"`}})
	require.Equal(t, "no-store", w.Header().Get("Cache-Control"))
	var hook webhook.Created
	require.NoError(t, json.Unmarshal(w.Body.Bytes(), &hook))
	one := at + "/" + hook.ID
	require.Equal(t, one, w.Header().Get("Location"))
	for _, tc := range []struct {
		name string
		asked
	}{
		{"nobody registers", asked{method: "POST", path: at, media: jsonBody, body: body, status: 401}},
		{"an investor does not", asked{method: "POST", path: at, media: jsonBody, body: body, header: as(investor), status: 403}},
		{"an internal address", asked{method: "POST", path: at, media: jsonBody, body: `{"url":"https://10.0.0.1/"}`, header: as(agent), status: 400, contains: []string{"webhook.host", `"pointer":"/url"`}}},
		{"a key that is unknown", asked{method: "POST", path: at, media: jsonBody, body: `{"url":"https://a.example/","secret":"x"}`, header: as(agent), status: 400, contains: []string{"body.unknown_key"}}},
		{"all projects are not for an agent", asked{method: "POST", path: at, media: jsonBody, body: `{"url":"https://a.example/","scope":"all"}`, header: as(agent), status: 403, contains: []string{"webhook.create_all"}}},
		{"but for an administrator", asked{method: "POST", path: at, media: jsonBody, body: `{"url":"https://a.example/","scope":"all","types":["a"]}`, header: as(admin), status: 201}},
		{"a token that reaches no event gets none in this way", asked{method: "POST", path: at, media: jsonBody, body: `{"url":"https://a.example/"}`,
			header: as(agent, "X-Scopes", "webhook.*"), status: 403, contains: []string{"project.events"}}},
		{"the same key with another address", asked{method: "POST", path: at, media: jsonBody, body: `{"url":"https://a.example/"}`, header: as(agent, "Idempotency-Key", "key-00001"), status: 422}},
		{"the list shows no secret", asked{method: "GET", path: at, header: as(agent), status: 200, contains: []string{hook.ID}, lacks: []string{"whsec_", "a.example"}}},
		{"nor another's webhooks", asked{method: "GET", path: at, header: as(otherAgent), status: 200, contains: []string{`{"webhooks":[]}`}}},
		{"an administrator sees all", asked{method: "GET", path: at, header: as(admin), status: 200, contains: []string{hook.ID, "a.example"}, lacks: []string{"whsec_"}}},
		{"one is read", asked{method: "GET", path: one, header: as(agent), status: 200, contains: []string{hook.URL}, lacks: []string{"whsec_"}}},
		{"one that is not there", asked{method: "GET", path: at + "/whx", header: as(admin), status: 404, contains: []string{"webhook.unknown"}}},
		{"a test arrives", asked{method: "POST", path: one + "/test", header: as(agent), status: 200, contains: []string{`"state":"delivered"`, `"status":200`}}},
		{"and is in the list", asked{method: "GET", path: one + "/deliveries?state=delivered&limit=1", header: as(agent), status: 200, contains: []string{"webhook_test"}, lacks: []string{"whsec_", `"payload"`}}},
		{"a state that is none", asked{method: "GET", path: one + "/deliveries?state=lost", header: as(agent), status: 400}},
		{"a cursor that is none", asked{method: "GET", path: one + "/deliveries?cursor=x", header: as(agent), status: 400, contains: []string{"webhook.cursor"}}},
	} {
		t.Run(tc.name, func(t *testing.T) { ask(t, s, tc.asked) })
	}
	t.Run("another's is not to be had", func(t *testing.T) {
		for _, a := range []asked{{method: "GET", path: one}, {method: "DELETE", path: one}, {method: "POST", path: one + "/test"}, {method: "GET", path: one + "/deliveries"}} {
			w := ask(t, s, asked{method: a.method, path: a.path, header: as(otherAgent), status: refusedStatus(t, s)})
			require.NotContains(t, w.Body.String(), hook.URL)
		}
	})
	require.Contains(t, <-got, "webhook_test")
	made(t, s, otherAgent, "key-00001")
	p := made(t, s, agent, "key-00001")
	require.NoError(t, s.hooks.Work(context.Background()))
	s.hooks.Wait()
	require.Contains(t, <-got, p.ID)
	require.Empty(t, got, "what others do is not sent")
	ask(t, s, asked{method: "DELETE", path: one, header: as(agent), status: 204})
	ask(t, s, asked{method: "GET", path: at, header: as(agent), status: 200, contains: []string{`{"webhooks":[]}`}})
}

// refusedStatus is how this server refuses an object of somebody else's.
func refusedStatus(t testing.TB, s *running) int {
	theirs := made(t, s, "agent-3 agent", "key-of-refusal")
	w := func() int {
		q, _ := http.NewRequest("GET", s.url+"/api/v1/projects/"+theirs.ID, nil)
		q.Header.Set("X-As", otherAgent)
		answer, err := http.DefaultClient.Do(q)
		require.NoError(t, err)
		answer.Body.Close()
		return answer.StatusCode
	}()
	require.Contains(t, []int{403, 404}, w)
	return w
}
