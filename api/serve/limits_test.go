package serve_test

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/access"
	"sevenlists/api/serve"
	"sevenlists/api/store"
	"sevenlists/planner/lang"
	"sevenlists/planner/projecttest"
	"sevenlists/planner/rules"
)

// limited is a server with limits of its own.
func limited(t testing.TB, change func(*serve.Config)) *serve.Server {
	set := projecttest.Shipped(t)
	c := serve.Config{
		Rules: func() *rules.Set { return set }, Gate: serve.Public{}, Log: slog.New(slog.NewJSONHandler(io.Discard, nil)),
		Now: func() time.Time { return time.Date(2026, 6, 1, 1, 0, 0, 0, time.UTC) },
	}
	change(&c)
	s, err := serve.New(c)
	require.NoError(t, err)
	return s
}

func from(address, path string) *http.Request {
	r := httptest.NewRequest("GET", path, nil)
	r.RemoteAddr = address
	return r
}

func status(s *serve.Server, r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

func TestAnAddressThatAsksTooOftenIsTold(t *testing.T) {
	s := limited(t, func(c *serve.Config) { c.Limits = serve.Limits{PerAddress: 0.001, Burst: 2} })
	for range 2 {
		require.Equal(t, 200, status(s, from("192.0.2.1:1000", "/api/v1/rules")).Code)
	}
	refused := status(s, from("192.0.2.1:2000", "/api/v1/rules"))
	require.Equal(t, 429, refused.Code, "the port does not matter")
	require.NotEmpty(t, refused.Header().Get("Retry-After"))
	require.Contains(t, refused.Body.String(), "request.too_many")
	require.Equal(t, 200, status(s, from("192.0.2.2:1000", "/api/v1/rules")).Code, "others go on")

	for range 2 {
		require.Equal(t, 200, status(s, from("[2001:db8::1]:1", "/api/v1/rules")).Code)
	}
	require.Equal(t, 429, status(s, from("[2001:db8::2]:1", "/api/v1/rules")).Code, "a household has more than one address")
}

func TestAProxyIsBelievedOnlyWhereItIsNamed(t *testing.T) {
	ask := func(s *serve.Server, client string) int {
		r := from("10.0.0.9:1", "/api/v1/rules")
		r.Header.Set("X-Forwarded-For", client)
		return status(s, r).Code
	}
	limits := serve.Limits{PerAddress: 0.001, Burst: 1}
	plain := limited(t, func(c *serve.Config) { c.Limits = limits })
	require.Equal(t, 200, ask(plain, "192.0.2.1"))
	require.Equal(t, 429, ask(plain, "192.0.2.2"), "whoever asks may not choose the address that is counted")

	_, proxy, err := net.ParseCIDR("10.0.0.0/24")
	require.NoError(t, err)
	behind := limited(t, func(c *serve.Config) { c.Limits, c.Proxies = limits, []*net.IPNet{proxy} })
	require.Equal(t, 200, ask(behind, "192.0.2.1"))
	require.Equal(t, 200, ask(behind, "192.0.2.2"))
	require.Equal(t, 429, ask(behind, "203.0.113.5, 192.0.2.2"), "only what the proxy itself added counts")
}

// gate is one that answers as a test wants.
type gate struct {
	account serve.Account
	err     error
	allow   func(action string) bool
}

func (g gate) Identify(*http.Request) (serve.Account, error) { return g.account, g.err }
func (g gate) Allow(_ context.Context, _ serve.Account, action string, _ serve.Object) (bool, []lang.Text, error) {
	return g.allow == nil || g.allow(action), nil, nil
}

func (g gate) Reach(context.Context, serve.Account, string) (access.Reach, error) {
	return access.Reach{}, nil
}

func TestOnlyWhoBringsTheTokenOfTheSessionMayChange(t *testing.T) {
	s := limited(t, func(c *serve.Config) { c.Gate = gate{account: serve.Account{ID: "a", CSRF: "secret"}} })
	post := func(token string) int {
		r := httptest.NewRequest("POST", "/api/v1/preview/plan?fields=decision", strings.NewReader(workshop(t)))
		r.Header.Set("Content-Type", "application/yaml")
		if token != "" {
			r.Header.Set("X-CSRF-Token", token)
		}
		return status(s, r).Code
	}
	require.Equal(t, 403, post(""))
	require.Equal(t, 403, post("guess"))
	require.Equal(t, 200, post("secret"))
	require.Equal(t, 200, status(s, from("192.0.2.1:1", "/api/v1/rules")).Code, "reading changes nothing")
}

func TestWhatTheAccessRulesDenyIsNotDone(t *testing.T) {
	deny := func(action string) bool { return action != "catalogue.read" }
	known := limited(t, func(c *serve.Config) { c.Gate = gate{account: serve.Account{ID: "a"}, allow: deny} })
	w := status(known, from("192.0.2.1:1", "/api/v1/items"))
	require.Equal(t, 403, w.Code)
	require.Contains(t, w.Body.String(), "catalogue.read")
	stranger := limited(t, func(c *serve.Config) { c.Gate = gate{account: serve.Account{Anonymous: true}, allow: deny} })
	require.Equal(t, 401, status(stranger, from("192.0.2.1:1", "/api/v1/items")).Code)
	broken := limited(t, func(c *serve.Config) { c.Gate = gate{err: errors.New("the store is away: password 1234")} })
	w = status(broken, from("192.0.2.1:1", "/api/v1/items"))
	require.Equal(t, 500, w.Code)
	require.NotContains(t, w.Body.String(), "1234", "what only the log may see")
}

func TestAStoreThatIsAwayIsToldAndThePreviewsGoOn(t *testing.T) {
	s := limited(t, func(c *serve.Config) { c.Ready = func(context.Context) error { return errors.New("gone") } })
	w := status(s, from("192.0.2.1:1", "/readyz"))
	require.Equal(t, 503, w.Code)
	require.Contains(t, w.Body.String(), "store.unavailable")
	require.Equal(t, 200, status(s, from("192.0.2.1:1", "/healthz")).Code)
	require.Equal(t, 200, status(s, from("192.0.2.1:1", "/api/v1/items")).Code)
}

func TestMetricsAreForWhoBringsTheirToken(t *testing.T) {
	s := limited(t, func(c *serve.Config) {
		c.MetricsToken = "token-of-the-metrics"
		c.Gate = gate{account: serve.Account{Anonymous: true}}
	})
	require.Equal(t, 401, status(s, from("192.0.2.1:1", "/metrics")).Code)
	status(s, from("192.0.2.1:1", "/api/v1/items/secret-of-somebody"))
	r := from("192.0.2.1:1", "/metrics")
	r.Header.Set("Authorization", "Bearer token-of-the-metrics")
	w := status(s, r)
	require.Equal(t, 200, w.Code)
	require.Contains(t, w.Body.String(), `sevenlists_requests_total{route="item",status="404"} 1`)
	require.NotContains(t, w.Body.String(), "secret-of-somebody", "metrics name routes, never objects")
}

// The log names the route and the code of what went wrong, and nothing of what was sent.
func TestTheLogHoldsNoSecret(t *testing.T) {
	var log strings.Builder
	s := limited(t, func(c *serve.Config) { c.Log = slog.New(slog.NewJSONHandler(&log, nil)) })
	r := httptest.NewRequest("POST", "/api/v1/preview/plan?part=secret-part", strings.NewReader(`{"id":"secret-id","start":"2026-06-01"}`))
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Authorization", "Bearer secret-token")
	status(s, r)
	require.Contains(t, log.String(), `"route":"preview_plan","status":401`)
	require.NotContains(t, log.String(), "secret")
}

// The id of a request is the caller's where it is harmless, and never what could forge a line of a log.
func TestRequestIDs(t *testing.T) {
	s := bare(t)
	for given, kept := range map[string]bool{"abcd-1234-EFGH": true, "short": false, "with\nnewline-in-it": false, strings.Repeat("a", 65): false} {
		r := from("192.0.2.1:1", "/healthz")
		r.Header["X-Request-Id"] = []string{given}
		require.Equal(t, kept, status(s, r).Header().Get("X-Request-Id") == given, given)
	}
}

// A request that nobody is there for any more ends, and one that takes too long is told so.
func TestARequestEndsWithItsPatience(t *testing.T) {
	s := limited(t, func(c *serve.Config) {
		c.Limits = serve.Limits{Patience: time.Nanosecond}
		c.Ready = func(ctx context.Context) error { <-ctx.Done(); return ctx.Err() }
	})
	w := status(s, from("192.0.2.1:1", "/readyz"))
	require.Equal(t, 503, w.Code)
	require.NotEmpty(t, w.Header().Get("Retry-After"))
}

// Whoever went away before the answer is no failure of the server: neither the log nor the counts say so.
func TestAClientThatWentAwayIsNoError(t *testing.T) {
	for name, away := range map[string]error{"what it waited for was called off": context.Canceled, "the store says that it is away": store.ErrUnavailable} {
		t.Run(name, func(t *testing.T) {
			var log strings.Builder
			ctx, leave := context.WithCancel(context.Background())
			s := limited(t, func(c *serve.Config) {
				c.Log = slog.New(slog.NewJSONHandler(&log, nil))
				c.Gate = leaving{leave, away}
			})
			w := status(s, from("192.0.2.1:1", "/api/v1/items").WithContext(ctx))
			require.Equal(t, 499, w.Code)
			require.Contains(t, log.String(), `"level":"INFO"`)
			require.Contains(t, log.String(), `"status":499`)
			require.Contains(t, log.String(), `"code":"request.left"`)
			require.NotContains(t, log.String(), "ERROR")
		})
	}
}

// leaving is a gate at which the client goes away, and which fails then.
type leaving struct {
	leave func()
	err   error
}

func (g leaving) Identify(*http.Request) (serve.Account, error) { return serve.Account{ID: "a"}, nil }

func (g leaving) Allow(context.Context, serve.Account, string, serve.Object) (bool, []lang.Text, error) {
	g.leave()
	return false, nil, g.err
}

func (g leaving) Reach(context.Context, serve.Account, string) (access.Reach, error) {
	return access.Reach{}, nil
}

// What is long is sent with gzip to those who read it.
func TestAnswersAreCompressed(t *testing.T) {
	r := from("192.0.2.1:1", "/api/v1/items")
	r.Header.Set("Accept-Encoding", "gzip")
	w := status(bare(t), r)
	require.Equal(t, "gzip", w.Header().Get("Content-Encoding"))
	require.Less(t, w.Body.Len(), 200_000)
}

// Another site may ask only where the administrator named it.
func TestOtherSites(t *testing.T) {
	s := limited(t, func(c *serve.Config) { c.Origins = []string{"https://portal.example"} })
	for origin, want := range map[string]string{"https://portal.example": "https://portal.example", "https://evil.example": ""} {
		r := from("192.0.2.1:1", "/api/v1/rules")
		r.Header.Set("Origin", origin)
		require.Equal(t, want, status(s, r).Header().Get("Access-Control-Allow-Origin"))
	}
}
