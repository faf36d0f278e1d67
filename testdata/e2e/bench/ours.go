package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// startOurs builds the program and serves with it over loopback, as a user would, without a limit on
// how often one address may ask. It is asked by the same kind of client as OPA's server, over one
// connection that is kept open.
func startOurs(ctx context.Context, root string) (*server, error) {
	s := &server{client: &http.Client{Transport: &http.Transport{DisableCompression: true}}}
	var err error
	if s.folder, err = os.MkdirTemp("", "sevenlists-bench-"); err != nil {
		return nil, err
	}
	program := filepath.Join(s.folder, "sevenlists")
	build := exec.CommandContext(ctx, "go", "build", "-o", program, "./cmd/sevenlists")
	build.Dir, build.Stderr = root, os.Stderr
	if err := build.Run(); err != nil {
		return nil, errors.Join(fmt.Errorf("go build ./cmd/sevenlists: %w", err), s.close())
	}
	s.cmd = exec.CommandContext(ctx, program, "serve", "--listen", "127.0.0.1:0", "--rate", "1000000", "--lang", "en")
	s.cmd.Dir = s.folder
	out, err := s.cmd.StdoutPipe()
	if err == nil {
		err = s.cmd.Start()
	}
	if err != nil {
		s.cmd = nil
		return nil, errors.Join(err, s.close())
	}
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if _, url, found := strings.Cut(lines.Text(), "listening on "); found {
			s.url = url
			return s, s.await(ctx, "/healthz")
		}
	}
	return nil, errors.Join(errors.New("our server does not say where it listens"), s.close())
}

// The paths that our server is asked for a decision and for a whole plan.
const (
	ourDecision = "/api/v1/preview/plan?fields=decision"
	ourPlan     = "/api/v1/preview/plan"
	ourDates    = "/api/v1/preview/plan?fields=totals"
	opaDecision = "/v1/data/bench/decision"
)

// ourBody writes a project as it is sent to our server: the same facts that OPA's server gets.
func ourBody(p *project) ([]byte, error) {
	var opa struct {
		Input json.RawMessage `json:"input"`
	}
	if err := json.Unmarshal(p.body, &opa); err != nil {
		return nil, err
	}
	return json.Marshal(map[string]any{"id": "bench", "start": p.stated.Start, "facts": opa.Input})
}

// agreeOverHTTP holds the verdicts of our server against those of OPA's.
func (b *bench) agreeOverHTTP() error {
	for i := range b.projects {
		p := &b.projects[i]
		want, err := b.server.decide(p.body)
		if err != nil {
			return err
		}
		if err := b.served.ask(ourDecision, p.sent); err != nil {
			return err
		}
		var got struct {
			Required []string `json:"required"`
			Possible []string `json:"possible"`
		}
		if err := json.NewDecoder(bytes.NewReader(b.served.answer.Bytes())).Decode(&got); err != nil {
			return err
		}
		if len(got.Possible) > 0 {
			return fmt.Errorf("%s: %v are possible of a complete profile", p.name, got.Possible)
		}
		day := p.complete.ReferenceDate(b.set.Facts())
		holding := map[string]bool{}
		for _, id := range want {
			name, _ := id.(string)
			if item := b.set.Item(name); item != nil && item.Effective.Holds(day) {
				holding[name] = true
			}
		}
		for _, id := range got.Required {
			if !holding[id] {
				return fmt.Errorf("%s: our server requires %s and OPA's does not", p.name, id)
			}
			delete(holding, id)
		}
		for id := range holding {
			return fmt.Errorf("%s: OPA's server requires %s and ours does not", p.name, id)
		}
	}
	return nil
}
