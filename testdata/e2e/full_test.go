package e2e

import (
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"sevenlists/testdata/e2e/run"
)

// smallDisk mounts a file system of some megabytes, which needs the rights of root: where the test does
// not have them it is skipped.
func smallDisk(t *testing.T, megabytes int) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "disk")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", fmt.Sprintf("size=%dm", megabytes), "tmpfs", folder).CombinedOutput(); err != nil {
		t.Skipf("no file system can be mounted here: %s", out)
	}
	t.Cleanup(func() {
		if out, err := exec.Command("umount", "-l", folder).CombinedOutput(); err != nil {
			t.Errorf("%v: %s", err, out)
		}
	})
	return folder
}

// fill writes a file until the disk is full, less some kilobytes.
func fill(t *testing.T, file string, leave int) {
	t.Helper()
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	block := make([]byte, 4096)
	size := int64(0)
	for {
		n, err := f.Write(block)
		if size += int64(n); err != nil {
			break // no space is left
		}
	}
	if err := f.Truncate(max(0, size-int64(leave)<<10)); err != nil {
		t.Fatal(err)
	}
}

// issueUntilRefused issues plans until the server refuses one, and gives how it refused.
func (r *rush) issueUntilRefused() answer {
	r.t.Helper()
	id := r.projects[0]
	for n := range 5000 {
		_, version := r.read(id)
		o := order{id, version, fmt.Sprintf("fill-%d-%d", r.n, n)}
		got, err := r.issue(o)
		if err != nil {
			r.t.Fatal(err)
		}
		if got.status != http.StatusCreated {
			return got
		}
		if err := r.acknowledged(o, got); err != nil {
			r.t.Fatal(err)
		}
	}
	r.t.Fatal("the disk does not fill")
	return answer{}
}

// refusedForNow looks whether a write was refused as it must be: for now, in a problem document.
func refusedForNow(t *testing.T, got answer) {
	t.Helper()
	if got.status != http.StatusServiceUnavailable || !strings.HasPrefix(got.header.Get("Content-Type"), "application/problem+json") {
		t.Fatalf("refused with %d %s: %s", got.status, got.header.Get("Content-Type"), got.body)
	}
}

// readsGoOn looks whether everything can be read, and every further write is refused as the first was.
func (r *rush) readsGoOn(t *testing.T) {
	t.Helper()
	r.complete()
	r.must(http.StatusOK, http.MethodGet, "/api/v1/projects", nil, nil)
	for n := range 3 {
		id := r.projects[0]
		_, version := r.read(id)
		got, err := r.issue(order{id, version, fmt.Sprintf("refused-%d-%d", r.n, n)})
		if err != nil {
			t.Fatal(err)
		}
		refusedForNow(t, got)
	}
}

// On a full disk writes are refused and reads go on; once there is room again, the same server writes
// again, and nothing was lost.
func TestFullDiskRefusesWritesAndLosesNothing(t *testing.T) {
	disk := smallDisk(t, 48)
	data := filepath.Join(disk, "data")
	a, s := newAgent(t, data, func() *run.Server { return run.Serve(t, data, nil) })
	r := newRush(a, 2)
	filler := filepath.Join(disk, "filler")
	fill(t, filler, 200)
	refusedForNow(t, r.issueUntilRefused())
	t.Logf("%d plans were issued before the disk was full", r.count())
	r.readsGoOn(t)
	s.Kill() // at the worst time
	s = run.Serve(t, data, nil)
	r.url = s.URL
	r.readsGoOn(t)
	if err := os.Remove(filler); err != nil {
		t.Fatal(err)
	}
	_, version := r.read(r.projects[1])
	o := order{r.projects[1], version, "room-again-1"}
	got, err := r.issue(o)
	if err != nil || got.status != http.StatusCreated {
		t.Fatalf("with room again: %v, %d %s", err, got.status, got.body)
	}
	if err := r.acknowledged(o, got); err != nil {
		t.Fatal(err)
	}
	r.complete()
	wellKept(t, data)
	s.Stop()
	wellKept(t, data)
}

// A data folder that may not be written to is served for reading.
func TestReadOnlyFolderIsServedForReading(t *testing.T) {
	disk := smallDisk(t, 64)
	data := filepath.Join(disk, "data")
	a, s := newAgent(t, data, func() *run.Server { return run.Serve(t, data, nil) })
	r := newRush(a, 2)
	_, version := r.read(r.projects[0])
	o := order{r.projects[0], version, "before-read-only"}
	got, err := r.issue(o)
	if err == nil {
		err = r.acknowledged(o, got)
	}
	if err != nil {
		t.Fatal(err)
	}
	s.Stop()
	remount := func(how string) {
		t.Helper()
		if out, err := exec.Command("mount", "-o", "remount,"+how, disk).CombinedOutput(); err != nil {
			t.Fatalf("remount %s: %v: %s", how, err, out)
		}
	}
	remount("ro")
	s = run.Serve(t, data, nil)
	r.url = s.URL
	r.readsGoOn(t)
	wellKept(t, data)
	s.Stop()
	remount("rw")
	s = run.Serve(t, data, nil)
	r.url = s.URL
	_, version = r.read(r.projects[1])
	o = order{r.projects[1], version, "written-again-1"}
	if got, err = r.issue(o); err == nil {
		err = r.acknowledged(o, got)
	}
	if err != nil {
		t.Fatal(err)
	}
	r.complete()
	s.Stop()
	wellKept(t, data)
}
