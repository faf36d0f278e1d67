package e2e

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	projects "sevenlists/api/project"
	"sevenlists/api/store/sqlite"
	shipped "sevenlists/policies"
	"sevenlists/testdata/e2e/run"
)

const (
	// answersWithin is the median time that a request about one of very many projects may take.
	answersWithin = 50 * time.Millisecond
	serverMemory  = 300 << 20 // bytes that the server may use
)

// filling are the kinds of project of which very many are made.
var filling = []string{"standard_land_workshop", "low_risk_warehouse", "hospital", "housing_estate", "fit_out_mall", "road_with_bridge"}

// fillProjects makes very many projects of an agent in a data folder that no server uses, as the server would.
func fillProjects(t *testing.T, data, agent string, many int) {
	t.Helper()
	ctx := context.Background()
	disk, err := sqlite.Open(ctx, data, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer disk.Close()
	service, err := projects.New(ctx, projects.Config{Store: disk, Rules: shipped.FS, Now: time.Now, Random: rand.Reader, Program: "filled"})
	if err != nil {
		t.Fatal(err)
	}
	var drafts []map[string]any
	for _, name := range filling {
		drafts = append(drafts, profileJSON(t, filepath.Join("..", "projects", name, "profile.yaml")))
	}
	var next atomic.Int64
	var writers sync.WaitGroup
	for range 4 {
		writers.Go(func() {
			for n := int(next.Add(1)); n <= many; n = int(next.Add(1)) {
				if err := makeOne(ctx, service, agent, n, drafts[n%len(drafts)]); err != nil {
					t.Errorf("project %d: %v", n, err)
					return
				}
			}
		})
	}
	writers.Wait()
	if t.Failed() {
		t.FailNow()
	}
}

// makeOne makes project number n of a profile.
func makeOne(ctx context.Context, service *projects.Service, agent string, n int, draft map[string]any) error {
	profile := map[string]any{}
	for key, value := range draft {
		profile[key] = value
	}
	profile["name"] = fmt.Sprintf("江北区第%06d号项目", n)
	raw, err := json.Marshal(profile)
	if err != nil {
		return err
	}
	_, err = service.Create(ctx, projects.Call{Account: agent, Key: fmt.Sprintf("fill-%06d", n)}, projects.Draft{
		Profile: raw, Agent: agent, Owner: fmt.Sprintf("investor-%d", n%1000), Street: []string{"cicheng", "hongtang", "kongpu"}[n%3],
	})
	return err
}

// median gives the median time that something takes.
func median(times int, do func(i int)) time.Duration {
	took := make([]time.Duration, times)
	for i := range took {
		began := time.Now()
		do(i)
		took[i] = time.Since(began)
	}
	slices.Sort(took)
	return took[times/2]
}

// peakMemory is the most memory that a process has used.
func peakMemory(t *testing.T, pid int) int64 {
	t.Helper()
	status, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/status")
	if err != nil {
		t.Skip("this system does not tell what a process uses")
	}
	kb := regexp.MustCompile(`VmHWM:\s+(\d+) kB`).FindSubmatch(status)
	if kb == nil {
		t.Skip("this system does not tell what a process uses")
	}
	n, err := strconv.ParseInt(string(kb[1]), 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return n << 10
}

// A server that keeps a hundred thousand projects, a thousand here, lists, searches, opens and issues
// as quickly as one that keeps few, in bounded memory.
func TestVeryManyProjects(t *testing.T) {
	many, times := 1000, 15
	prove := os.Getenv(proveVariable) != ""
	if prove {
		many, times = 100_000, 101
	}
	data := filepath.Join(t.TempDir(), "data")
	start := func() *run.Server { return run.Serve(t, data, nil) }
	a, s := newAgent(t, data, start)
	s.Stop()
	began := time.Now()
	fillProjects(t, data, a.id, many)
	t.Logf("%d projects made in %v", many, time.Since(began).Round(time.Second))
	s = start()
	a.url = s.URL

	type page struct {
		Projects []struct {
			ID      string `json:"id"`
			Summary struct {
				Name string `json:"name"`
			} `json:"summary"`
		} `json:"projects"`
		Next string `json:"next"`
	}
	list := func(query url.Values) (p page) {
		a.must(http.StatusOK, http.MethodGet, "/api/v1/projects?"+query.Encode(), nil, nil, &p)
		return p
	}
	first := list(nil)
	if len(first.Projects) != 50 || first.Next == "" {
		t.Fatalf("the first page has %d projects", len(first.Projects))
	}
	cursor := first.Next
	chosen := func(i int) int { return 1 + i*(many-1)/times }
	var ids []string
	took := map[string]time.Duration{}
	took["list"] = median(times, func(int) {
		p := list(url.Values{"cursor": {cursor}})
		if cursor = p.Next; cursor == "" {
			cursor = first.Next
		}
	})
	took["list one kind of one street"] = median(times, func(i int) {
		list(url.Values{"kind": {"hospital"}, "street": {[]string{"cicheng", "hongtang", "kongpu"}[i%3]}, "state": {"open"}})
	})
	took["list what concerns a department"] = median(times, func(int) { list(url.Values{"department": {"ecology_environment"}}) })
	took["search"] = median(times, func(i int) {
		name := fmt.Sprintf("第%06d号", chosen(i))
		p := list(url.Values{"q": {name}})
		if len(p.Projects) != 1 {
			t.Fatalf("%s is found %d times", name, len(p.Projects))
		}
		ids = append(ids, p.Projects[0].ID)
	})
	took["search for what is not there"] = median(times, func(int) { list(url.Values{"q": {"第999999号"}}) })
	took["open"] = median(times, func(i int) { a.read(ids[i]) })
	took["issue"] = median(times, func(i int) {
		got, err := a.issue(order{ids[i], `"1"`, fmt.Sprintf("issue-%06d", i)})
		if err != nil || got.status != http.StatusCreated {
			t.Fatalf("issuing gives %d, %v: %s", got.status, err, got.body)
		}
	})
	took["read an issued plan"] = median(times, func(i int) {
		a.must(http.StatusOK, http.MethodGet, "/api/v1/projects/"+ids[i]+"/plans/1", nil, nil)
	})
	for what, median := range took {
		t.Logf("%-32s %v", what, median.Round(100*time.Microsecond))
		// A machine that does other things at the same time proves nothing about time.
		if prove && median > answersWithin {
			t.Errorf("%s takes %v, more than %v", what, median, answersWithin)
		}
	}
	if peak := peakMemory(t, s.PID()); peak > serverMemory {
		t.Errorf("the server used %d MB", peak>>20)
	} else {
		t.Logf("the server used %d MB", peak>>20)
	}
	s.Stop()
	sevenlists(t, "verify", "--data", data, "--lang", "en").succeed(t)
}
