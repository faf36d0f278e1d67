package e2e

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

const (
	refusalTime   = time.Second // of work, to refuse an input
	refusalMemory = 300 << 20   // bytes in use while an input is refused
	attempts      = 3           // the best of which counts: the machine may be busy with other things
)

// hostileInputs must be refused with a clear word in little time and memory.
func hostileInputs() map[string]string {
	head := "id: a\nstart: 2026-06-01\n"
	fact := func(line string) string { return head + "facts:\n  " + line + "\n" }
	bomb := head + "l0: &l0 [x]\n"
	for i := 1; i <= 40; i++ {
		bomb += fmt.Sprintf("l%d: &l%d [*l%d, *l%d, *l%d, *l%d]\n", i, i, i-1, i-1, i-1, i-1)
	}
	merge := "m0: &m0 {k0: 1}\n"
	for i := 1; i <= 40; i++ {
		merge += fmt.Sprintf("m%d: &m%d {<<: [*m%d, *m%d], k%d: 1}\n", i, i, i-1, i-1, i)
	}
	return map[string]string{
		"an unknown fact":               fact("annual_enrgy_tce: 5"),
		"a wrong type":                  fact("annual_energy_tce: many"),
		"a negative area":               fact("land_area_m2: -5"),
		"a value outside the enum":      fact("investment_mode: gift"),
		"an impossible date":            "id: a\nstart: 2026-02-30\nfacts: {}\n",
		"a start without a date":        "id: a\nstart: soon\nfacts: {}\n",
		"an empty file":                 "",
		"white space":                   strings.Repeat(" \n", 1000),
		"a binary":                      "\x00\x01\x7fELF\xff\xfe\x00",
		"half a character":              "id: a\nname: \xe9\x95\n",
		"cut-off JSON":                  `{"id":"a","start":"2026-06-01","facts":{"land_area_m2":1`,
		"an array":                      "[1,2]",
		"a duplicate key":               "id: a\nid: b\nstart: 2026-06-01\nfacts: {}\n",
		"a duplicate key in JSON":       `{"id":"a","start":"2026-06-01","facts":{"land_area_m2":1,"land_area_m2":2}}`,
		"two documents":                 head + "facts: {}\n---\n" + head + "facts: {}\n",
		"an alias bomb":                 bomb,
		"a bomb of merged keys":         head + merge,
		"an alias of itself":            head + "facts: &f {land_area_m2: *f}\n",
		"100,000 levels of JSON":        `{"facts":` + strings.Repeat("[", 100_000),
		"100,000 levels of JSON closed": `{"facts":` + strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000) + `}`,
		"100,000 levels of YAML":        "facts: " + strings.Repeat("[", 100_000),
		"1,000 levels of indentation":   indented(1000),
		"not a number":                  fact("land_area_m2: .nan"),
		"NaN in JSON":                   `{"id":"a","start":"2026-06-01","facts":{"land_area_m2":NaN}}`,
		"1e999":                         `{"id":"a","start":"2026-06-01","facts":{"land_area_m2":1e999}}`,
		"an exponent that never ends":   `{"id":"a","start":"2026-06-01","facts":{"land_area_m2":1e-999999999999}}`,
		"a number of 100,000 digits":    fact("land_area_m2: " + strings.Repeat("9", 100_000)),
		"two megabytes":                 "id: a\nname: " + strings.Repeat("长", 1<<20),
		"a YAML tag that makes objects": head + "facts: !!python/object/apply:os.system [id]\n",
	}
}

// indented nests maps by indentation, which costs a reader the square of their number.
func indented(levels int) string {
	var b strings.Builder
	for i := range levels {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}

// Hostile input is refused within a second of work and in little memory: exit 2, a word that
// names the file, no crash, the earlier output untouched, nothing half-written left behind.
func TestHostileInputIsRefused(t *testing.T) {
	for name, content := range hostileInputs() {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			profile, output := filepath.Join(dir, "bad.yaml"), filepath.Join(dir, "out.json")
			write(t, profile, content)
			write(t, output, "before")
			o := quickest(t, call{args: []string{"plan", profile, "--format", "json", "-o", output, "--lang", "en"}})
			refused(t, o, "bad.yaml")
			untouched(t, dir, "bad.yaml", "out.json")
		})
	}
}

// What is no ordinary file is read like one or refused in the same manner.
func TestUnusualFilesAsProfiles(t *testing.T) {
	t.Run("a folder", func(t *testing.T) {
		dir := t.TempDir()
		refused(t, quickest(t, call{args: []string{"plan", dir}}), dir)
	})
	t.Run("a file that may not be read", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "closed.yaml")
		write(t, path, "id: a\n")
		if err := os.Chmod(path, 0); err != nil {
			t.Fatal(err)
		}
		if f, err := os.Open(path); err == nil {
			f.Close()
			path = "/proc/self/mem" // root may open everything; but nothing can be read here
		}
		refused(t, quickest(t, call{args: []string{"plan", path}}), path)
	})
	t.Run("a device that never ends", func(t *testing.T) {
		refused(t, quickest(t, call{args: []string{"plan", "/dev/zero"}}), "/dev/zero")
	})
	t.Run("a standard input that never ends", func(t *testing.T) {
		o := call{args: []string{"plan", "-", "--lang", "en"}, stdin: endless{}}.run(t)
		refused(t, o, "standard input")
	})
	t.Run("a pipe by its name", func(t *testing.T) {
		pipe := fifo(t)
		content, err := os.ReadFile(workshop)
		if err != nil {
			t.Fatal(err)
		}
		written := make(chan error, 1)
		go func() { written <- os.WriteFile(pipe, content, 0) }()
		piped := sevenlists(t, "plan", pipe, "--format", "json").succeed(t)
		if err := <-written; err != nil {
			t.Fatal(err)
		}
		if direct := sevenlists(t, "plan", workshop, "--format", "json").succeed(t); direct.out != piped.out {
			t.Error("a profile gives another plan when it comes through a pipe")
		}
	})
}

// endless is an input that has no end.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = '#'
	}
	return len(p), nil
}

var _ io.Reader = endless{}

// quickest runs a call a few times at most, until it stays within the time for a refusal, and
// gives the run that took least.
func quickest(t *testing.T, c call) outcome {
	t.Helper()
	best := c.run(t)
	for i := 1; i < attempts && best.cpu > refusalTime; i++ {
		if o := c.run(t); o.cpu < best.cpu {
			best = o
		}
	}
	if best.cpu > refusalTime && !excused(t, best) {
		t.Errorf("%v of work, want at most %v", best.cpu, refusalTime)
	}
	return best
}

// excused reports whether a machine busy with other things made a run slow: it let the run wait
// for as long as it worked, and to load the rules and nothing else takes about as long now.
func excused(t *testing.T, o outcome) bool {
	t.Helper()
	loading := sevenlists(t, "version").succeed(t)
	return o.wall > 2*o.cpu && o.cpu < loading.cpu*3/2
}

// refused fails the test unless the input was refused in good order.
func refused(t *testing.T, o outcome, named string) {
	t.Helper()
	if o.code != 2 {
		t.Errorf("exit %d, signal %v, want exit 2", o.code, o.signal)
	}
	if o.panicked() || !strings.Contains(o.err, named) {
		t.Errorf("no clear word that names %s:\n%.2000s", named, o.err)
	}
	if len(o.err) > 16<<10 {
		t.Errorf("%d bytes of complaint", len(o.err))
	}
	if o.out != "" {
		t.Errorf("output in spite of the refusal:\n%.200s", o.out)
	}
	if o.peak > refusalMemory {
		t.Errorf("%d MB in use, want at most %d", o.peak>>20, refusalMemory>>20)
	}
}

// untouched fails the test unless a folder holds these files and nothing else, and the last of
// them is as it was before.
func untouched(t *testing.T, dir string, names ...string) {
	t.Helper()
	var left []string
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		left = append(left, e.Name())
	}
	sameSet(t, "files in the folder", left, names)
	output := names[len(names)-1]
	if content, err := os.ReadFile(filepath.Join(dir, output)); err != nil || string(content) != "before" {
		t.Errorf("%s was touched: %v, %.100q", output, err, content)
	}
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

// fifo makes a named pipe in a folder of its own.
func fifo(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "pipe.yaml")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
