package e2e

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// served is a server that runs as a process of its own, as a user starts it.
type served struct {
	t    testing.TB
	url  string
	cmd  *exec.Cmd
	log  lockedBuffer // its standard error
	said lockedBuffer // its standard output
	took time.Duration
	out  chan struct{} // closed once its standard output has ended
}

// lockedBuffer may be read while it is written.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// startPatience is how long a server may take to begin on a busy machine.
const startPatience = time.Minute

// serve starts a server on a free port with the data in a folder, and waits until it listens. It is
// killed when the test ends. The environment is that of the test with the given settings.
func serve(t testing.TB, data string, env []string, args ...string) *served {
	t.Helper()
	args = append([]string{"serve", "--listen", "127.0.0.1:0", "--data", data, "--lang", "en", "--rate", "100000"}, args...)
	s := &served{t: t, cmd: exec.Command(program(t), args...), out: make(chan struct{})}
	s.cmd.Env = append(os.Environ(), env...)
	s.cmd.Stderr = &s.log
	out, err := s.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.kill)
	listening := make(chan string, 1)
	go func() {
		defer close(s.out)
		lines := bufio.NewScanner(out)
		for lines.Scan() {
			_, _ = s.said.Write(append(lines.Bytes(), '\n'))
			if _, url, found := strings.Cut(lines.Text(), "listening on "); found {
				listening <- url
			}
		}
	}()
	select {
	case s.url = <-listening:
		s.took = time.Since(began)
	case <-s.out:
		t.Fatalf("the server ended before it listened:\n%s", s.log.String())
	case <-time.After(startPatience):
		t.Fatalf("the server does not begin:\n%s", s.log.String())
	}
	return s
}

// kill ends the server as a power cut would.
func (s *served) kill() {
	_ = s.cmd.Process.Kill()
	<-s.out
	_ = s.cmd.Wait()
}

// stop tells the server to stop and waits until it has.
func (s *served) stop() {
	s.t.Helper()
	if err := s.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		s.t.Fatal(err)
	}
	<-s.out
	if err := s.cmd.Wait(); err != nil {
		s.t.Fatalf("the server ended with %v:\n%s", err, s.log.String())
	}
}

// ask sends one request and gives the status and the whole answer.
func (s *served) ask(method, path string, header map[string]string, body string) (int, string) {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), startPatience)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, method, s.url+path, strings.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	for name, value := range header {
		r.Header.Set(name, value)
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return response.StatusCode, string(answer)
}

// The README's first request to the server does what it says.
func TestReadmeServer(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	shown := regexp.MustCompile(`(?s)go run ./cmd/sevenlists serve\n(curl .*?)\n` + "```").FindStringSubmatch(string(text))
	if shown == nil {
		t.Fatal("the README does not show how to begin a server and ask it")
	}
	data := filepath.Join(t.TempDir(), "data")
	s := serve(t, data, nil)
	t.Logf("it listened after %v", s.took)
	path := regexp.MustCompile(`http://127\.0\.0\.1:8080(/\S+)'`).FindStringSubmatch(shown[1])
	file := regexp.MustCompile(`@(\S+)`).FindStringSubmatch(shown[1])
	if path == nil || file == nil {
		t.Fatalf("not understood: %s", shown[1])
	}
	body, err := os.ReadFile(filepath.Join(root, file[1]))
	if err != nil {
		t.Fatal(err)
	}
	status, answer := s.ask("POST", path[1], map[string]string{"Content-Type": "application/yaml"}, string(body))
	if status != http.StatusOK || !strings.Contains(answer, `"sequential_all":64`) {
		t.Fatalf("%d: %s", status, answer)
	}
	s.stop()
	again := serve(t, data, nil)
	if status, answer := again.ask("GET", "/readyz", nil, ""); status != http.StatusOK {
		t.Fatalf("begun again: %d: %s", status, answer)
	}
	if log := s.log.String(); strings.Contains(log, "standard_land_workshop") || !strings.Contains(log, `"route":"preview_plan"`) {
		t.Errorf("the log names routes and nothing of a preview:\n%s", log)
	}
}
