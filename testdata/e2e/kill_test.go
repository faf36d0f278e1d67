package e2e

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"sevenlists/testdata/e2e/run"
)

// rush is eight writers who issue plans of the same projects at once.
type rush struct {
	*agent
	projects []string

	mu      sync.Mutex
	issued  map[string]map[int]string // project: number: hash of the plan, as it was acknowledged
	n       int                       // how many were acknowledged
	pending []order                   // what was asked for and not answered
}

const rushers = 8

func newRush(a *agent, projects int) *rush {
	r := &rush{agent: a, issued: map[string]map[int]string{}}
	for i := range projects {
		id := a.create(fmt.Sprintf("create-%04d", i)).ID
		r.projects = append(r.projects, id)
		r.issued[id] = map[int]string{}
	}
	return r
}

// acknowledged notes a plan that the server said it issued.
func (r *rush) acknowledged(o order, got answer) error {
	var issued struct {
		Number int    `json:"number"`
		Plan   string `json:"plan"`
	}
	got.into(r.t, &issued)
	r.mu.Lock()
	defer r.mu.Unlock()
	if before, known := r.issued[o.project][issued.Number]; known {
		return fmt.Errorf("plan %d of %s was acknowledged twice: %s and %s", issued.Number, o.project, before, issued.Plan)
	}
	r.issued[o.project][issued.Number] = issued.Plan
	r.n++
	return nil
}

func (r *rush) count() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.n
}

// write issues plans until the server is gone or the channel closed. It gives an error only for what
// must not happen. round tells the keys of one rush from those of the next.
func (r *rush) write(round, writer int, stop <-chan struct{}) error {
	for n := 0; ; n++ {
		select {
		case <-stop:
			return nil
		default:
		}
		id := r.projects[(writer+n)%len(r.projects)]
		seen, err := r.ask(http.MethodGet, "/api/v1/projects/"+id, nil, nil)
		if err != nil {
			return nil // the server is gone
		}
		if seen.status != http.StatusOK {
			return fmt.Errorf("reading gives %d: %s", seen.status, seen.body)
		}
		o := order{id, seen.header.Get("ETag"), fmt.Sprintf("rush-%d-%d-%d", round, writer, n)}
		got, err := r.issue(o)
		switch {
		case err != nil:
			r.mu.Lock()
			r.pending = append(r.pending, o)
			r.mu.Unlock()
			return nil
		case got.status == http.StatusCreated:
			if err := r.acknowledged(o, got); err != nil {
				return err
			}
		case got.status != http.StatusPreconditionFailed: // somebody else was first
			return fmt.Errorf("issuing gives %d: %s", got.status, got.body)
		}
	}
}

// begin starts the writers. The function it gives waits for them.
func (r *rush) begin(round int, stop <-chan struct{}) (wait func()) {
	var wg sync.WaitGroup
	errs := make([]error, rushers)
	for w := range errs {
		wg.Go(func() { errs[w] = r.write(round, w, stop) })
	}
	return func() {
		r.t.Helper()
		wg.Wait()
		if err := errors.Join(errs...); err != nil {
			r.t.Fatal(err)
		}
	}
}

// resolve asks once more, under its key, for whatever was not answered: it was done, or is done now, or
// somebody else was first.
func (r *rush) resolve() {
	r.t.Helper()
	for _, o := range r.pending {
		got, err := r.issue(o)
		switch {
		case err != nil:
			r.t.Fatal(err)
		case got.status == http.StatusCreated:
			if err := r.acknowledged(o, got); err != nil {
				r.t.Fatal(err)
			}
		case got.status != http.StatusPreconditionFailed:
			r.t.Fatalf("asking again gives %d: %s", got.status, got.body)
		}
	}
	r.pending = nil
}

// complete looks whether the server has every plan that was acknowledged, and no other.
func (r *rush) complete() {
	r.t.Helper()
	for _, id := range r.projects {
		p, _ := r.read(id)
		for i, plan := range p.Plans {
			if plan.Number != i+1 {
				r.t.Fatalf("plan %d of %s stands in place %d", plan.Number, id, i+1)
			}
			if r.issued[id][plan.Number] != plan.Plan {
				r.t.Fatalf("plan %d of %s is %s and was acknowledged as %q", plan.Number, id, plan.Plan, r.issued[id][plan.Number])
			}
		}
		if len(p.Plans) != len(r.issued[id]) {
			r.t.Fatalf("%s has %d plans, of which %d were acknowledged", id, len(p.Plans), len(r.issued[id]))
		}
		if len(p.Plans) > 0 {
			r.must(http.StatusOK, http.MethodGet, fmt.Sprintf("/api/v1/projects/%s/plans/%d", id, len(p.Plans)), nil, nil)
		}
	}
}

// A server that eight writers keep busy is killed again and again, three times here and twenty in the
// full form. Nothing that was acknowledged is lost, nothing is there twice or in part, verify finds
// nothing wrong, and the server is back within two seconds.
func TestKilledServerLosesNothing(t *testing.T) {
	times := 3
	if os.Getenv("SEVENLISTS_PROVE") != "" {
		times = 20
	}
	data := filepath.Join(t.TempDir(), "data")
	start := func() *run.Server { return run.Serve(t, data, nil) }
	a, s := newAgent(t, data, start)
	first := s.Took
	r := newRush(a, 4)
	chance := rand.New(rand.NewPCG(6, 1))
	var took []time.Duration
	for round := range times {
		wait := r.begin(round, nil)
		enough := r.count() + 10 + chance.IntN(40)
		until(t, "the writers write", func() bool { return r.count() >= enough })
		time.Sleep(time.Duration(chance.IntN(3000)) * time.Microsecond) // anywhere within what the server does
		s.Kill()
		wait()
		wellKept(t, data) // as it was left
		s = start()
		took = append(took, s.Took)
		r.url = s.URL
		r.resolve()
		r.complete()
	}
	wellKept(t, data) // while the server runs
	s.Stop()
	wellKept(t, data)
	slices.Sort(took)
	t.Logf("killed %d times, %d plans acknowledged, back after %v (at most %v)", times, r.count(), took[len(took)/2], took[len(took)-1])
	// On a machine that is too busy to start any server in that time, recovery must add nothing to it.
	if back := took[len(took)/2]; back > 2*time.Second && back > 3*first/2 {
		t.Errorf("the server is back after %v only, having begun in %v", back, first)
	}
}
