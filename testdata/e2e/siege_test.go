package e2e

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"sevenlists/testdata/e2e/run"
)

// besiegers is how many clients send at the same time.
const besiegers = 4

// TestTheServerStandsASiege sends a running server requests that are nearly right: every operation that
// it describes, by people of several roles, with hostile parameters, headers and bodies, and broken HTTP
// over a bare connection. It never fails inside, never stops answering, and says what is wrong with a
// request as a problem with a code, unless it is no request at all. In its full form it goes on for
// longer, with another seed each time.
func TestTheServerStandsASiege(t *testing.T) {
	lasting, seed := 5*time.Second, uint64(6)
	if os.Getenv(proveVariable) == "1" {
		lasting, seed = 45*time.Second, uint64(time.Now().UnixNano())
	}
	s := run.Serve(t, t.TempDir()+"/data", nil, "--webhook-host", "127.0.0.1:1")
	camp := pitch(t, s)
	t.Logf("seed %d", seed)
	var all sync.WaitGroup
	until := time.Now().Add(lasting)
	for i := range besiegers {
		all.Go(func() {
			m := &maker{Rand: rand.New(rand.NewPCG(seed, uint64(i))), all: &camp.described, ops: camp.described.operations(), known: camp.known, pages: camp.pages, books: camp.books}
			for n := 0; time.Now().Before(until) || n < len(m.ops); n++ {
				// Each of them begins with every operation once, so that none is left out.
				op := m.ops[(n+i)%len(m.ops)]
				if n >= len(m.ops) {
					op = m.ops[m.IntN(len(m.ops))]
				}
				camp.send(op.ID, m.spoilt(m.request(op, camp.people[m.IntN(len(camp.people))])))
			}
		})
	}
	all.Wait()
	camp.judge(t)
	if status, answer := s.Ask("GET", "/healthz", nil, ""); status != http.StatusOK {
		t.Errorf("afterwards: %d %s", status, answer)
	}
	s.Stop()
	log := s.Log.String()
	for _, bad := range []string{`"msg":"panic"`, "panic:", "goroutine ", `"status":500`, "DATA RACE"} {
		if at := strings.Index(log, bad); at >= 0 {
			t.Errorf("the log has %s:\n%s", bad, log[max(0, at-300):min(len(log), at+1500)])
		}
	}
}

// camp is where the siege is laid from.
type camp struct {
	*run.Server
	t         testing.TB
	described described
	known     map[string][]string
	pages     []string
	books     []string
	people    []string // headers of somebody

	mu       sync.Mutex
	statuses map[int]int
	refusals map[string]int  // codes of those that say that the server is to blame
	reached  map[string]bool // operations that answered something else than that nobody is let in
	raw      int             // answers of the protocol itself
	silent   int             // connections that were closed without an answer
	wrong    []string
}

// pitch makes accounts, and something of everything, over HTTP as people would.
func pitch(t *testing.T, s *run.Server) *camp {
	c := &camp{Server: s, t: t, known: map[string][]string{}, statuses: map[int]int{}, refusals: map[string]int{}, reached: map[string]bool{}}
	jsonBody := map[string]string{"Content-Type": "application/json"}
	_, answer := s.Ask("GET", "/api/openapi.json", nil, "")
	must(t, json.Unmarshal([]byte(answer), &c.described))
	workshopText, err := os.ReadFile(workshop)
	must(t, err)
	c.pages = []string{string(workshopText), `{"id":"x","start":"2026-06-01","facts":{}}`}

	link := regexp.MustCompile(`/#/first/(\S+)`)
	waitFor(t, func() bool { return link.MatchString(s.Said.String()) })
	admin := c.login("/api/v1/accounts/first", fmt.Sprintf(`{"link":%q,"login":"admin","name":"Admin","password":"four words nobody says"}`, link.FindStringSubmatch(s.Said.String())[1]))
	people := map[string]map[string]string{"administrator": admin}
	for _, role := range []string{"agent", "investor", "leader", "adviser"} {
		status, answer := s.Ask("POST", "/api/v1/users", merged(admin, jsonBody), fmt.Sprintf(`{"login":%q,"name":"x","roles":[%q]}`, role, role))
		if status != http.StatusCreated {
			t.Fatalf("%d %s", status, answer)
		}
		var made struct {
			Link string `json:"link"`
			User struct {
				ID string `json:"id"`
			} `json:"user"`
		}
		must(t, json.Unmarshal([]byte(answer), &made))
		people[role] = c.login("/api/v1/accounts/password", fmt.Sprintf(`{"link":%q,"password":"four words nobody says"}`, made.Link))
	}
	agent := merged(people["agent"], jsonBody)
	profile := `{"profile":{"id":"w","name":"厂房","start":"2026-06-01","facts":{"building_category":"industrial"}}}`
	c.made("project", "POST", "/api/v1/projects", agent, profile)
	c.made("webhook", "POST", "/api/v1/webhooks", agent, `{"url":"http://127.0.0.1:1/"}`)
	c.made("link", "POST", "/api/v1/preview/links", merged(jsonBody, nil), c.pages[1])
	if at := c.known["project"][0]; true {
		s.Ask("POST", "/api/v1/projects/"+at+"/plans", merged(agent, map[string]string{"If-Match": `"1"`}), `{}`)
	}
	_, book := s.Ask("GET", "/api/v1/intake/template.xlsx", people["agent"], "")
	c.books = []string{book, "id,name,start\nx,厂房,2026-06-01\ny,=1+1,2026-13-01\n"}
	c.known["number"], c.known["If-Match"], c.known["item"] = []string{"1"}, []string{`"1"`, `"2"`}, []string{"energy_review"}
	c.people = []string{""}
	for _, role := range []string{"administrator", "agent", "agent", "investor", "leader", "adviser"} {
		c.people = append(c.people, "Cookie: "+people[role]["Cookie"]+"\r\nX-CSRF-Token: "+people[role]["X-CSRF-Token"]+"\r\n")
	}
	return c
}

// login makes a session and gives the headers that carry it.
func (c *camp) login(path, body string) map[string]string {
	c.t.Helper()
	answer, err := http.Post(c.URL+path, "application/json", strings.NewReader(body))
	must(c.t, err)
	defer answer.Body.Close()
	content, err := io.ReadAll(answer.Body)
	must(c.t, err)
	var session struct {
		CSRF string `json:"csrf_token"`
	}
	must(c.t, json.Unmarshal(content, &session))
	if session.CSRF == "" || len(answer.Cookies()) == 0 {
		c.t.Fatalf("no session: %d %s", answer.StatusCode, content)
	}
	return map[string]string{"Cookie": answer.Cookies()[0].Name + "=" + answer.Cookies()[0].Value, "X-CSRF-Token": session.CSRF}
}

// made makes something and keeps its id.
func (c *camp) made(name, method, path string, header map[string]string, body string) {
	c.t.Helper()
	status, answer := c.Ask(method, path, header, body)
	var made struct {
		ID string `json:"id"`
	}
	if err := json.Unmarshal([]byte(answer), &made); err != nil || made.ID == "" {
		c.t.Fatalf("%s: %d %s", path, status, answer)
	}
	c.known[name] = []string{made.ID}
}

// send writes a request to a connection of its own and judges what comes back. Of one that is not whole
// the end is shown, so that the server does not wait for the rest; to it that is a client who has gone
// away.
func (c *camp) send(op, raw string) {
	whole := isWhole(raw)
	conn, err := net.DialTimeout("tcp", strings.TrimPrefix(c.URL, "http://"), run.Patience)
	if err != nil {
		c.note(func() { c.wrong = append(c.wrong, "no connection: "+err.Error()) })
		return
	}
	defer conn.Close()
	_ = conn.SetDeadline(time.Now().Add(run.Patience))
	_, _ = conn.Write([]byte(raw))
	if !whole {
		_ = conn.(*net.TCPConn).CloseWrite()
	}
	method, _, _ := strings.Cut(raw, " ")
	from := bufio.NewReader(conn)
	answer, err := http.ReadResponse(from, &http.Request{Method: method})
	if err == nil && answer.StatusCode == http.StatusContinue {
		answer, err = http.ReadResponse(from, &http.Request{Method: method})
	}
	if err != nil {
		c.note(func() { c.silent++ })
		return
	}
	defer answer.Body.Close()
	var body []byte
	if strings.HasPrefix(answer.Header.Get("Content-Type"), "text/event-stream") {
		_ = conn.Close() // it would go on for ever
	} else {
		body, _ = io.ReadAll(answer.Body)
	}
	c.note(func() {
		c.statuses[answer.StatusCode]++
		protocol := answer.Header.Get("X-Request-Id") == ""
		if protocol {
			c.raw++
		} else if answer.StatusCode != http.StatusUnauthorized && answer.StatusCode != http.StatusNotFound {
			c.reached[op] = true
		}
		if code := blamed(answer, body); code != "" {
			c.refusals[code]++
		}
		if wrong := mistaken(answer, body, method, protocol, whole); wrong != "" && len(c.wrong) < 20 {
			c.wrong = append(c.wrong, fmt.Sprintf("%s: %s\n%.1500q", op, wrong, raw))
		}
	})
}

// isWhole reports whether a text is one request with all of its body.
func isWhole(raw string) bool {
	from := bufio.NewReader(strings.NewReader(raw))
	r, err := http.ReadRequest(from)
	if err != nil {
		return false
	}
	_, err = io.Copy(io.Discard, r.Body)
	return err == nil && r.Close
}

func (c *camp) note(what func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	what()
}

// blamed gives the code of an answer by which the server takes the blame.
func blamed(answer *http.Response, body []byte) string {
	var problem struct {
		Code string `json:"code"`
	}
	if answer.StatusCode < 500 || json.Unmarshal(body, &problem) != nil {
		return ""
	}
	return problem.Code
}

// mistaken says what is wrong with an answer.
func mistaken(answer *http.Response, body []byte, method string, protocol, whole bool) string {
	status := answer.StatusCode
	switch {
	case protocol:
		// Go's server itself answers what is no HTTP request, before ours sees it.
		if !slices.Contains([]int{400, 405, 408, 413, 417, 431, 501, 505}, status) {
			return fmt.Sprintf("%d without a request id", status)
		}
		return ""
	case status >= 500 && whole && method != http.MethodHead && !slices.Contains([]string{"request.not_set_up", "request.too_busy"}, blamed(answer, body)),
		status == http.StatusInternalServerError:
		return fmt.Sprintf("%d %s", status, body)
	case status < 400 || method == http.MethodHead:
		return ""
	case !strings.HasPrefix(answer.Header.Get("Content-Type"), "application/problem+json"):
		return fmt.Sprintf("%d of type %q", status, answer.Header.Get("Content-Type"))
	}
	var problem struct {
		Code   string `json:"code"`
		Detail string `json:"detail"`
		Status int    `json:"status"`
	}
	if err := json.Unmarshal(body, &problem); err != nil || problem.Code == "" || problem.Detail == "" || problem.Status != status {
		return fmt.Sprintf("%d is no problem with a code: %s", status, body)
	}
	return ""
}

// judge says what came of the siege.
func (c *camp) judge(t *testing.T) {
	sent := c.silent
	for _, n := range c.statuses {
		sent += n
	}
	t.Logf("%d requests; by status %v; the server to blame %v; %d answered by the protocol, %d closed without an answer; %d of %d operations got past the door",
		sent, c.statuses, c.refusals, c.raw, c.silent, len(c.reached), len(c.described.operations()))
	for _, wrong := range c.wrong {
		t.Error(wrong)
	}
	if c.statuses[200] == 0 || c.statuses[400] == 0 {
		t.Error("the siege did not get anywhere")
	}
	if len(c.reached)*10 < len(c.described.operations())*8 {
		t.Errorf("only these were reached: %v", c.reached)
	}
}

func merged(a, b map[string]string) map[string]string {
	all := map[string]string{}
	for _, m := range []map[string]string{a, b} {
		for name, value := range m {
			all[name] = value
		}
	}
	return all
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// waitFor asks again and again until something holds.
func waitFor(t testing.TB, holds func() bool) {
	t.Helper()
	for end := time.Now().Add(run.Patience); !holds(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("it never came")
		}
	}
}
