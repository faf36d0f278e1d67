package e2e

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"go.yaml.in/yaml/v3"

	"sevenlists/testdata/e2e/run"
)

// agent is a proxy agent who asks a server by an access token, as another program would.
type agent struct {
	t     testing.TB
	id    string
	token string
	url   string // of the server, which changes when it starts anew
}

// newAgent makes the account of an agent in a data folder that no server uses, and starts a server.
func newAgent(t testing.TB, data string, start func() *run.Server) (*agent, *run.Server) {
	t.Helper()
	added := sevenlists(t, "user", "add", "agent.one", "--role", "agent", "--data", data, "--lang", "en").succeed(t)
	id := regexp.MustCompile(`\((\S+)\)`).FindStringSubmatch(added.out)
	link := regexp.MustCompile(`password/([A-Za-z0-9_-]{16,})`).FindStringSubmatch(added.out)
	if id == nil || link == nil {
		t.Fatalf("not understood: %s", added.out)
	}
	s := start()
	a := &agent{t: t, id: id[1], url: s.URL}
	// Whoever sets a password is logged in.
	var me struct {
		CSRF string `json:"csrf_token"`
	}
	in := a.must(http.StatusOK, http.MethodPost, "/api/v1/accounts/password", map[string]string{"link": link[1], "password": "a long enough password"}, nil, &me)
	header := map[string]string{"X-CSRF-Token": me.CSRF}
	for _, c := range (&http.Response{Header: in.header}).Cookies() {
		header["Cookie"] = c.Name + "=" + c.Value
	}
	var issued struct {
		Token string `json:"token"`
	}
	a.must(http.StatusCreated, http.MethodPost, "/api/v1/account/tokens", map[string]any{"name": "e2e", "scopes": []string{"project.*"}, "days": 1}, header, &issued)
	a.token = issued.Token
	return a, s
}

// answer is what came back for a request.
type answer struct {
	status int
	header http.Header
	body   []byte
}

func (a answer) into(t testing.TB, v any) {
	t.Helper()
	if err := json.Unmarshal(a.body, v); err != nil {
		t.Fatalf("%v in %s", err, a.body)
	}
}

// ask sends a request; an error says that no whole answer came.
func (a *agent) ask(method, path string, body any, header map[string]string) (answer, error) {
	ctx, cancel := context.WithTimeout(context.Background(), run.Patience)
	defer cancel()
	var content io.Reader
	if raw, ok := body.([]byte); ok {
		content = bytes.NewReader(raw)
	} else if body != nil {
		raw, err := json.Marshal(body)
		if err != nil {
			return answer{}, err
		}
		content = bytes.NewReader(raw)
	}
	r, err := http.NewRequestWithContext(ctx, method, a.url+path, content)
	if err != nil {
		return answer{}, err
	}
	r.Header.Set("Content-Type", "application/json")
	if a.token != "" {
		r.Header.Set("Authorization", "Bearer "+a.token)
	}
	for name, value := range header {
		r.Header.Set(name, value)
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		return answer{}, err
	}
	defer response.Body.Close()
	raw, err := io.ReadAll(response.Body)
	return answer{response.StatusCode, response.Header, raw}, err
}

// must sends a request that has to be answered with that status, and reads the answer into the values.
func (a *agent) must(status int, method, path string, body any, header map[string]string, into ...any) answer {
	a.t.Helper()
	got, err := a.ask(method, path, body, header)
	if err != nil {
		a.t.Fatal(err)
	}
	if got.status != status {
		a.t.Fatalf("%s %s: status %d in place of %d: %s", method, path, got.status, status, got.body)
	}
	for _, v := range into {
		got.into(a.t, v)
	}
	return got
}

// project is what these tests read of a project.
type project struct {
	ID    string `json:"id"`
	Plans []struct {
		Number int    `json:"number"`
		Plan   string `json:"plan"`
	} `json:"plans"`
}

// profileJSON gives a profile as a program sends it: without the dates that YAML makes of days.
func profileJSON(t testing.TB, file string) map[string]any {
	t.Helper()
	content, err := os.ReadFile(file)
	var profile map[string]any
	if err == nil {
		err = yaml.Unmarshal(content, &profile)
	}
	if err != nil {
		t.Fatal(err)
	}
	plainDays(profile)
	return profile
}

func plainDays(m map[string]any) {
	for key, value := range m {
		switch value := value.(type) {
		case time.Time:
			m[key] = value.Format(time.DateOnly)
		case map[string]any:
			plainDays(value)
		}
	}
}

// create makes a project of the profile that all tests use.
func (a *agent) create(key string) project {
	a.t.Helper()
	var p project
	profile := profileJSON(a.t, workshop)
	a.must(http.StatusCreated, http.MethodPost, "/api/v1/projects", map[string]any{"profile": profile, "agent": a.id, "street": "cicheng"},
		map[string]string{"Idempotency-Key": key}, &p)
	return p
}

// read gives a project and its version.
func (a *agent) read(id string) (project, string) {
	a.t.Helper()
	var p project
	got := a.must(http.StatusOK, http.MethodGet, "/api/v1/projects/"+id, nil, nil, &p)
	return p, got.header.Get("ETag")
}

// order asks for a plan of a project to be issued, over a version of it.
type order struct{ project, version, key string }

func (a *agent) issue(o order) (answer, error) {
	return a.ask(http.MethodPost, "/api/v1/projects/"+o.project+"/plans", map[string]any{},
		map[string]string{"Idempotency-Key": o.key, "If-Match": o.version})
}

// until waits for something to become true.
func until(t testing.TB, what string, done func() bool) {
	t.Helper()
	for began := time.Now(); !done(); time.Sleep(time.Millisecond) {
		if time.Since(began) > run.Patience {
			t.Fatalf("%s: not after %v", what, run.Patience)
		}
	}
}

// wellKept runs verify over a data folder, which must find nothing wrong.
func wellKept(t testing.TB, data string) {
	t.Helper()
	o := sevenlists(t, "verify", "--data", data, "--lang", "en")
	if o.code != 0 || !strings.Contains(o.out, "nothing is wrong") {
		t.Fatal(fmt.Sprint("verify exits ", o.code, "\n", o.out, o.err))
	}
}
