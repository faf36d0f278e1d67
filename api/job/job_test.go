package job_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/job"
	"sevenlists/api/store"
	"sevenlists/api/store/sqlite"
	"sevenlists/api/store/storetest"
)

func newClock() *storetest.Clock {
	return storetest.NewClock(time.Date(2026, 6, 1, 1, 0, 0, 0, time.UTC))
}

func newStore(t testing.TB, c *storetest.Clock) *sqlite.Store {
	t.Helper()
	s, err := sqlite.Open(context.Background(), t.TempDir(), c.Now)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	return s
}

// numbers is a work that writes every number up to one into a log of its own, each once: 10 a shard, 3 a
// step, 4 shards a division.
type numbers struct {
	store store.Store
	clock *storetest.Clock
	// before is called at the beginning of every step, after at its end, once its effects are there.
	before, after func(cursor string) error
}

const each, step, batch = 10, 3, 4

func (n *numbers) Split(_ context.Context, j *job.Job, from string) ([]job.Range, string, error) {
	var total int
	if err := json.Unmarshal(j.Params, &total); err != nil {
		return nil, "", err
	}
	begin, _ := strconv.Atoi(from)
	var shards []job.Range
	for ; begin < total && len(shards) < batch; begin += each {
		end := min(begin+each, total)
		shards = append(shards, job.Range{From: strconv.Itoa(begin), Until: strconv.Itoa(end), Size: end - begin})
	}
	if begin >= total {
		return shards, "", nil
	}
	return shards, strconv.Itoa(begin), nil
}

func (n *numbers) Step(ctx context.Context, j *job.Job, r job.Range, cursor string) (job.Step, error) {
	if n.before != nil {
		if err := n.before(cursor); err != nil {
			return job.Step{}, err
		}
	}
	at := cursor
	if at == "" {
		at = r.From
	}
	from, _ := strconv.Atoi(at)
	until, _ := strconv.Atoi(r.Until)
	to := min(from+step, until)
	var lines bytes.Buffer
	for i := from; i < to; i++ {
		_, _, err := store.Write(ctx, n.store, n.clock.Now, store.Asked{
			Stream: "n" + strconv.Itoa(i), Key: j.ID, Content: store.Hash(nil), Actor: "system",
		}, func(context.Context, store.Document) (store.Decision, error) {
			return store.Decision{Events: []store.Event{{Type: "counted", Body: json.RawMessage(`{}`)}}}, nil
		})
		if err != nil {
			return job.Step{}, err
		}
		fmt.Fprintln(&lines, i)
	}
	if n.after != nil {
		if err := n.after(cursor); err != nil {
			return job.Step{}, err
		}
	}
	return job.Step{
		Cursor: strconv.Itoa(to), Done: to - from, Counts: map[string]int{"counted": to - from}, Lines: lines.Bytes(), Ended: to == until,
	}, nil
}

var random = rand.NewChaCha8([32]byte{7})

// server is one of those that share a store.
func server(t testing.TB, s store.Store, c *storetest.Clock, work job.Work) *job.Jobs {
	t.Helper()
	j, err := job.New(job.Config{Store: s, Now: c.Now, Random: random, Workers: 1, Works: map[string]job.Work{"numbers": work}})
	require.NoError(t, err)
	return j
}

func start(t testing.TB, j *job.Jobs, key string, total int) *job.Job {
	t.Helper()
	one, err := j.Start(context.Background(), job.Order{Type: "numbers", By: "acc-1", Key: key, Params: total})
	require.NoError(t, err)
	return one
}

func read(t testing.TB, j *job.Jobs, id string) *job.Job {
	t.Helper()
	one, err := j.Read(context.Background(), id)
	require.NoError(t, err)
	return one
}

// turn works until nothing is left.
func turn(t testing.TB, j *job.Jobs) {
	t.Helper()
	require.NoError(t, j.Turn(context.Background(), time.Hour))
}

// exactlyOnce holds the job and the logs against each other: every number was written once, and counted
// once, and stands once in the result, in order.
func exactlyOnce(t testing.TB, s store.Store, j *job.Jobs, id string, total int) {
	t.Helper()
	one := read(t, j, id)
	require.Equal(t, job.Done, one.State)
	require.Equal(t, total, one.Done)
	require.Equal(t, total, one.Total)
	require.Equal(t, map[string]int{"counted": total}, one.Counts)
	var want, got bytes.Buffer
	for i := range total {
		documents, err := s.Read(context.Background(), "n"+strconv.Itoa(i), 0, 10)
		require.NoError(t, err)
		require.Len(t, documents, 1, "%d was written so often", i)
		fmt.Fprintln(&want, i)
	}
	require.NoError(t, j.WriteResult(context.Background(), one, &got))
	require.Equal(t, want.String(), got.String())
}

// cut is a store that is away for one write: that of a shard whose cursor is to move.
type cut struct {
	store.Store
	at    int // which of these writes
	after bool
	seen  int
}

func (c *cut) Put(ctx context.Context, r store.Record) error {
	if r.Kind == "job_shard" && r.Version > 2 {
		if c.seen++; c.seen == c.at {
			if c.after {
				if err := c.Store.Put(ctx, r); err != nil {
					return err
				}
			}
			return fmt.Errorf("%w: cut", store.ErrUnavailable)
		}
	}
	return c.Store.Put(ctx, r)
}

// A worker that crashes does so between the effects of a step and the writing down of its cursor, or
// right after that. Another goes on when the lease has ended.
func TestACrashBetweenEffectAndCursorDoesNothingTwice(t *testing.T) {
	for at := 1; at <= 8; at++ {
		for _, after := range []bool{false, true} {
			t.Run(fmt.Sprintf("write %d, written %v", at, after), func(t *testing.T) {
				c := newClock()
				s := newStore(t, c)
				crashing := &cut{Store: s, at: at, after: after}
				a := server(t, crashing, c, &numbers{store: s, clock: c})
				b := server(t, s, c, &numbers{store: s, clock: c})
				one := start(t, a, "key", 20)
				require.ErrorIs(t, a.Turn(context.Background(), time.Hour), store.ErrUnavailable)
				turn(t, b)
				state := read(t, b, one.ID)
				if lastOfShard := at%4 == 0; !after || !lastOfShard {
					require.Equal(t, job.Running, state.State, "what the other holds is left to it as long as its lease lasts")
				}
				c.Move(61 * time.Second)
				turn(t, b)
				exactlyOnce(t, s, b, one.ID, 20)
			})
		}
	}
}

func TestTwoServersShareAJob(t *testing.T) {
	c := newClock()
	s := newStore(t, c)
	const total = 200
	var mu sync.Mutex
	did := map[string]int{}
	// The first step of each server waits for the other's, so that neither does everything alone.
	var both sync.WaitGroup
	both.Add(2)
	share := func(name string) *numbers {
		var once sync.Once
		return &numbers{store: s, clock: c, before: func(string) error {
			once.Do(func() { both.Done(); both.Wait() })
			mu.Lock()
			defer mu.Unlock()
			did[name]++
			return nil
		}}
	}
	a, b := server(t, s, c, share("a")), server(t, s, c, share("b"))
	one := start(t, a, "key", total)
	var all sync.WaitGroup
	for _, j := range []*job.Jobs{a, b} {
		all.Go(func() { _ = j.Turn(context.Background(), time.Hour) })
	}
	all.Wait()
	turn(t, a)
	exactlyOnce(t, s, a, one.ID, total)
	require.Positive(t, did["a"])
	require.Positive(t, did["b"])
	require.Equal(t, total/each*4, did["a"]+did["b"], "no step was done twice")
}

func TestAServerThatWasTooSlowCountsNothing(t *testing.T) {
	c := newClock()
	s := newStore(t, c)
	b := server(t, s, c, &numbers{store: s, clock: c})
	slept := false
	a := server(t, s, c, &numbers{store: s, clock: c, after: func(string) error {
		if !slept { // its lease ends while it works, and the other does the whole job
			slept = true
			c.Move(2 * time.Minute)
			return b.Turn(context.Background(), time.Hour)
		}
		return nil
	}})
	one := start(t, a, "key", 20)
	turn(t, a)
	require.True(t, slept)
	exactlyOnce(t, s, a, one.ID, 20)
}

func TestAStopGivesTheShardBack(t *testing.T) {
	c := newClock()
	s := newStore(t, c)
	ctx, stop := context.WithCancel(context.Background())
	a := server(t, s, c, &numbers{store: s, clock: c, after: func(string) error { stop(); return nil }})
	one := start(t, a, "key", 20)
	require.NoError(t, a.Turn(ctx, time.Hour))
	require.Equal(t, 3, read(t, a, one.ID).Done, "the step that was done is written down")
	b := server(t, s, c, &numbers{store: s, clock: c})
	turn(t, b) // the clock stands still: no lease has ended
	exactlyOnce(t, s, b, one.ID, 20)
}

func TestATurnIsBounded(t *testing.T) {
	c := newClock()
	s := newStore(t, c)
	steps := 0
	j := server(t, s, c, &numbers{store: s, clock: c, before: func(string) error { steps++; c.Move(time.Second); return nil }})
	one := start(t, j, "key", 100)
	require.NoError(t, j.Turn(context.Background(), 5*time.Second))
	require.Equal(t, 5, steps)
	state := read(t, j, one.ID)
	require.Equal(t, job.Running, state.State)
	require.Equal(t, 13, state.Done, "3, 3, 3, 1 and 3 numbers")
	require.Equal(t, 100, state.Total)
	turn(t, j)
	exactlyOnce(t, s, j, one.ID, 100)
}
