package run

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// Server is a server that runs as a process of its own, as a user starts it.
type Server struct {
	URL  string
	Log  Buffer        // its standard error
	Said Buffer        // its standard output
	Took time.Duration // until it listened

	t   testing.TB
	cmd *exec.Cmd
	out chan struct{} // closed once its standard output has ended
}

// Buffer may be read while it is written.
type Buffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *Buffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *Buffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// Patience is how long a server may take to begin or to answer on a busy machine.
const Patience = time.Minute

// Serve starts a server on a free port with the data in a folder, and waits until it listens. It is
// killed when the test ends. The environment is that of the test with the given settings.
func Serve(t testing.TB, data string, env []string, args ...string) *Server {
	t.Helper()
	args = append([]string{"serve", "--listen", "127.0.0.1:0", "--data", data, "--lang", "en", "--rate", "100000"}, args...)
	s := &Server{t: t, cmd: exec.Command(Program(t), args...), out: make(chan struct{})}
	s.cmd.Env = append(os.Environ(), env...)
	s.cmd.Stderr = &s.Log
	out, err := s.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Kill)
	listening := make(chan string, 1)
	go func() {
		defer close(s.out)
		lines := bufio.NewScanner(out)
		for lines.Scan() {
			_, _ = s.Said.Write(append(lines.Bytes(), '\n'))
			if _, url, found := strings.Cut(lines.Text(), "listening on "); found {
				listening <- url
			}
		}
	}()
	select {
	case s.URL = <-listening:
		s.Took = time.Since(began)
	case <-s.out:
		t.Fatalf("the server ended before it listened:\n%s", s.Log.String())
	case <-time.After(Patience):
		t.Fatalf("the server does not begin:\n%s", s.Log.String())
	}
	return s
}

// At is a server that something else started, such as a proxy before several: it can be asked, not
// ended.
func At(t testing.TB, url string) *Server { return &Server{t: t, URL: url} }

// PID is the number of its process.
func (s *Server) PID() int { return s.cmd.Process.Pid }

// Kill ends the server as a power cut would.
func (s *Server) Kill() {
	_ = s.cmd.Process.Kill()
	<-s.out
	_ = s.cmd.Wait()
}

// Stop tells the server to stop and waits until it has.
func (s *Server) Stop() {
	s.t.Helper()
	if err := s.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		s.t.Fatal(err)
	}
	<-s.out
	if err := s.cmd.Wait(); err != nil {
		s.t.Fatalf("the server ended with %v:\n%s", err, s.Log.String())
	}
}

// Ask sends one request and gives the status and the whole answer.
func (s *Server) Ask(method, path string, header map[string]string, body string) (int, string) {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), Patience)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, method, s.URL+path, strings.NewReader(body))
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
