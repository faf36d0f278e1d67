// Package web looks at the web app as its users do: in a real browser, at a real server with a real
// store, in both languages.
package web

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"testing"
	"time"

	"sevenlists/testdata/e2e/run"
)

func TestMain(m *testing.M) { run.Main(m) }

// house is a server with a data folder of its own, and the people who use it.
type house struct {
	*run.Server
	t     testing.TB
	admin *person
}

// person is an account, and a session of it beside the browser's, by which a test prepares things.
type person struct {
	h               *house
	ID              string
	Login, Password string
	cookie, csrf    string
}

const password = "four words nobody says"

// build starts a server and makes its administrator.
func build(t testing.TB) *house {
	t.Helper()
	h := &house{Server: run.Serve(t, t.TempDir(), nil), t: t}
	link := regexp.MustCompile(`/#/first/(\S+)`)
	for began := time.Now(); !link.MatchString(h.Said.String()); time.Sleep(time.Millisecond) {
		if time.Since(began) > run.Patience {
			t.Fatalf("no link to the first account: %s", h.Said.String())
		}
	}
	h.admin = &person{h: h, Login: "admin", Password: password}
	h.admin.enter("/api/v1/accounts/first", map[string]any{
		"link": link.FindStringSubmatch(h.Said.String())[1], "login": "admin", "name": "管理员", "password": password,
	})
	return h
}

// with makes an account; more are further fields of it, such as department.
func (h *house) with(login string, more map[string]any, roles ...string) *person {
	h.t.Helper()
	body := map[string]any{"login": login, "name": login, "roles": roles}
	for key, value := range more {
		body[key] = value
	}
	var made struct {
		Link string `json:"link"`
		User struct {
			ID string `json:"id"`
		} `json:"user"`
	}
	h.admin.Says(http.MethodPost, "/api/v1/users", "", body, &made)
	p := &person{h: h, ID: made.User.ID, Login: login, Password: password}
	p.enter("/api/v1/accounts/password", map[string]any{"link": made.Link, "password": password})
	return p
}

// enter begins the session by which the test acts as a person.
func (p *person) enter(path string, body map[string]any) {
	p.h.t.Helper()
	response, content := p.send(http.MethodPost, path, "", body)
	var me struct {
		ID   string `json:"id"`
		CSRF string `json:"csrf_token"`
	}
	if err := json.Unmarshal(content, &me); err != nil || me.CSRF == "" || len(response.Cookies()) == 0 {
		p.h.t.Fatalf("no session: %d %s", response.StatusCode, content)
	}
	p.ID, p.csrf = me.ID, me.CSRF
	p.cookie = response.Cookies()[0].Name + "=" + response.Cookies()[0].Value
}

// Says asks as a person, at the version of what `of` names where it is not empty, and reads the answer.
func (p *person) Says(method, path, of string, body, into any) {
	p.h.t.Helper()
	match := ""
	if of != "" {
		response, _ := p.send(http.MethodGet, of, "", nil)
		match = response.Header.Get("ETag")
	}
	response, content := p.send(method, path, match, body)
	if response.StatusCode >= 300 {
		p.h.t.Fatalf("%s %s as %s: %d %s", method, path, p.Login, response.StatusCode, content)
	}
	if into != nil {
		if err := json.Unmarshal(content, into); err != nil {
			p.h.t.Fatalf("%v in %s", err, content)
		}
	}
}

func (p *person) send(method, path, match string, body any) (*http.Response, []byte) {
	p.h.t.Helper()
	var content io.Reader = http.NoBody
	if body != nil {
		raw, err := json.Marshal(body)
		if err != nil {
			p.h.t.Fatal(err)
		}
		content = bytes.NewReader(raw)
	}
	r, err := http.NewRequest(method, p.h.URL+path, content)
	if err != nil {
		p.h.t.Fatal(err)
	}
	for name, value := range map[string]string{"Content-Type": "application/json", "If-Match": match, "Cookie": p.cookie, "X-CSRF-Token": p.csrf} {
		if value != "" {
			r.Header.Set(name, value)
		}
	}
	client := http.Client{Timeout: run.Patience}
	response, err := client.Do(r)
	if err != nil {
		p.h.t.Fatal(err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		p.h.t.Fatal(err)
	}
	return response, answer
}

// project makes a project of a person with these facts and gives its id.
func (p *person) project(id, name string, facts map[string]any) string {
	p.h.t.Helper()
	var made struct {
		ID string `json:"id"`
	}
	p.Says(http.MethodPost, "/api/v1/projects", "", map[string]any{
		"profile": map[string]any{"id": id, "name": name, "start": "2026-12-01", "facts": facts},
	}, &made)
	if made.ID == "" {
		p.h.t.Fatal(fmt.Sprint("no project ", id))
	}
	return made.ID
}
