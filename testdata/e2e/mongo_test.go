package e2e

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"sevenlists/testdata/e2e/run"
	"sevenlists/testdata/e2e/wire"
)

// ferret starts FerretDB once, for the tests that serve from MongoDB.
var ferret = sync.OnceValues(func() (*wire.Ferret, error) {
	folder := filepath.Join(run.Scratch, "ferret")
	if err := os.Mkdir(folder, 0o700); err != nil {
		return nil, err
	}
	return wire.Start("ferretdb", folder)
})

// mongo gives the address of a new database and points every process that the test starts to it: the
// one that TEST_MONGODB_URI names, else FerretDB.
func mongo(t *testing.T) string {
	t.Helper()
	address := os.Getenv("TEST_MONGODB_URI")
	if address == "" {
		f, err := ferret()
		if err != nil {
			t.Fatal(err)
		}
		address = f.Address
	}
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	u.Path = "/" + strings.ToLower(t.Name())
	t.Setenv("MONGODB_URI", u.String())
	return u.String()
}

// at gives an agent who asks another server.
func (a *agent) at(s *run.Server) *agent {
	b := *a
	b.url = s.URL
	return &b
}

func TestTwoServersOnOneMongoDBActAsOne(t *testing.T) {
	mongo(t)
	a, first := newAgent(t, t.TempDir(), func() *run.Server { return run.Serve(t, t.TempDir(), nil) })
	second := run.Serve(t, t.TempDir(), nil)
	b := a.at(second)

	made := a.create("the-first-one")
	here, version := a.read(made.ID)
	there, otherVersion := b.read(made.ID)
	if here.ID != there.ID || version != otherVersion {
		t.Fatalf("the second server shows %v at %s, the first %v at %s", there, otherVersion, here, version)
	}
	profile := profileJSON(t, workshop)
	for n := range 4 {
		ids := make([]string, 6)
		var wg sync.WaitGroup
		for i := range ids {
			wg.Go(func() {
				who := []*agent{a, b}[i%2]
				got, err := who.ask(http.MethodPost, "/api/v1/projects", map[string]any{"profile": profile, "agent": a.id, "street": "cicheng"},
					map[string]string{"Idempotency-Key": fmt.Sprint("the-same-key-", n)})
				var p project
				if err == nil && got.status == http.StatusCreated {
					got.into(t, &p)
				} else {
					t.Errorf("%d %s %v", got.status, got.body, err)
				}
				ids[i] = p.ID
			})
		}
		wg.Wait()
		for _, id := range ids {
			if id != ids[0] {
				t.Fatalf("one key made two projects: %v", ids)
			}
		}
	}

	// Eight writers whose requests go to one server and the other in turn: a plan is acknowledged once,
	// and both servers show the same in the end.
	r := newRush(a.at(balanced(t, first, second)), 2)
	stop := make(chan struct{})
	wait := r.begin(0, stop)
	until(t, "plans are issued", func() bool { return r.count() >= 10 })
	close(stop)
	wait()
	r.complete()
	for _, id := range r.projects {
		_, one := a.read(id)
		_, two := b.read(id)
		if one != two {
			t.Fatalf("%s is at %s here and at %s there", id, one, two)
		}
	}
	t.Logf("%d plans issued by two servers", r.count())
	first.Stop()
	second.Stop()
	if o := sevenlists(t, "verify", "--lang", "en"); o.code != 0 || !strings.Contains(o.out, "nothing is wrong") {
		t.Fatal(o.out, o.err)
	}
	if o := sevenlists(t, "rebuild", "--lang", "en"); o.code != 0 || !strings.Contains(o.out, "of which 0 were not") {
		t.Fatal("what a project shows is not what its log says: ", o.out, o.err)
	}

	// What is kept in MongoDB moves into a folder, and is served from there.
	file, folder := filepath.Join(t.TempDir(), "all.backup"), filepath.Join(t.TempDir(), "data")
	if o := sevenlists(t, "backup", file); o.code != 0 {
		t.Fatal(o.out, o.err)
	}
	t.Setenv("MONGODB_URI", "")
	if o := sevenlists(t, "restore", file, "--data", folder); o.code != 0 {
		t.Fatal(o.out, o.err)
	}
	wellKept(t, folder)
	r.url = run.Serve(t, folder, nil).URL
	r.complete()
}

// balanced gives an address whose requests go to each of two servers in turn.
func balanced(t *testing.T, servers ...*run.Server) *run.Server {
	var n atomic.Int64
	proxy := &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) {
		to, err := url.Parse(servers[int(n.Add(1))%len(servers)].URL)
		if err != nil {
			panic(err)
		}
		r.SetURL(to)
	}}
	front := httptest.NewServer(proxy)
	t.Cleanup(front.Close)
	return run.At(t, front.URL)
}

// The server through a line that goes bad in each way: whoever asks gets an answer in time, a problem
// document where the store is not there, and once it is there again the answer under the same key.
func TestServerAnswersWhateverTheLineToMongoDBDoes(t *testing.T) {
	line, err := wire.NewLine(mongo(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(line.Close)
	a, s := newAgent(t, t.TempDir(), func() *run.Server { return run.Serve(t, t.TempDir(), []string{"MONGODB_URI=" + line.Address}) })
	p := a.create("the-first-one")
	faults := wire.Faults
	if os.Getenv("SEVENLISTS_PROVE") == "" {
		faults = []wire.Fault{wire.Cut}
	}
	issued := 0
	for i, f := range faults {
		if err := line.Spoil(f); err != nil {
			t.Fatal(err)
		}
		tried := issueAtOnce(t, a, p.ID, fmt.Sprintf("fault-%d", i), issued+1)
		preview := a.must(http.StatusOK, http.MethodPost, "/api/v1/preview/plan?fields=decision", profileJSON(t, workshop), map[string]string{"Authorization": ""})
		if len(preview.body) == 0 {
			t.Fatal("a preview needs no store")
		}
		if err := line.Mend(f); err != nil {
			t.Fatal(err)
		}
		until(t, "the server is ready again, without being started anew", func() bool {
			status, _ := s.Ask(http.MethodGet, "/readyz", nil, "")
			return status == http.StatusOK
		})
		// Each request once more, under its key: those that were done are not done again.
		for _, o := range tried {
			o.version = fmt.Sprintf("%q", fmt.Sprint(issued+1))
			got, err := a.issue(o)
			if err != nil || got.status != http.StatusCreated && got.status != http.StatusPreconditionFailed {
				t.Fatalf("%s: %s: %d %s %v", f.Name, o.key, got.status, got.body, err)
			}
		}
		now, _ := a.read(p.ID)
		if len(now.Plans) <= issued {
			t.Fatalf("%s: nothing was issued", f.Name)
		}
		issued = len(now.Plans)
		for n, plan := range now.Plans {
			if plan.Number != n+1 {
				t.Fatalf("%s: plan %d stands in place %d", f.Name, plan.Number, n+1)
			}
		}
	}
	s.Stop()
	if strings.Contains(s.Log.String(), "panic") {
		t.Fatal(s.Log.String())
	}
}

// issueAtOnce asks four times at once for a plan, and sees that each gets a clear answer in time.
func issueAtOnce(t *testing.T, a *agent, id, name string, version int) []order {
	t.Helper()
	const longest = 20 * time.Second // of a request 15 s, and what a busy machine adds
	tried := make([]order, 4)
	var wg sync.WaitGroup
	for n := range tried {
		tried[n] = order{id, fmt.Sprintf("%q", fmt.Sprint(version)), fmt.Sprintf("%s-request-%d", name, n)}
		wg.Go(func() {
			began := time.Now()
			got, err := a.issue(tried[n])
			took := time.Since(began)
			switch {
			case err != nil || took > longest:
				t.Errorf("%s: %v after %v", tried[n].key, err, took)
			case got.status == http.StatusCreated, got.status == http.StatusPreconditionFailed:
			case got.status != http.StatusServiceUnavailable, !strings.HasPrefix(got.header.Get("Content-Type"), "application/problem+json"):
				t.Errorf("%s: %d %s %s", tried[n].key, got.status, got.header.Get("Content-Type"), got.body)
			}
			t.Logf("%s: %d after %v", tried[n].key, got.status, took.Round(time.Millisecond))
		})
	}
	wg.Wait()
	return tried
}
