package project_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/job"
	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/policies"
)

// replanned reads the lines of a job's result.
func (h *house) replanned(id string) (*job.Job, map[string]project.ReplanLine) {
	h.t.Helper()
	j, err := h.Jobs().Read(context.Background(), id)
	require.NoError(h.t, err)
	var b bytes.Buffer
	require.NoError(h.t, h.Jobs().WriteResult(context.Background(), j, &b))
	lines := map[string]project.ReplanLine{}
	for _, raw := range strings.Split(strings.TrimSpace(b.String()), "\n") {
		if raw == "" {
			continue
		}
		var line project.ReplanLine
		require.NoError(h.t, json.Unmarshal([]byte(raw), &line))
		_, twice := lines[line.Project]
		require.False(h.t, twice, "%s stands in the result twice", line.Project)
		lines[line.Project] = line
	}
	return j, lines
}

func (h *house) issue(p *project.Project, key string, order project.Order) *project.Project {
	h.t.Helper()
	p, _, err := h.Issue(context.Background(), p.ID, project.Call{Account: "agent-1", Key: key}, order)
	require.NoError(h.t, err)
	return p
}

func TestAReplanSaysWhatNewRulesChangeAndChangesNothing(t *testing.T) {
	ctx := context.Background()
	disk := newStore(t)
	old := openHouse(t, disk, policies.FS)
	permit := old.create("permit", workshop)
	permit = old.issue(permit, "permit-1", project.Order{})
	quick := old.issue(old.create("quick", workshop), "quick-1", project.Order{Options: project.Options{Variant: "commitment"}})
	never := old.create("never", workshop) // issued
	archived := old.create("archived", workshop)
	_, err := old.SetArchived(ctx, archived.ID, project.Call{Account: "agent-1", Key: "archived-1"}, true, project.Archived{})
	require.NoError(t, err)
	// Under the rules by which they were planned nothing differs.
	same, err := old.StartReplan(ctx, project.Call{Account: "publisher", Key: "same"})
	require.NoError(t, err)
	require.NoError(t, old.Jobs().Turn(ctx, time.Hour))
	done, lines := old.replanned(same.ID)
	require.Equal(t, map[string]int{"unchanged": 3}, done.Counts)
	require.Empty(t, lines)

	h := openHouse(t, disk, otherRules(t)) // the construction permit takes ten days longer
	j, err := h.StartReplan(ctx, project.Call{Account: "publisher", Key: "other"})
	require.NoError(t, err)
	require.NoError(t, h.Jobs().Turn(ctx, time.Hour))
	done, lines = h.replanned(j.ID)
	require.Equal(t, job.Done, done.State)
	require.Equal(t, 3, done.Total)
	require.Equal(t, 3, done.Counts["changed"]+done.Counts["unchanged"])
	line := lines[permit.ID]
	require.Equal(t, project.ReplanChanged, line.Result)
	require.Equal(t, 1, line.Plan)
	require.Equal(t, permit.Plans[0].Finish, line.FinishBefore)
	require.Greater(t, line.FinishAfter, line.FinishBefore)
	require.Empty(t, line.Added)
	require.Empty(t, line.Dropped)
	require.False(t, line.Revised)
	if line, changed := lines[quick.ID]; changed {
		require.Equal(t, quick.Plans[0].Finish, line.FinishBefore, "with the options of the plan")
	}
	require.Equal(t, 0, lines[never.ID].Plan)
	require.Equal(t, never.Summary.Finish, lines[never.ID].FinishBefore, "without a plan it is compared with what its profile led to")
	require.NotContains(t, lines, archived.ID)
	after, err := h.Read(ctx, permit.ID)
	require.NoError(t, err)
	require.Equal(t, permit, after, "nothing is issued and nothing else changes")
}

func TestAReplanNamesItemsThatARevisedProfileBrings(t *testing.T) {
	ctx := context.Background()
	h := newHouse(t)
	p := h.issue(h.create("a", workshop), "a-1", project.Order{})
	raw := bytes.Replace(profileOf(t, workshop), []byte("annual_energy_tce: 1500"), []byte("annual_energy_tce: 5"), 1)
	require.NotEqual(t, profileOf(t, workshop), raw)
	_, err := h.Revise(ctx, p.ID, project.Call{Account: "agent-1", Key: "a-2"}, raw)
	require.NoError(t, err)
	j, err := h.StartReplan(ctx, project.Call{Account: "publisher"})
	require.NoError(t, err)
	require.NoError(t, h.Jobs().Turn(ctx, time.Hour))
	_, lines := h.replanned(j.ID)
	require.True(t, lines[p.ID].Revised)
	require.Equal(t, []string{"energy_commitment_filing"}, lines[p.ID].Dropped)
}

// many puts copies of the view of a project into a store, as if each had been made: what a replan reads.
func many(t testing.TB, s store.Store, of *project.Project, profiles []string, n int) {
	t.Helper()
	var all sync.WaitGroup
	work := make(chan int, 64)
	var mu sync.Mutex
	var failed error
	for range 32 {
		all.Go(func() {
			for i := range work {
				p := *of
				p.ID = fmt.Sprintf("pcopy%s", strings.NewReplacer("0", "a", "1", "b", "8", "c", "9", "d").Replace(fmt.Sprintf("%022d", i)))
				p.CreatedAt = of.CreatedAt.Add(time.Duration(i) * time.Millisecond)
				p.Plans = []project.Issued{of.Plans[0]}
				p.Profile = profiles[i%len(profiles)]
				p.Plans[0].Profile = p.Profile
				body, err := json.Marshal(p)
				if err == nil {
					err = s.Put(context.Background(), store.Record{
						Kind: "project", ID: fmt.Sprintf("pcopy%022d", i), Version: 1, Sort: p.CreatedAt.UTC().Format("20060102T150405.000000"),
						Body: body, Fields: map[string]string{"state": project.Open},
					})
				}
				if err != nil {
					mu.Lock()
					failed = err
					mu.Unlock()
				}
			}
		})
	}
	for i := range n {
		work <- i
	}
	close(work)
	all.Wait()
	require.NoError(t, failed)
}

// stopping is a store that stops the server that uses it each time so many steps are written down.
type stopping struct {
	store.Store
	mu          sync.Mutex
	done        map[string]int // by shard
	seen, every int
	stop        func()
}

func (c *stopping) Put(ctx context.Context, r store.Record) error {
	err := c.Store.Put(ctx, r)
	var shard struct{ Done int }
	if r.Kind != "job_shard" || json.Unmarshal(r.Body, &shard) != nil {
		return err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if shard.Done > c.done[r.ID] {
		c.done[r.ID] = shard.Done
		if c.seen++; c.seen%c.every == 0 {
			c.stop()
		}
	}
	return err
}

// TestAReplanOfManyIsQuickSmallAndResumed replans 500 projects, or with SEVENLISTS_PROVE=1 100,000, each
// turn cut short, and holds the longest form to the time and memory of the design.
func TestAReplanOfManyIsQuickSmallAndResumed(t *testing.T) {
	n, prove := 500, os.Getenv("SEVENLISTS_PROVE") == "1"
	if prove {
		n = 100_000
	}
	ctx := context.Background()
	disk := newStore(t)
	old := openHouse(t, disk, policies.FS)
	p := old.issue(old.create("one", workshop), "one-1", project.Order{})
	var profiles []string
	for i := range 200 {
		raw, err := old.Profile(ctx, p)
		require.NoError(t, err)
		raw = bytes.Replace(raw, []byte(`"annual_energy_tce": 1500`), fmt.Appendf(nil, `"annual_energy_tce": %d`, 500+10*i), 1)
		hash, err := disk.Keep(ctx, raw)
		require.NoError(t, err)
		profiles = append(profiles, hash)
	}
	many(t, disk, p, profiles, n-1)
	cutting := &stopping{Store: disk, done: map[string]int{}, every: max(2, n/4000)}
	h := openHouse(t, cutting, otherRules(t))
	h.clock.Move(time.Hour)
	j, err := h.StartReplan(ctx, project.Call{Account: "publisher"})
	require.NoError(t, err)

	var peak, before runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	begin := time.Now()
	turns := 0
	for state := j; state.State != job.Done; turns++ {
		short, stop := context.WithCancel(ctx)
		cutting.stop = stop
		require.NoError(t, ignoreEnd(short, h.Jobs().Turn(short, time.Hour)))
		stop()
		var now runtime.MemStats
		runtime.ReadMemStats(&now)
		if now.HeapInuse > peak.HeapInuse {
			peak = now
		}
		state, err = h.Jobs().Read(ctx, j.ID)
		require.NoError(t, err)
		require.Less(t, turns, 1000)
	}
	took := time.Since(begin)
	done, lines := h.replanned(j.ID)
	require.Equal(t, n, done.Total)
	require.Equal(t, n, done.Counts["changed"], "%v", done.Counts)
	require.Len(t, lines, n)
	t.Logf("%d projects in %v and %d turns, heap at most %d MB (%d MB before)", n, took, turns, peak.HeapInuse>>20, before.HeapInuse>>20)
	if prove {
		require.Less(t, took, time.Minute)
		require.Less(t, peak.HeapInuse, uint64(500<<20))
	}
}

// ignoreEnd forgets an error that comes of the end of the context.
func ignoreEnd(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return nil
	}
	return err
}
