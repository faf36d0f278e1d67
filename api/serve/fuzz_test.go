package serve_test

import (
	"bufio"
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"sevenlists/api/account"
	"sevenlists/api/feed"
	"sevenlists/api/project"
	"sevenlists/api/serve"
	"sevenlists/api/store/sqlite"
	"sevenlists/api/track"
	"sevenlists/api/webhook"
	"sevenlists/planner/fault"
)

// besieged is a whole server, with somebody of every role, for requests of any kind.
type besieged struct {
	*town
	sessions []account.Session // the first is nobody's
	objects  map[string]string // an id for each parameter of a path
}

func besiege(t testing.TB) *besieged {
	b := &besieged{objects: map[string]string{"item": "energy_review", "fact": "land_area_m2", "schema": "plan", "number": "1", "case": ownDepartments, "joint": jointAcceptance, "problem": "1", "question": "1", "round": "1"}}
	var projects *project.Service
	var followed *track.Service
	b.town = newTown(t, func(c *serve.Config) {
		disk, err := sqlite.Open(context.Background(), t.TempDir(), c.Now)
		require.NoError(t, err)
		t.Cleanup(func() { require.NoError(t, disk.Close()) })
		projects, followed = services(t, disk, c.Now, rand.Reader)
		c.Track, c.Projects, c.Events = followed, projects, feed.NewHub(disk, c.Now, feed.Limits{})
		nowhere := &net.Resolver{PreferGo: true, Dial: func(context.Context, string, string) (net.Conn, error) { return nil, errors.New("no network") }}
		c.Webhooks, err = webhook.New(webhook.Config{Store: disk, Now: c.Now, Random: rand.Reader, Log: c.Log, Resolver: nowhere,
			Rights: serve.Owners{Gate: c.Gate, Projects: projects, Account: c.Gate.(serve.Guard).ByID}})
		require.NoError(t, err)
	})
	b.sessions = append(b.sessions, account.Session{})
	for _, role := range b.access.Roles() {
		b.sessions = append(b.sessions, b.person(t, account.Entry{Login: role.ID, Roles: []string{role.ID}, Department: "development_and_reform", Street: "cicheng"}))
	}
	owner := b.sessions[slices.IndexFunc(b.sessions, func(s account.Session) bool { return slices.Contains(s.Account.Roles, "agent") })].Account.ID
	b.objects["user"] = owner
	p, err := projects.Create(context.Background(), project.Call{Account: owner, Key: "key-00001"}, project.Draft{Profile: []byte(workshop(t)), Agent: owner})
	require.NoError(t, err)
	b.objects["project"] = p.ID
	matters(t, followed, p.ID)
	_, _, err = projects.Issue(context.Background(), p.ID, project.Call{Account: owner, Key: "key-00002"}, project.Order{})
	require.NoError(t, err)
	link, err := projects.KeepPreview(context.Background(), []byte(workshop(t)), project.Options{})
	require.NoError(t, err)
	b.objects["link"] = link.ID
	hook, err := b.Webhooks.Create(context.Background(), owner, "key-00003", webhook.Draft{URL: "https://city.example/"})
	require.NoError(t, err)
	b.objects["webhook"] = hook.ID
	return b
}

// seeds are requests of every route, as text, that get some way in.
func (b *besieged) seeds(t testing.TB) []string {
	bodies := map[string]string{
		"problem_open": newProblem, "problem_enter": `{"step":"assign","lead":{"person":"x"}}`, "problem_correct": `{"entry":1,"reason":"x","instead":{"step":"open","problem":` + newProblem + `}}`,
		"question_ask": newQuestion, "question_enter": `{"step":"answer","document":"x","answer":{"value":true}}`,
		"opinion_ask": newRound, "opinion_enter": `{"step":"give","document":"x","opinion":{"party":"east","opinion":"for"}}`,
		"agenda_decide": `{"text":"x","decisions":[{"project":"x","number":1,"step":"assign"}]}`,
		"case_enter":    `{"step":"receive"}`, "case_correct": `{"number":1,"reason":"x","instead":{"step":"receive"}}`,
		"project_create": `{"profile":` + plain(t) + `,"street":"cicheng"}`, "project_issue": `{"options":{"variant":"commitment"},"note":"x"}`,
		"project_hand_over": `{"agent":"a","reason":"x"}`, "project_archive": `{"reason":"x"}`, "link_entrust": form,
		"webhook_create": `{"url":"https://city.example/","types":["plan_issued"]}`, "session_create": `{"login":"agent","password":"x"}`,
		"token_create": `{"name":"x","scopes":["project.*"],"days":3}`, "user_add": `{"login":"x","name":"x","roles":["agent"]}`,
	}
	var list []string
	for _, r := range serve.Table(b.Server) {
		path := regexp.MustCompile(`\{(\w+)\}`).ReplaceAllStringFunc(r.Path, func(p string) string {
			if id := b.objects[strings.Trim(p, "{}")]; id != "" {
				return id
			}
			return "x"
		})
		var query []string
		for _, p := range r.Query {
			value := map[string]string{"integer": "1", "boolean": "true", "date": "2026-06-01"}[p.Type]
			if len(p.Values) > 0 {
				value = p.Values[0]
			}
			query = append(query, p.Name+"="+value)
		}
		head := "Accept-Language: en\r\nIf-Match: \"2\"\r\nIdempotency-Key: key-of-seed\r\n"
		body := bodies[r.Name]
		if r.BodyIs == "profile" {
			head += "Content-Type: application/yaml\r\n"
			body = workshop(t)
		} else if r.Body != nil {
			head += "Content-Type: application/json\r\n"
			if body == "" {
				body = "{}"
			}
		}
		if r.Stream {
			head += "Last-Event-ID: 1.1\r\n"
		}
		list = append(list, fmt.Sprintf("%s %s?%s HTTP/1.1\r\nHost: a\r\n%sContent-Length: %d\r\n\r\n%s",
			r.Method, path, strings.Join(query, "&"), head, len(body), body))
	}
	return list
}

// FuzzRequest sends any request, as anybody, to a whole server: it answers each without failing inside,
// and says what is wrong as a problem with a code.
func FuzzRequest(f *testing.F) {
	b := besiege(f)
	for i, seed := range b.seeds(f) {
		f.Add([]byte(seed), uint8(i))
		f.Add([]byte(seed), uint8(3))
		f.Add([]byte(seed), uint8(0))
	}
	f.Fuzz(func(t *testing.T, raw []byte, who uint8) {
		r, err := http.ReadRequest(bufio.NewReader(bytes.NewReader(raw)))
		if err != nil || strings.HasSuffix(r.URL.Path, "/test") { // which sends to wherever it is told
			return
		}
		r.RemoteAddr = "192.0.2.1:1"
		if s := b.sessions[int(who)%len(b.sessions)]; s.Secret != "" {
			for name, value := range carrying(s) {
				r.Header.Set(name, value)
			}
		}
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		if strings.HasSuffix(r.URL.Path, "/events") {
			ctx, cancel = context.WithTimeout(context.Background(), 20*time.Millisecond)
		}
		defer cancel()
		b.log.Reset()
		w := httptest.NewRecorder()
		b.ServeHTTP(w, r.WithContext(ctx))
		require.NoError(t, answered(w, r.Method), "%s\n%s", raw, b.log.String())
		require.NotContains(t, b.log.String(), `"msg":"panic"`)
	})
}

// answered says what is wrong with an answer to a request of any kind.
func answered(w *httptest.ResponseRecorder, method string) error {
	switch {
	case w.Code == http.StatusInternalServerError:
		return fmt.Errorf("it failed inside: %s", w.Body)
	case w.Code < 400 || method == http.MethodHead:
		return nil
	case !strings.HasPrefix(w.Header().Get("Content-Type"), "application/problem+json"):
		return fmt.Errorf("%d is answered as %q", w.Code, w.Header().Get("Content-Type"))
	}
	var p serve.Problem
	if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil || p.Code == "" || p.Detail == "" || p.Status != w.Code {
		return fmt.Errorf("%d is no problem with a code: %v: %s", w.Code, err, w.Body)
	}
	if !utf8.Valid(w.Body.Bytes()) {
		return fmt.Errorf("%d is not UTF-8", w.Code)
	}
	return nil
}

// FuzzBody holds any bytes against the schema of every route with a body. What agrees with the schema
// is read into the Go type of the route: the two never differ.
func FuzzBody(f *testing.F) {
	s := bare(f)
	var with []*serve.Route
	table := serve.Table(s)
	for i := range table {
		if table[i].Body != nil {
			with = append(with, &table[i])
		}
	}
	require.Greater(f, len(with), 10)
	var document struct {
		Components struct {
			Schemas map[string]json.RawMessage `json:"schemas"`
		} `json:"components"`
	}
	content, err := os.ReadFile("openapi.json")
	require.NoError(f, err)
	require.NoError(f, json.Unmarshal(content, &document))
	for i := range with {
		for _, body := range []string{`{}`, `[]`, `{"a":1}`, `{"url":"https://a/","types":["a"],"scope":"own"}`, form, `{"profile":{"id":"x"}}`, `{"options":{"commit":["a"]}}`,
			`{"login":"a","name":"b","roles":["agent"]}`, `{"reason":"\ud800"}`, `{"a":1,"a":2}`, "\xef\xbb\xbf{}", strings.Repeat("[", 100), `{"days":1e400}`, `{"days":1.5}`} {
			f.Add(uint8(i), []byte(body))
		}
	}
	f.Fuzz(func(t *testing.T, route uint8, body []byte) {
		r := with[int(route)%len(with)]
		err := serve.CheckBody(s, r, body)
		if err == nil {
			return
		}
		for _, e := range fault.All(err) {
			require.NotEqual(t, "internal", e.Code, "%s takes %s and cannot read it: %v", r.Name, body, err)
			require.NotEqual(t, e.Code, e.Message("en"), "%s has no words for %s", r.Name, e.Code)
		}
	})
}

// What no store could keep or look for is refused where it comes in, and is not the server's fault.
func TestValuesThatNoStoreTakesAreRefused(t *testing.T) {
	b := besiege(t)
	sessions := map[string]account.Session{}
	for _, s := range b.sessions[1:] {
		sessions[s.Account.Roles[0]] = s
	}
	long := strings.Repeat("a", 900)
	for path, want := range map[string]string{
		"/api/v1/users?role=A":                "request.entry",
		"/api/v1/users?q=" + long:             "body.too_long",
		"/api/v1/users?q=%ff":                 "request.characters",
		"/api/v1/users?cursor=x":              "body.form",
		"/api/v1/users/%00":                   "account.unknown",
		"/api/v1/projects?q=" + long:          "body.too_long",
		"/api/v1/projects?q=%00":              "request.characters",
		"/api/v1/projects?street=a%0Ab":       "request.characters",
		"/api/v1/projects?cursor=" + long:     "project.cursor",
		"/api/v1/projects/%ff":                "",
		"/api/v1/projects/" + long:            "",
		"/api/v1/preview/links/%00":           "preview.link.unknown",
		"/api/v1/webhooks/%ff":                "webhook.unknown",
		"/api/v1/webhooks/" + long:            "webhook.unknown",
		"/api/v1/items?reference_date=a%ED":   "request.characters",
		"/api/v1/events?after=" + long + long: "",
	} {
		role := "administrator"
		if strings.Contains(path, "projects") || strings.Contains(path, "events") {
			role = "leader"
		}
		w := httptest.NewRecorder()
		r := httptest.NewRequest("GET", path, nil)
		for name, value := range carrying(sessions[role]) {
			r.Header.Set(name, value)
		}
		b.ServeHTTP(w, r)
		require.NoError(t, answered(w, "GET"))
		require.Contains(t, []int{400, 404}, w.Code, "%.80s: %s", path, w.Body)
		require.Contains(t, w.Body.String(), want, path)
	}
}
