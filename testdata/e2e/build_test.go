package e2e

import (
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"sevenlists/testdata/e2e/run"
)

// root is the folder of the program's own module, seen from this one.
var root = filepath.Join("..", "..")

// workshop is the project that the tests of one project use.
var workshop = projectFile("standard_land_workshop")

func projectFile(name string) string {
	return filepath.Join(root, "testdata", "projects", name, "profile.yaml")
}

func TestMain(m *testing.M) { run.Main(m) }

// patience bounds a run of the program that has no bound of its own: one that hangs is killed
// and fails its test. It is far above what any run takes.
const patience = 2 * time.Minute

// call is one run of the program. Where stdout is nil the output is gathered.
type call struct {
	args   []string
	stdin  io.Reader
	stdout *os.File
	dir    string        // working folder; empty is this one
	limit  time.Duration // 0 is patience
}

// outcome is what a run left behind.
type outcome struct {
	code     int            // exit code; -1 where a signal ended the run
	signal   syscall.Signal // that signal
	out, err string
	cpu      time.Duration // in the program and in the kernel for it, over all threads
	wall     time.Duration // from start to end
	// peak is the most memory in use at once, in bytes. Linux counts what the parent had in
	// use at the start of the run too, so it is never too low.
	peak int64
}

// sevenlists runs the program with these arguments.
func sevenlists(t testing.TB, args ...string) outcome {
	t.Helper()
	return call{args: args}.run(t)
}

func (c call) run(t testing.TB) outcome {
	t.Helper()
	limit := c.limit
	if limit == 0 {
		limit = patience
	}
	path := run.Program(t) // building it does not count
	ctx, cancel := context.WithTimeout(t.Context(), limit)
	defer cancel()
	cmd := exec.CommandContext(ctx, path, c.args...)
	var out, errOut strings.Builder
	cmd.Dir, cmd.Stdin, cmd.Stdout, cmd.Stderr = c.dir, c.stdin, &out, &errOut
	if c.stdout != nil {
		cmd.Stdout = c.stdout
	}
	cmd.WaitDelay = time.Second
	begun := time.Now()
	err := cmd.Run()
	if ctx.Err() != nil {
		t.Fatalf("sevenlists %s: no end after %v", strings.Join(c.args, " "), limit)
	}
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	o := ended(cmd, out.String(), errOut.String())
	o.wall = time.Since(begun)
	return o
}

// ended reads what is left of a run that has ended.
func ended(cmd *exec.Cmd, out, errOut string) outcome {
	state := cmd.ProcessState
	o := outcome{code: state.ExitCode(), out: out, err: errOut, cpu: state.UserTime() + state.SystemTime()}
	if status, ok := state.Sys().(syscall.WaitStatus); ok && status.Signaled() {
		o.signal = status.Signal()
	}
	if usage, ok := state.SysUsage().(*syscall.Rusage); ok {
		o.peak = usage.Maxrss * 1024
	}
	return o
}

// panicked reports whether a run ended in a crash of the program.
func (o outcome) panicked() bool {
	return strings.Contains(o.err, "goroutine ") || strings.Contains(o.err, "panic:") || strings.Contains(o.err, "fatal error:")
}

// succeed fails the test unless the run exited 0 and had nothing to complain of.
func (o outcome) succeed(t testing.TB) outcome {
	t.Helper()
	if o.code != 0 || o.err != "" {
		t.Fatalf("exit %d, signal %v\n%s", o.code, o.signal, o.err)
	}
	return o
}
