package e2e

import (
	"bytes"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	_ "modernc.org/sqlite" // to do to the file what the program never does

	"sevenlists/testdata/e2e/run"
)

// Backups are taken by the command line while eight writers keep the server busy. Each restores into an
// empty folder, verifies, and is served: it holds every plan that was acknowledged before it was begun.
func TestBackupUnderLoadIsRestoredAndServed(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	a, s := newAgent(t, data, func() *run.Server { return run.Serve(t, data, nil) })
	r := newRush(a, 4)
	stop := make(chan struct{})
	wait := r.begin(0, stop)
	until(t, "the writers write", func() bool { return r.count() >= 20 })
	before := r.copied()
	file := filepath.Join(t.TempDir(), "all.backup")
	if o := sevenlists(t, "backup", file, "--data", data, "--lang", "en"); o.code != 0 {
		t.Fatal(o.out, o.err)
	}
	wellKept(t, data)
	grown := r.count()
	close(stop)
	wait()
	s.Stop()

	to := filepath.Join(t.TempDir(), "restored")
	if o := sevenlists(t, "restore", file, "--data", to); o.code != 0 {
		t.Fatal(o.out, o.err)
	}
	wellKept(t, to)
	if o := sevenlists(t, "rebuild", "--data", to, "--lang", "en"); o.code != 0 || !strings.Contains(o.out, "of which 0 were not") {
		t.Fatal("what a restored project shows is not what its log says: ", o.out, o.err)
	}
	if o := sevenlists(t, "restore", file, "--data", data); o.code != 2 {
		t.Fatalf("a restore over something exits %d: %s", o.code, o.out)
	}
	s = run.Serve(t, to, nil)
	a.url = s.URL
	for id, plans := range before {
		p, _ := a.read(id)
		if len(p.Plans) < len(plans) {
			t.Fatalf("%s has %d plans, and %d were acknowledged before the backup", id, len(p.Plans), len(plans))
		}
		for _, plan := range p.Plans {
			if want, known := plans[plan.Number]; known && want != plan.Plan {
				t.Fatalf("plan %d of %s is another", plan.Number, id)
			}
		}
	}
	s.Stop()
	t.Logf("backed up after %d plans, %d when it was done", 20, grown)
}

// copied gives what was acknowledged so far.
func (r *rush) copied() map[string]map[int]string {
	r.mu.Lock()
	defer r.mu.Unlock()
	all := map[string]map[int]string{}
	for id, plans := range r.issued {
		all[id] = map[int]string{}
		for number, plan := range plans {
			all[id][number] = plan
		}
	}
	return all
}

// What somebody does to the file of a server is found by verify, which names the document.
func TestVerifyNamesWhatWasDoneToTheFile(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	a, s := newAgent(t, data, func() *run.Server { return run.Serve(t, data, nil) })
	id := a.create("create-0001").ID
	for n := range 4 {
		_, version := a.read(id)
		if got, err := a.issue(order{id, version, fmt.Sprintf("issue-%04d", n)}); err != nil || got.status != 201 {
			t.Fatal(err, string(got.body))
		}
	}
	s.Stop()
	wellKept(t, data)
	sound, err := os.ReadFile(filepath.Join(data, "sevenlists.db"))
	if err != nil {
		t.Fatal(err)
	}
	place := func(sequence int) string { return fmt.Sprintf("%s/%012d", id, sequence) }
	where := func(sequence int) string { return fmt.Sprintf(" WHERE stream = '%s' AND sequence = %d", id, sequence) }
	for name, tc := range map[string]struct {
		do   func(t *testing.T, file string)
		want []string
	}{
		"one byte changed": {func(t *testing.T, file string) {
			key := []byte(`/issue-0002"`) // of the account, within the payload
			at := bytes.Index(sound, key)
			if at < 0 {
				t.Fatal("the document is not found in the file")
			}
			spoilt := bytes.Clone(sound)
			spoilt[at+len(key)-2] ^= 1
			if err := os.WriteFile(file, spoilt, 0o600); err != nil {
				t.Fatal(err)
			}
		}, []string{place(4) + ": its content was changed"}},
		"one document removed": {func(t *testing.T, file string) {
			execute(t, file, "DELETE FROM documents"+where(3))
		}, []string{place(3) + ": it is missing"}},
		"the last document removed": {func(t *testing.T, file string) {
			execute(t, file, "DELETE FROM documents"+where(5), "UPDATE heads SET sequence = 4 WHERE stream = '"+id+"'")
		}, []string{place(5) + ": it was removed from the end"}},
		"two documents swapped": {func(t *testing.T, file string) {
			execute(t, file, "UPDATE documents SET sequence = 99"+where(3), "UPDATE documents SET sequence = 3"+where(4), "UPDATE documents SET sequence = 4"+where(99))
		}, []string{place(3) + ": it was moved: it was sealed as " + place(4), place(4) + ": it was moved: it was sealed as " + place(3)}},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			file := filepath.Join(folder, "sevenlists.db")
			if err := os.WriteFile(file, sound, 0o600); err != nil {
				t.Fatal(err)
			}
			tc.do(t, file)
			o := sevenlists(t, "verify", "--data", folder, "--lang", "en")
			if o.code != 1 {
				t.Fatalf("verify exits %d: %s%s", o.code, o.out, o.err)
			}
			for _, want := range tc.want {
				if !strings.Contains(o.out, want) {
					t.Errorf("verify does not say %q:\n%s", want, o.out)
				}
			}
		})
	}
}

// execute does something to a file that no server uses.
func execute(t *testing.T, file string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+file)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, statement := range statements {
		if _, err := db.Exec(statement); err != nil {
			t.Fatal(statement, err)
		}
	}
}
