package e2e

import (
	"fmt"
	"io/fs"
	"net/http"
	"path/filepath"
	"testing"
	"time"

	"sevenlists/testdata/e2e/run"
)

// What a project costs, from which api/deploy/README.md computes what a district, a city and a province
// need: bytes in the data folder and milliseconds of the server's answer, for a project, a further plan
// and a revision of its profile.
func TestCostOfAProject(t *testing.T) {
	const projects, most = 40, 200_000 // bytes of a project with two plans and a revision
	data := t.TempDir()
	a, s := newAgent(t, data, func() *run.Server { return run.Serve(t, data, nil) })
	s.Stop()
	before := size(t, data)
	s = run.Serve(t, data, nil)
	a.url = s.URL
	var ids []string
	timed(t, "create a project", projects, func(n int) { ids = append(ids, a.create(fmt.Sprintf("cost-create-%d", n)).ID) })
	before = grown(t, &s, a, data, before, "a project", projects)
	issue := func(round int) func(int) {
		return func(n int) {
			_, version := a.read(ids[n])
			got, err := a.issue(order{ids[n], version, fmt.Sprintf("cost-issue-%d-%d", round, n)})
			if err != nil || got.status != http.StatusCreated {
				t.Fatal(got.status, err, string(got.body))
			}
		}
	}
	timed(t, "read a project and issue a plan", projects, issue(0))
	after := grown(t, &s, a, data, before, "its first plan", projects)
	timed(t, "list fifty", projects, func(int) { a.must(http.StatusOK, http.MethodGet, "/api/v1/projects?limit=50", nil, nil) })
	timed(t, "read an issued plan again", projects, func(n int) {
		a.must(http.StatusOK, http.MethodGet, "/api/v1/projects/"+ids[n]+"/plans/1", nil, nil)
	})
	s.Stop()
	if each := (after - before) / projects; each > most {
		t.Errorf("a plan takes %d bytes, more than api/deploy/README.md reckons with", each)
	}
}

func timed(t *testing.T, what string, n int, do func(int)) {
	t.Helper()
	began := time.Now()
	for i := range n {
		do(i)
	}
	t.Logf("%s: %.1f ms", what, float64(time.Since(began).Microseconds())/1000/float64(n))
}

// grown stops the server, so that everything stands in its file, says by how much that grew, and starts it
// again.
func grown(t *testing.T, s **run.Server, a *agent, data string, before int64, what string, n int64) int64 {
	t.Helper()
	(*s).Stop()
	after := size(t, data)
	t.Logf("%s: %d bytes", what, (after-before)/n)
	*s = run.Serve(t, data, nil)
	a.url = (*s).URL
	return after
}

func size(t *testing.T, folder string) int64 {
	t.Helper()
	var all int64
	err := filepath.WalkDir(folder, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		all += info.Size()
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}
