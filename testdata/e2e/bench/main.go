package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"sevenlists/planner"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
	"sevenlists/planner/whatif"
	"sevenlists/policies"
)

func main() {
	file := flag.String("json", "", "write the figures as JSON into this `file`")
	short := flag.Bool("short", false, "measure for a few seconds only: the figures are rough")
	flag.Parse()
	e := thorough
	if *short {
		e = quick
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, os.Stdout, e, *file); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// run measures, prints the table, and writes the figures where a file is named. Where the context
// ends, so does OPA's server, and with it the run.
func run(ctx context.Context, out io.Writer, e effort, file string) (err error) {
	b, err := newBench(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, b.server.close(), b.served.close()) }()
	if err := errors.Join(b.agree(), b.agreeOverHTTP()); err != nil {
		return err
	}
	timings, err := measure(b.subjects(), b.projects, e)
	if err != nil {
		return err
	}
	rushed, err := b.rush(e)
	if err != nil {
		return err
	}
	f := newFigures(timings, rushed, decideMany(b.set, b.projects, e.many))
	if err := f.print(out, timings, len(b.projects)); err != nil || file == "" {
		return err
	}
	text, err := json.MarshalIndent(f, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(file, append(text, '\n'), 0o644)
}

// bench holds what is measured, and on what.
type bench struct {
	set      *rules.Set
	ours     *rules.Verdicts
	hand     *reader
	opa      *engine
	server   *server // OPA's
	served   *server // ours
	projects []project
}

func newBench(ctx context.Context) (*bench, error) {
	root, err := findRoot()
	if err != nil {
		return nil, err
	}
	b := &bench{}
	if b.set, err = rules.Load(policies.FS); err != nil {
		return nil, err
	}
	b.ours = b.set.Verdicts()
	if b.hand, err = newReader(b.set.Facts()); err != nil {
		return nil, err
	}
	if b.projects, err = readProjects(root, b.set, b.hand); err != nil {
		return nil, err
	}
	if b.opa, err = newEngine(root); err != nil {
		return nil, err
	}
	if b.server, err = startServer(ctx, root); err != nil {
		return nil, err
	}
	if b.served, err = startOurs(ctx, root); err != nil {
		return nil, errors.Join(err, b.server.close())
	}
	return b, nil
}

// The subjects that others are compared with, by their keys.
const (
	keyDecision = "decision"
	keyOPA      = "opa_in_process"
	keyServer   = "opa_server_decision"
	keyServed   = "served_decision" // ours over HTTP
	keyPlanned  = "served_plan"
	keyDated    = "served_figures"
	keyHand     = "hand_written"              // from facts in a struct of their own
	keyHandRead = "hand_written_from_profile" // which is filled first
)

// subjects are all that is measured, in the order in which they take turns.
func (b *bench) subjects() []subject {
	var byHand verdicts
	var read facts
	opt := planner.Default()
	open := opt
	open.Assume = profile.None
	return []subject{
		{key: keyDecision, what: "decision of all items", bar: 20 * time.Microsecond, together: true,
			run: func(p *project) error { b.ours.Of(&p.complete); return nil }},
		{key: keyHand, what: "  by hand, in Go", together: true,
			run: func(p *project) error { decide(&p.facts, &byHand); return nil }},
		{key: keyHandRead, what: "  by hand, from the same profile", together: true,
			run: func(p *project) error { b.hand.read(&p.complete, &read); decide(&read, &byHand); return nil }},
		{key: keyOPA, what: "  by OPA in process", together: true,
			run: func(p *project) error { _, err := b.opa.decide(p.input); return err }},
		{key: keyServer, what: "  by OPA's server over loopback", together: true,
			run: func(p *project) error { return b.server.ask(opaDecision, p.body) }},
		{key: keyServed, what: "decision, by our server over loopback", together: true,
			run: func(p *project) error { return b.served.ask(ourDecision, p.sent) }},
		{key: keyPlanned, what: "plan, by our server over loopback", together: true,
			run: func(p *project) error { return b.served.ask(ourPlan, p.sent) }},
		{key: keyDated, what: "  its figures alone", together: true,
			run: func(p *project) error { return b.served.ask(ourDates, p.sent) }},
		{key: "plan", what: "plan, as a Go value", bar: 200 * time.Microsecond,
			run: func(p *project) error { _, err := planner.Make(b.set, p.stated, opt); return err }},
		{what: "  without its words", run: func(p *project) error { _, err := planner.Sketch(b.set, p.stated, opt); return err }},
		{key: "next_question", what: "next question", bar: time.Millisecond,
			run: func(p *project) error { _, err := whatif.Next(b.set, p.stated, opt); return err }},
		{what: "  where nothing is assumed",
			run: func(p *project) error { _, err := whatif.Next(b.set, p.stated, open); return err }},
		{key: "what_ifs", what: "all what-ifs", bar: 20 * time.Millisecond,
			run: func(p *project) error { _, err := whatif.Find(b.set, p.stated, opt, whatif.Query{}); return err }},
		{key: "commitment_front", what: "front of commitments", bar: 50 * time.Millisecond,
			run: func(p *project) error { _, err := whatif.FrontOf(b.set, p.stated, opt); return err }},
	}
}
