package e2e

import (
	"bytes"
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

// A full disk is reported, whatever was to be written there.
func TestFullDisk(t *testing.T) {
	for _, format := range []string{"text", "json", "ndjson", "html", "xlsx"} {
		t.Run("as "+format+" to the standard output", func(t *testing.T) {
			full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
			if err != nil {
				t.Fatal(err)
			}
			defer full.Close()
			notWritten(t, call{args: []string{"plan", workshop, "--format", format}, stdout: full}.run(t))
		})
	}
	t.Run("to a file", func(t *testing.T) {
		dir := t.TempDir()
		write(t, filepath.Join(dir, "out.json"), "before")
		notWritten(t, limited(t, dir, "plan", absolute(t, workshop), "--format", "json", "-o", "out.json"))
		untouched(t, dir, "out.json")
	})
	t.Run("to a device", func(t *testing.T) {
		keepsDevices(t)
		link := filepath.Join(t.TempDir(), "full")
		if err := os.Symlink("/dev/full", link); err != nil {
			t.Fatal(err)
		}
		notWritten(t, sevenlists(t, "plan", workshop, "--format", "json", "-o", link))
	})
}

// What is no ordinary file, such as /dev/null, is written to and never replaced.
func TestOutputToWhatIsNoFile(t *testing.T) { keepsDevices(t) }

// keepsDevices ends the test where the program would put a file in the place of a device. It
// tries that on a pipe, directly and through a link, because root could do it to /dev/null.
func keepsDevices(t *testing.T) {
	t.Helper()
	want := sevenlists(t, "plan", workshop, "--format", "ndjson").succeed(t).out
	pipe := fifo(t)
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(pipe, link); err != nil {
		t.Fatal(err)
	}
	for _, output := range []string{pipe, link} {
		// Open at both ends, the pipe lets a program that never writes to it end too.
		both, err := os.OpenFile(pipe, os.O_RDWR, 0)
		if err != nil {
			t.Fatal(err)
		}
		defer both.Close()
		read := make(chan string, 1)
		go func() {
			got := make([]byte, len(want))
			n, _ := io.ReadFull(both, got)
			read <- string(got[:n])
		}()
		sevenlists(t, "plan", workshop, "--format", "ndjson", "-o", output).succeed(t)
		if info, err := os.Stat(output); err != nil || info.Mode().Type() != os.ModeNamedPipe {
			t.Fatal("a pipe was replaced by a file; the same would happen to a device")
		}
		select {
		case got := <-read:
			if got != want {
				t.Fatal("what came through the pipe is not the plan")
			}
		case <-time.After(patience):
			t.Fatal("the plan does not come through the pipe")
		}
	}
}

// notWritten fails the test unless a run says that its output could not be written.
func notWritten(t *testing.T, o outcome) {
	t.Helper()
	if o.code != 2 || o.err == "" || o.panicked() {
		t.Errorf("exit %d, signal %v, want exit 2 and a clear word:\n%.2000s", o.code, o.signal, o.err)
	}
}

// limited runs the program where no file may grow beyond a few kilobytes, as on a disk that
// fills up while it writes.
func limited(t *testing.T, dir string, args ...string) outcome {
	t.Helper()
	script := append([]string{"-c", `ulimit -f 8; exec "$@"`, "sh", run.Program(t)}, args...)
	cmd := exec.CommandContext(t.Context(), "sh", script...)
	var errOut strings.Builder
	cmd.Dir, cmd.Stderr = dir, &errOut
	if err := cmd.Run(); cmd.ProcessState == nil {
		t.Fatal(err)
	}
	return ended(cmd, "", errOut.String())
}

func absolute(t *testing.T, path string) string {
	t.Helper()
	path, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// A reader that has seen enough ends the run without a crash.
func TestClosedStandardOutput(t *testing.T) {
	for _, format := range []string{"text", "ndjson", "html"} {
		t.Run(format, func(t *testing.T) {
			r, w, err := os.Pipe()
			if err != nil {
				t.Fatal(err)
			}
			defer w.Close()
			r.Close()
			o := call{args: []string{"plan", workshop, "--full", "--format", format}, stdout: w}.run(t)
			if o.panicked() || o.code == 0 || (o.code < 0 && o.signal != syscall.SIGPIPE) {
				t.Errorf("exit %d, signal %v:\n%.2000s", o.code, o.signal, o.err)
			}
		})
	}
}

// A file is whole or not touched: a run that is stopped half-way, here while it waits for its
// second profile, leaves nothing behind.
func TestStoppedRunLeavesNothingBehind(t *testing.T) {
	for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
		t.Run(signal.String(), func(t *testing.T) {
			dir, pipe := t.TempDir(), fifo(t)
			output := filepath.Join(dir, "out.ndjson")
			write(t, output, "before")
			cmd := exec.CommandContext(t.Context(), run.Program(t), "plan", workshop, pipe, "--format", "ndjson", "-o", output)
			var errOut bytes.Buffer
			cmd.Stderr, cmd.WaitDelay = &errOut, time.Second
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			done := make(chan struct{})
			go func() { _ = cmd.Wait(); close(done) }()

			// Opening the pipe succeeds when the program opens it too: it has planned the first
			// project by then.
			opened := make(chan *os.File, 1)
			go func() {
				if f, err := os.OpenFile(pipe, os.O_WRONLY, 0); err == nil {
					opened <- f
				}
			}()
			select {
			case f := <-opened:
				defer f.Close()
			case <-done:
				t.Fatalf("the run ended before its second profile:\n%s", errOut.String())
			case <-time.After(patience):
				t.Fatal("the second profile is never read")
			}
			if err := cmd.Process.Signal(signal); err != nil {
				t.Fatal(err)
			}
			select {
			case <-done:
			case <-time.After(patience):
				t.Fatalf("%v does not stop the run", signal)
			}
			o := ended(cmd, "", errOut.String())
			if o.code == 0 || o.panicked() {
				t.Errorf("exit %d:\n%.2000s", o.code, o.err)
			}
			untouched(t, dir, "out.ndjson")
		})
	}
}
