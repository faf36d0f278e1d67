package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sevenlists/testdata/e2e/run"
)

// Any operation of a running server is called by its name from the command line: by what stands there,
// from a file, and with the refusals in words.
func TestOperationsAreCalledFromTheCommandLine(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	a, s := newAgent(t, data, func() *run.Server { return run.Serve(t, data, nil) })
	p := a.create("key-of-call")
	t.Setenv("SEVENLISTS_SERVER", s.URL)
	t.Setenv("SEVENLISTS_TOKEN", a.token)
	has := func(out string, wanted ...string) {
		t.Helper()
		for _, w := range wanted {
			if !strings.Contains(out, w) {
				t.Fatalf("no %q in %s", w, out)
			}
		}
	}
	has(sevenlists(t, "call", "--lang", "en").succeed(t).out, "case_enter", "project= case=", "Enter what happens to a case")
	has(sevenlists(t, "call", "project_list").succeed(t).out, p.ID)
	has(sevenlists(t, "call", "project_archive", "project="+p.ID, "reason=试一试").succeed(t).out, `"state": "archived"`)
	has(sevenlists(t, "call", "project_unarchive", "project="+p.ID).succeed(t).out, `"state": "open"`)

	file := filepath.Join(t.TempDir(), "profile.yaml")
	if err := os.WriteFile(file, []byte("id: other\nname: 另一个厂房\nstart: 2026-06-01\nfacts: {}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	has(sevenlists(t, "call", "project_revise", "project="+p.ID, "--body", file).succeed(t).out, "另一个厂房")

	gone := sevenlists(t, "call", "project_read", "project=nobody", "--lang", "en")
	if gone.code == 0 {
		t.Fatal("a project that there is not was read")
	}
	has(gone.err, "the server refuses (404)")
	has(sevenlists(t, "call", "project_lst", "--lang", "en").err, "did you mean project_list?")
}
