package e2e

import (
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"sevenlists/testdata/e2e/run"
)

// An OpenID provider that somebody else wrote, the example server of github.com/zitadel/oidc, runs as a
// process of its own; people log in there through pages and redirects as a browser does it.

// freePort gives a port that nobody listened on a moment ago.
func freePort(t testing.TB) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	_, port, _ := net.SplitHostPort(l.Addr().String())
	return port
}

// vouched are the people whom the provider knows. The program gives a role to the first alone.
var vouched = map[string]map[string]any{
	"id1": {"ID": "id1", "Username": "zhang.san", "Password": "verysecure", "FirstName": "San", "LastName": "Zhang"},
	"id2": {"ID": "id2", "Username": "stranger", "Password": "verysecure", "FirstName": "A", "LastName": "Stranger"},
}

// provider starts the provider for a redirect address, and gives its issuer.
func provider(t testing.TB, redirect string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "provider")
	if out, err := exec.Command("go", "build", "-o", path, "github.com/zitadel/oidc/v3/example/server").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	users, err := json.Marshal(vouched)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "users.json")
	if err := os.WriteFile(file, users, 0o600); err != nil {
		t.Fatal(err)
	}
	port := freePort(t)
	var log run.Buffer
	cmd := exec.Command(path)
	cmd.Env = append(os.Environ(), "PORT="+port, "REDIRECT_URI="+redirect, "USERS_FILE="+file)
	cmd.Stderr = &log
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	issuer := "http://localhost:" + port + "/"
	for begun := time.Now(); ; time.Sleep(20 * time.Millisecond) {
		response, err := http.Get(issuer + ".well-known/openid-configuration")
		if err == nil {
			response.Body.Close()
			if response.StatusCode == http.StatusOK {
				return issuer
			}
		}
		if time.Since(begun) > run.Patience {
			t.Fatalf("the provider does not begin:\n%s", log.String())
		}
	}
}

// browser keeps cookies and follows redirects until it is told to stop before an address.
type browser struct {
	t    testing.TB
	jar  *cookiejar.Jar
	seen []string // the addresses that it was sent on to
}

func newBrowser(t testing.TB) *browser {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &browser{t: t, jar: jar}
}

// arrival is where a browser came to in the end.
type arrival struct {
	status int
	url    *url.URL
	body   string
}

func (b *browser) do(r *http.Request, before string) arrival {
	b.t.Helper()
	client := &http.Client{Jar: b.jar, Timeout: run.Patience, CheckRedirect: func(r *http.Request, _ []*http.Request) error {
		b.seen = append(b.seen, r.URL.String())
		if before != "" && strings.HasPrefix(r.URL.String(), before) {
			return http.ErrUseLastResponse
		}
		return nil
	}}
	response, err := client.Do(r)
	if err != nil {
		b.t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return arrival{response.StatusCode, response.Request.URL, string(body)}
}

func (b *browser) get(address string) arrival {
	b.t.Helper()
	r, err := http.NewRequest("GET", address, nil)
	if err != nil {
		b.t.Fatal(err)
	}
	return b.do(r, "")
}

var formID = regexp.MustCompile(`name="id" value="([^"]+)"`)

// logIn goes from the program to the provider, fills in its form and comes back; before says at which
// address to stop.
func (b *browser) logIn(server, next, login, password, before string) arrival {
	b.t.Helper()
	form := b.get(server + "/api/v1/session/oidc?next=" + url.QueryEscape(next))
	id := formID.FindStringSubmatch(form.body)
	if id == nil {
		b.t.Fatalf("no form at %s: %d %s", form.url, form.status, form.body)
	}
	content := url.Values{"id": {id[1]}, "username": {login}, "password": {password}}
	r, err := http.NewRequest("POST", form.url.ResolveReference(&url.URL{Path: "/login/username"}).String(), strings.NewReader(content.Encode()))
	if err != nil {
		b.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return b.do(r, before)
}

// me asks the program who the browser is.
func (b *browser) me(server string) (status int, who struct {
	ID       string   `json:"id"`
	Login    string   `json:"login"`
	Name     string   `json:"name"`
	Roles    []string `json:"roles"`
	Provider string   `json:"provider"`
	Password bool     `json:"has_password"`
}) {
	b.t.Helper()
	p := b.get(server + "/api/v1/account")
	_ = json.Unmarshal([]byte(p.body), &who)
	return p.status, who
}

// vouchedFor starts a program that believes a provider.
func vouchedFor(t testing.TB, issuer, port string) *run.Server {
	t.Helper()
	config := fmt.Sprintf(`name: {zh: 统一身份认证, en: Identity provider}
issuer: %s
client_id: web
redirect: http://127.0.0.1:%s/api/v1/session/oidc/callback
roles_claim: preferred_username
roles: {zhang.san: [agent]}
`, issuer, port)
	file := filepath.Join(t.TempDir(), "oidc.yaml")
	if err := os.WriteFile(file, []byte(config), 0o600); err != nil {
		t.Fatal(err)
	}
	return run.Serve(t, filepath.Join(t.TempDir(), "data"), []string{"SEVENLISTS_OIDC_SECRET=secret"}, "--listen", "127.0.0.1:"+port, "--oidc", file)
}

func TestPeopleLogInAtARealProvider(t *testing.T) {
	port := freePort(t)
	callback := "http://127.0.0.1:" + port + "/api/v1/session/oidc/callback"
	issuer := provider(t, callback)
	s := vouchedFor(t, issuer, port)

	b := newBrowser(t)
	p := b.logIn(s.URL, "/projects?view=mine", "zhang.san", "verysecure", "")
	if p.url.String() != s.URL+"/projects?view=mine" {
		t.Fatalf("it did not come back: %s: %d %s\n%s", p.url, p.status, p.body, s.Log.String())
	}
	status, who := b.me(s.URL)
	if status != 200 || who.Login != "zhang.san" || who.Name != "San Zhang" || fmt.Sprint(who.Roles) != "[agent]" || who.Provider != issuer || who.Password {
		t.Fatalf("%d %+v", status, who)
	}
	for _, part := range []string{"code_challenge_method=S256", "code_challenge=", "state=", "nonce=", "response_type=code", "scope=openid+profile"} {
		if !strings.Contains(b.seen[0], part) {
			t.Errorf("the way to the provider lacks %s: %s", part, b.seen[0])
		}
	}

	admin := administrator(t, s) // somebody has an account by now, but no administrator

	t.Run("the same person has the same account", func(t *testing.T) {
		again := newBrowser(t)
		again.logIn(s.URL, "/", "zhang.san", "verysecure", "")
		if _, other := again.me(s.URL); other.ID != who.ID || who.ID == "" {
			t.Errorf("%s and %s", who.ID, other.ID)
		}
	})
	t.Run("nobody is sent on to another site", func(t *testing.T) {
		for _, next := range []string{"https://example.org/", "//example.org/", `/\example.org`, "javascript:alert(1)"} {
			p := newBrowser(t)
			if end := p.logIn(s.URL, next, "zhang.san", "verysecure", ""); end.url.String() != s.URL+"/" {
				t.Errorf("%s led to %s", next, end.url)
			}
		}
	})
	t.Run("a password that the provider refuses lets nobody in", func(t *testing.T) {
		b := newBrowser(t)
		b.logIn(s.URL, "/", "zhang.san", "wrong", "")
		if status, _ := b.me(s.URL); status != 401 {
			t.Errorf("%d", status)
		}
	})
	t.Run("whom no role is given to gets no account", func(t *testing.T) {
		b := newBrowser(t)
		p := b.logIn(s.URL, "/", "stranger", "verysecure", "")
		if p.status != 403 || !strings.Contains(p.body, "account.oidc.roles") {
			t.Errorf("%d %s", p.status, p.body)
		}
		if status, _ := b.me(s.URL); status != 401 {
			t.Errorf("%d", status)
		}
	})
	t.Run("what one browser began no other ends", func(t *testing.T) {
		victim, thief := newBrowser(t), newBrowser(t)
		thief.logIn(s.URL, "/", "zhang.san", "verysecure", callback)
		back := thief.seen[len(thief.seen)-1]
		if !strings.HasPrefix(back, callback) {
			t.Fatal(thief.seen)
		}
		if p := victim.get(back); p.status != 403 || !strings.Contains(p.body, "account.oidc.flow") {
			t.Errorf("%d %s", p.status, p.body)
		}
		if status, _ := victim.me(s.URL); status != 401 {
			t.Errorf("%d", status)
		}
		if p := thief.get(back); p.status != 403 {
			t.Errorf("what was tried in the wrong browser is used up, but: %d %s", p.status, p.body)
		}
	})
	t.Run("a way back is good once", func(t *testing.T) {
		b := newBrowser(t)
		b.logIn(s.URL, "/", "zhang.san", "verysecure", "")
		for _, back := range b.seen {
			if strings.HasPrefix(back, callback) {
				if p := b.get(back); p.status != 403 {
					t.Errorf("%d %s", p.status, p.body)
				}
			}
		}
	})
	for name, query := range map[string]string{
		"a made up state": "?state=madeup&code=x", "nothing at all": "", "a refusal": "?state=x&error=access_denied&error_description=no",
	} {
		t.Run("back with "+name, func(t *testing.T) {
			if p := newBrowser(t).get(callback + query); p.status != 403 {
				t.Errorf("%d %s", p.status, p.body)
			}
		})
	}
	t.Run("whom the administrator disabled the provider does not bring back", func(t *testing.T) { disabledStaysOut(t, s, admin, b, who.ID) })

	if log := s.Log.String(); strings.Contains(log, "code=") || strings.Contains(log, "zhang") || strings.Contains(log, "state=") || strings.Contains(log, "panic") {
		t.Errorf("the log tells too much:\n%s", log)
	}
}

// administrator makes the first account with the link that the server printed, and gives the headers of
// its session.
func administrator(t testing.TB, s *run.Server) map[string]string {
	t.Helper()
	link := regexp.MustCompile(`/#/first/(\S+)`).FindStringSubmatch(s.Said.String())
	for begun := time.Now(); link == nil; time.Sleep(10 * time.Millisecond) {
		if time.Since(begun) > run.Patience {
			t.Fatalf("no link was printed:\n%s", s.Said.String())
		}
		link = regexp.MustCompile(`/#/first/(\S+)`).FindStringSubmatch(s.Said.String())
	}
	body := fmt.Sprintf(`{"link":%q,"login":"admin","password":"four words nobody says"}`, link[1])
	response, err := http.Post(s.URL+"/api/v1/accounts/first", "application/json", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	var me struct {
		CSRF string `json:"csrf_token"`
	}
	if err := json.NewDecoder(response.Body).Decode(&me); err != nil || response.StatusCode != 200 {
		t.Fatalf("%d %v", response.StatusCode, err)
	}
	return map[string]string{"Cookie": "sl_session=" + response.Cookies()[0].Value, "X-CSRF-Token": me.CSRF}
}

// disabledStaysOut disables a person who is logged in.
func disabledStaysOut(t *testing.T, s *run.Server, admin map[string]string, b *browser, id string) {
	disable := map[string]string{"If-Match": `"1"`}
	for name, value := range admin {
		disable[name] = value
	}
	if status, answer := s.Ask("POST", "/api/v1/users/"+id+"/disable", disable, ""); status != 200 {
		t.Fatalf("%d %s", status, answer)
	}
	if status, _ := b.me(s.URL); status != 401 {
		t.Errorf("the session goes on: %d", status)
	}
	if p := b.logIn(s.URL, "/", "zhang.san", "verysecure", ""); p.status != 403 || !strings.Contains(p.body, "account.disabled") {
		t.Errorf("%d %s", p.status, p.body)
	}
}

func TestAProviderThatIsAwayKeepsNobodyElseOut(t *testing.T) {
	s := vouchedFor(t, "http://localhost:"+freePort(t)+"/", freePort(t))
	if status, answer := s.Ask("GET", "/api/v1/session/oidc", nil, ""); status != 503 || !strings.Contains(answer, "account.oidc.away") {
		t.Errorf("%d %s", status, answer)
	}
	if status, _ := s.Ask("GET", "/api/v1/items", nil, ""); status != 200 {
		t.Errorf("%d", status)
	}
}
