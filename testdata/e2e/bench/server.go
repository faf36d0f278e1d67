package main

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

//go:embed decision.rego
var decisionRule []byte

// server is a server over loopback: stock OPA, the version pinned as a tool of this module, serving the
// rules, or ours. One client asks it, over one connection that is kept open.
type server struct {
	url    string
	cmd    *exec.Cmd
	folder string
	client *http.Client
	answer bytes.Buffer
	said   bytes.Buffer // by the server, of itself; shown only where it does not begin
}

// patience is how long the server may take to begin.
const patience = time.Minute

// startServer builds OPA if need be, and waits until it answers. The server ends with close, or with
// the context.
func startServer(ctx context.Context, root string) (*server, error) {
	build := exec.CommandContext(ctx, "go", "tool", "-n", "opa")
	build.Dir = filepath.Join(root, "testdata", "e2e")
	build.Stderr = os.Stderr
	path, err := build.Output()
	if err != nil {
		return nil, fmt.Errorf("go tool -n opa: %w", err)
	}
	addr, err := freeAddress()
	if err != nil {
		return nil, err
	}
	s := &server{url: "http://" + addr, client: &http.Client{Transport: &http.Transport{DisableCompression: true}}}
	if s.folder, err = os.MkdirTemp("", "sevenlists-bench-"); err != nil {
		return nil, err
	}
	rule := filepath.Join(s.folder, "decision.rego")
	if err := os.WriteFile(rule, decisionRule, 0o600); err != nil {
		return nil, errors.Join(err, s.close())
	}
	s.cmd = exec.CommandContext(ctx, strings.TrimSpace(string(path)), "run", "--server", "--addr", addr,
		"--ignore", "*_test.rego", "--log-level", "error", "--skip-version-check", "--optimize-store-for-read-speed",
		filepath.Join(root, "policies"), rule)
	s.cmd.Stderr = &s.said
	if err := s.cmd.Start(); err != nil {
		s.cmd = nil
		return nil, errors.Join(err, s.close())
	}
	if err := s.await(ctx, "/health"); err != nil {
		return nil, errors.Join(err, s.close(), errors.New(s.said.String()))
	}
	return s, nil
}

// freeAddress finds a port that nobody listens on.
func freeAddress() (string, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return listener.Addr().String(), listener.Close()
}

// await asks until the server is there.
func (s *server) await(ctx context.Context, path string) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, s.url+path, nil)
	if err != nil {
		return err
	}
	for {
		response, err := s.client.Do(request)
		if err == nil {
			_ = response.Body.Close()
			if response.StatusCode == http.StatusOK {
				return nil
			}
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("%s does not begin: %w", s.url, ctx.Err())
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// ask sends one project and reads the whole answer, without looking into it.
func (s *server) ask(path string, body []byte) error {
	response, err := s.client.Post(s.url+path, "application/json", bytes.NewReader(body))
	if err != nil {
		return err
	}
	s.answer.Reset()
	_, err = s.answer.ReadFrom(response.Body)
	if err := errors.Join(err, response.Body.Close()); err != nil {
		return err
	}
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s%s: %s: %s", s.url, path, response.Status, s.answer.String())
	}
	return nil
}

// decide gives the ids of the items whose rule holds.
func (s *server) decide(body []byte) ([]any, error) {
	if err := s.ask(opaDecision, body); err != nil {
		return nil, err
	}
	var answer struct {
		Result []any `json:"result"`
	}
	err := json.NewDecoder(io.Reader(&s.answer)).Decode(&answer)
	return answer.Result, err
}

// close stops the server and removes what was written for it.
func (s *server) close() error {
	if s.cmd != nil {
		_ = s.cmd.Process.Kill() // an error says that it has ended by itself
		_ = s.cmd.Wait()         // and this one that it was killed
	}
	return os.RemoveAll(s.folder)
}
