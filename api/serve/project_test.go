package serve_test

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/access"
	"sevenlists/api/project"
	"sevenlists/api/serve"
	"sevenlists/api/store/sqlite"
	"sevenlists/planner/lang"
	"sevenlists/policies"
)

// named is a gate that believes a header, agent-1 agent, and asks the rules of access themselves.
type named struct{ rules *access.Rules }

func (named) Identify(r *http.Request) (serve.Account, error) {
	who := strings.Fields(r.Header.Get("X-As"))
	if len(who) == 0 {
		return serve.Account{Anonymous: true}, nil
	}
	return serve.Account{ID: who[0], Roles: who[1:], Department: r.Header.Get("X-Department")}, nil
}

func accessAccount(who serve.Account) access.Account {
	return access.Account{ID: who.ID, Roles: who.Roles, Department: who.Department, Street: who.Street, Scopes: who.Scopes}
}

func (g named) Allow(ctx context.Context, who serve.Account, action string, what serve.Object) (bool, []lang.Text, error) {
	q := access.Request{Account: accessAccount(who), Action: action}
	if what.Kind != "" {
		object := access.Object(what)
		q.Object = &object
	}
	d, err := g.rules.Decide(ctx, q)
	return d.Allowed, nil, err
}

func (g named) Reach(ctx context.Context, who serve.Account, action string) (access.Reach, error) {
	return g.rules.Reach(ctx, accessAccount(who), action)
}

// keeping is a server with a store on the disk, whose clock stands still.
func keeping(t testing.TB) *serve.Server {
	now := func() time.Time { return time.Date(2026, 6, 1, 1, 0, 0, 0, time.UTC) }
	disk, err := sqlite.Open(context.Background(), t.TempDir(), now)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, disk.Close()) })
	projects, followed := services(t, disk, now, rand.Reader)
	rules, err := access.Load(policies.FS)
	require.NoError(t, err)
	s, err := serve.New(serve.Config{
		Rules: projects.Rules, Gate: named{rules}, Projects: projects, Track: followed, Letters: letters(t), Now: now, Log: slog.New(slog.NewTextHandler(io.Discard, nil)),
	})
	require.NoError(t, err)
	return s
}

// as are the headers of a request of somebody.
func as(who string, more ...string) map[string]string {
	h := map[string]string{"X-As": who}
	for i := 0; i < len(more); i += 2 {
		h[more[i]] = more[i+1]
	}
	return h
}

const agent, otherAgent, investor = "agent-1 agent", "agent-2 agent", "investor-1 investor"

// plain is the workshop as JSON, as the server itself has it.
func plain(t testing.TB) string {
	t.Helper()
	raw, err := json.Marshal(map[string]any{"id": "w", "name": "厂房", "start": "2026-06-01", "facts": map[string]any{
		"building_category": "industrial", "land_source": "granted-standard-land", "investment_mode": "enterprise"}})
	require.NoError(t, err)
	return string(raw)
}

func made(t testing.TB, s http.Handler, who, key string) project.Project {
	t.Helper()
	w := ask(t, s, asked{method: "POST", path: "/api/v1/projects", media: "application/json",
		body: `{"profile": ` + plain(t) + `}`, header: as(who, "Idempotency-Key", key), status: 201})
	var p project.Project
	require.NoError(t, json.Unmarshal(w.Body.Bytes(), &p))
	require.Equal(t, "/api/v1/projects/"+p.ID, w.Header().Get("Location"))
	require.Equal(t, `"1"`, w.Header().Get("ETag"))
	return p
}

func TestProjectsOverHTTP(t *testing.T) {
	s := keeping(t)
	mine, theirs := made(t, s, agent, "key-00001"), made(t, s, investor, "key-00001")
	require.Equal(t, "agent-1", mine.Agent, "what an agent makes is theirs to tend")
	require.Equal(t, "investor-1", theirs.Owner, "what an investor makes is their own")
	require.Equal(t, mine, made(t, s, agent, "key-00001"), "a repeated request gets the first answer")
	at, other := "/api/v1/projects/"+mine.ID, "/api/v1/projects/"+theirs.ID
	const jsonBody, yamlBody = "application/json", "application/yaml"
	for _, tc := range []struct {
		name string
		asked
	}{
		{"nobody lists", asked{method: "GET", path: "/api/v1/projects", status: 401}},
		{"nobody creates", asked{method: "POST", path: "/api/v1/projects", media: jsonBody, body: `{"profile":{}}`, status: 401}},
		{"who filters by an id that is none gets nothing", asked{method: "GET", path: "/api/v1/projects?department=" + strings.Repeat("%E9%95%BF", 33) + "&q=" + strings.Repeat("x%20", 50), header: as(agent), status: 200, contains: []string{`"projects":[]`}}},
		{"a filter as long as a book is refused", asked{method: "GET", path: "/api/v1/projects?department=" + strings.Repeat("x", 101), header: as(agent), status: 400}},
		{"an agent lists their own", asked{method: "GET", path: "/api/v1/projects", header: as(agent), status: 200,
			contains: []string{mine.ID, `"departments":[`}, lacks: []string{theirs.ID, `"next"`}}},
		{"a leader lists all", asked{method: "GET", path: "/api/v1/projects?limit=1", header: as("l leader"), status: 200, contains: []string{`"next":"`}}},
		{"an officer lists what concerns the department", asked{method: "GET", path: "/api/v1/projects",
			header: as("o officer", "X-Department", "development_and_reform"), status: 200, contains: []string{mine.ID, theirs.ID}}},
		{"and nothing else", asked{method: "GET", path: "/api/v1/projects",
			header: as("o officer", "X-Department", "water"), status: 200, contains: []string{`{"projects":[]}`}}},
		{"a listing is searched", asked{method: "GET", path: "/api/v1/projects?q=%E5%8E%82%E6%88%BF&state=open", header: as(agent), status: 200, contains: []string{mine.ID}}},
		{"another's is not read", asked{method: "GET", path: other, header: as(agent), status: 404}},
		{"one that is not there", asked{method: "GET", path: "/api/v1/projects/pzz", header: as(agent), status: 404, contains: []string{"request.unseen"}}},
		{"the same key for another project", asked{method: "POST", path: "/api/v1/projects", media: jsonBody,
			body: `{"profile":` + plain(t) + `,"street":"cicheng"}`, header: as(agent, "Idempotency-Key", "key-00001"), status: 422}},
		{"a project for others", asked{method: "POST", path: "/api/v1/projects", media: jsonBody,
			body: `{"profile":` + plain(t) + `,"owner":"investor-2"}`, header: as(investor), status: 403}},
		{"a mistake in a profile has its place in the body", asked{method: "POST", path: "/api/v1/projects", media: jsonBody,
			body: `{"profile":{"id":"a","start":"2026-06-01","facts":{"land_area_m2":"x"}}}`, header: as(agent), status: 400,
			contains: []string{`"pointer":"/profile/facts/land_area_m2"`}}},
		{"a key of the body that is not known", asked{method: "POST", path: "/api/v1/projects", media: jsonBody,
			body: `{"profile":{},"ownr":"x"}`, header: as(agent), status: 400, contains: []string{`"pointer":"/ownr"`}}},
		{"no version, no change", asked{method: "PUT", path: at + "/profile", media: yamlBody, body: workshop(t), header: as(agent), status: 428}},
		{"another version, no change", asked{method: "PUT", path: at + "/profile", media: yamlBody, body: workshop(t),
			header: as(agent, "If-Match", `"9"`), status: 412}},
		{"a revision", asked{method: "PUT", path: at + "/profile", media: yamlBody, body: workshop(t),
			header: as(agent, "If-Match", `"1"`, "Idempotency-Key", "key-00002"), status: 200, contains: []string{`"sequence":2`, `"revisions":2`}}},
		{"again", asked{method: "PUT", path: at + "/profile", media: yamlBody, body: workshop(t),
			header: as(agent, "If-Match", `"1"`, "Idempotency-Key", "key-00002"), status: 200, contains: []string{`"sequence":2`}}},
		{"the profile reads as it was revised", asked{method: "GET", path: at + "/profile", header: as(agent), status: 200, contains: []string{`"annual_energy_tce": 1500`}}},
		{"the history", asked{method: "GET", path: at + "/history?after=1", header: as(agent), status: 200,
			contains: []string{`"type":"profile_revised"`, `"/facts/annual_energy_tce"`}, lacks: []string{"project_created"}}},
		{"no plan yet", asked{method: "GET", path: at + "/plans/1", header: as(agent), status: 404, contains: []string{"project.plan.unknown"}}},
		{"a plan", asked{method: "POST", path: at + "/plans", media: jsonBody, body: `{}`, header: as(agent, "If-Match", `"2"`), status: 201, contains: []string{`"number":1`}}},
		{"a plan of another variant", asked{method: "POST", path: at + "/plans", media: jsonBody, body: `{"options":{"variant":"commitment"}}`,
			header: as(agent, "If-Match", `"3"`), status: 201, contains: []string{`"number":2`}}},
		{"a variant that is not known", asked{method: "POST", path: at + "/plans", media: jsonBody, body: `{"options":{"variant":"quick"}}`,
			header: as(agent, "If-Match", `"4"`), status: 400, contains: []string{`/options/variant`}}},
		{"the plan", asked{method: "GET", path: at + "/plans/1", header: as(agent), status: 200, contains: []string{`"variant": "parallel"`}}},
		{"the plan made again", asked{method: "GET", path: at + "/plans/1/recomputed", header: as(agent), status: 200, contains: []string{`"same":true`}}},
		{"two plans", asked{method: "GET", path: at + "/compare?a=1&b=2", header: as(agent), status: 200, contains: []string{`"causes_from":"planning"`}}},
		{"with another's plan", asked{method: "GET", path: at + "/compare?a=1&b=1&with=" + theirs.ID, header: as(agent), status: 404}},
		{"it goes to another", asked{method: "POST", path: at + "/hand_over", media: jsonBody, body: `{"agent":"agent-2"}`,
			header: as(agent, "If-Match", `"4"`), status: 200, contains: []string{`"agent":"agent-2"`}}},
		{"and is not read any more", asked{method: "GET", path: at, header: as(agent), status: 404}},
		{"but by the other", asked{method: "GET", path: at, header: as(otherAgent), status: 200, contains: []string{`"sequence":5`}}},
		{"archived", asked{method: "POST", path: at + "/archive", media: jsonBody, body: `{}`, header: as(otherAgent, "If-Match", `"5"`), status: 200, contains: []string{`"state":"archived"`}}},
		{"no change of what is archived", asked{method: "POST", path: at + "/plans", media: jsonBody, body: `{}`, header: as(otherAgent, "If-Match", `"6"`), status: 403}},
		{"out of the archive", asked{method: "POST", path: at + "/unarchive", media: jsonBody, body: `{}`, header: as(otherAgent, "If-Match", `"6"`), status: 200, contains: []string{`"state":"open"`}}},
	} {
		t.Run(tc.name, func(t *testing.T) { ask(t, s, tc.asked) })
	}
	ask(t, bare(t), asked{method: "GET", path: "/api/v1/projects", status: 401})
}
