package storage

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/store"
	"sevenlists/testdata/e2e/wire"
)

// patience is the deadline of one request in the tests below, and slack what it may take over it on a
// machine that is busy.
const (
	patience = 700 * time.Millisecond
	slack    = 1500 * time.Millisecond
)

// request is one that somebody made, and what came of it.
type request struct {
	stream, key string
	document    store.Document
	err         error
}

// client makes requests one after the other, each under its deadline, until it is told to stop.
type client struct {
	t    *testing.T
	s    store.Store
	name string
	made []request
}

func (c *client) work(stop <-chan struct{}) {
	for n := 0; ; n++ {
		select {
		case <-stop:
			return
		default:
			r := request{stream: fmt.Sprint("project-", n%2), key: fmt.Sprintf("%s-%d", c.name, n)}
			r.document, r.err = c.ask(r)
			c.made = append(c.made, r)
		}
	}
}

// ask makes a request and sees that it ends in time, and clearly.
func (c *client) ask(r request) (store.Document, error) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	begun := time.Now()
	d, _, err := write(ctx, c.s, r.stream, r.key, r.key)
	if took := time.Since(begun); took > patience+slack {
		c.t.Errorf("%s took %v", r.key, took)
	}
	if err != nil && !errors.Is(err, store.ErrUnavailable) && !errors.Is(err, store.ErrTaken) {
		c.t.Errorf("%s: not a clear error: %v", r.key, err)
	}
	return d, err
}

func TestRequestsEndInTimeAndNothingIsLostWhateverTheLineDoes(t *testing.T) {
	onEach(t, func(t *testing.T, server server) {
		for _, f := range wire.Faults {
			t.Run(f.Name, func(t *testing.T) {
				l := newLine(t, server.database(t))
				s := open(t, l.Address, time.Now)
				clients := make([]*client, 4)
				stop := make(chan struct{})
				var wg sync.WaitGroup
				for i := range clients {
					clients[i] = &client{t: t, s: s, name: fmt.Sprint("client-", i)}
					wg.Go(func() { clients[i].work(stop) })
				}
				time.Sleep(200 * time.Millisecond)
				for range inFull(5, 1) { // the fault comes and goes; what happens in between is what is tested
					require.NoError(t, l.Spoil(f))
					time.Sleep(time.Duration(inFull(4000, 1200)) * time.Millisecond)
					require.NoError(t, l.Mend(f))
					time.Sleep(300 * time.Millisecond)
				}
				close(stop)
				wg.Wait()
				mended := time.Now()
				requireRecovery(t, s, mended)
				settle(t, s, clients)
			})
		}
	})
}

// requireRecovery sees that requests succeed again, without anything being started anew.
func requireRecovery(t *testing.T, s store.Store, mended time.Time) {
	t.Helper()
	for n := 0; ; n++ {
		ctx, cancel := context.WithTimeout(t.Context(), patience)
		_, _, err := write(ctx, s, "recovery", fmt.Sprint(n), "c")
		cancel()
		if err == nil {
			t.Logf("the first request succeeded %v after the line was mended", time.Since(mended).Round(time.Millisecond))
			return
		}
		require.Less(t, time.Since(mended), 30*time.Second, "%v", err)
	}
}

// settle repeats what failed under its key, and then looks whether everything is there once.
func settle(t *testing.T, s store.Store, clients []*client) {
	t.Helper()
	written := map[string]string{}
	failed, kept := 0, 0
	for _, c := range clients {
		for _, r := range c.made {
			d := r.document
			if r.err != nil {
				failed++
				if _, err := s.Find(t.Context(), r.stream, r.key); err == nil {
					kept++
				}
				d = repeat(t, s, r)
			}
			written[r.key] = d.Hash
		}
	}
	t.Logf("%d requests, %d with an error, of which %d had been kept all the same", len(written), failed, kept)
	found := 0
	for _, stream := range []string{"project-0", "project-1"} {
		docs := requireChain(t, s, stream)
		for _, d := range docs {
			require.Equal(t, written[d.Key], d.Hash, "%s is what its writer was told", d.Key)
		}
		found += len(docs)
		require.Eventually(t, func() bool {
			view, err := s.Get(t.Context(), "view", stream)
			return len(docs) == 0 || err == nil && view.Version == int64(len(docs))
		}, 20*time.Second, 50*time.Millisecond, "the view of %s comes to be as new as its log", stream)
	}
	require.Equal(t, len(written), found, "every request once")
}

// repeat makes a request again under its key, as whoever got an error does, until it is done.
func repeat(t *testing.T, s store.Store, r request) store.Document {
	t.Helper()
	for begun := time.Now(); ; {
		d, _, err := write(t.Context(), s, r.stream, r.key, r.key)
		if err == nil {
			return d
		}
		require.ErrorIs(t, err, store.ErrUnavailable)
		require.Less(t, time.Since(begun), 30*time.Second, "%v", err)
	}
}

func TestDocumentWhoseAnswerWasLostCountsAsWritten(t *testing.T) {
	onEach(t, func(t *testing.T, server server) {
		for _, collection := range []string{"documents", "records", "contents"} {
			t.Run(collection, func(t *testing.T) {
				line, err := wire.NewForgetful(server.database(t), wire.Inserts(collection))
				require.NoError(t, err)
				t.Cleanup(line.Close)
				s := open(t, line.Address, time.Now)
				d, repeated, err := write(t.Context(), s, "project", "key", "c")
				require.NoError(t, err)
				require.False(t, repeated)
				hash, err := s.Keep(t.Context(), []byte("plan"))
				require.NoError(t, err)
				require.True(t, line.Forgot.Load(), "an answer was lost")

				docs := requireChain(t, s, "project")
				require.Equal(t, []store.Document{d}, docs)
				view, err := s.Get(t.Context(), "view", "project")
				require.NoError(t, err)
				require.EqualValues(t, 1, view.Version)
				content, err := s.Content(t.Context(), hash)
				require.NoError(t, err)
				require.Equal(t, "plan", string(content))
			})
		}
	})
}

func TestUnknownOutcomeIsSaidAndTheKeyTellsIt(t *testing.T) {
	onEach(t, func(t *testing.T, server server) {
		l := newLine(t, server.database(t))
		s := open(t, l.Address, time.Now)
		lost := wire.AnswersLost
		d, err := store.Seal(store.Entry{
			Stream: "project", Sequence: 1, Key: "key", RecordedAt: time.Now(), Actor: "system",
			Events: []store.Event{{Type: "thing_happened", Body: []byte("{}")}},
		})
		require.NoError(t, err)
		view := store.Record{Kind: "view", ID: "project", Version: 1, Body: []byte("{}")}

		require.NoError(t, l.Spoil(lost))
		ctx, cancel := context.WithTimeout(t.Context(), patience)
		defer cancel()
		err = s.Append(ctx, d, view)
		require.ErrorIs(t, err, store.ErrUnavailable)
		require.ErrorIs(t, err, context.DeadlineExceeded)
		require.NoError(t, l.Mend(lost))

		found, err := s.Find(t.Context(), "project", "key")
		require.NoError(t, err, "it was written, only the answer was lost")
		require.Equal(t, d, found)
		require.Eventually(t, func() bool { _, err := s.Get(t.Context(), "view", "project"); return err == nil },
			20*time.Second, 20*time.Millisecond, "its view is written late")
	})
}

func TestCallsEndByTheirDeadlineWhileNobodyAnswers(t *testing.T) {
	onEach(t, func(t *testing.T, server server) {
		for _, f := range []wire.Fault{wire.Cut, wire.AnswersLost, wire.QuestionsLost} {
			l := newLine(t, server.database(t))
			s := open(t, l.Address, time.Now)
			require.NoError(t, s.Ping(t.Context()))
			require.NoError(t, l.Spoil(f))
			calls := map[string]func(context.Context) error{
				"get":      func(ctx context.Context) error { _, err := s.Get(ctx, "view", "a"); return err },
				"put":      func(ctx context.Context) error { return s.Put(ctx, store.Record{Kind: "view", ID: "a", Version: 1}) },
				"delete":   func(ctx context.Context) error { return s.Delete(ctx, "view", "a", 0) },
				"list":     func(ctx context.Context) error { _, err := s.List(ctx, store.Query{Kind: "view"}); return err },
				"count":    func(ctx context.Context) error { _, err := s.Count(ctx, store.Query{Kind: "view"}, 10); return err },
				"last":     func(ctx context.Context) error { _, err := s.Last(ctx, "a"); return err },
				"changed":  func(ctx context.Context) error { _, err := s.Changed(ctx, time.Time{}, 10); return err },
				"keep":     func(ctx context.Context) error { _, err := s.Keep(ctx, []byte("x")); return err },
				"content":  func(ctx context.Context) error { _, err := s.Content(ctx, "x"); return err },
				"sweep":    func(ctx context.Context) error { _, err := s.Sweep(ctx, time.Now()); return err },
				"ping":     s.Ping,
				"empty":    func(ctx context.Context) error { _, err := s.Empty(ctx); return err },
				"snapshot": func(ctx context.Context) error { _, err := s.Snapshot(ctx); return err },
			}
			var wg sync.WaitGroup
			for name, call := range calls {
				wg.Go(func() {
					ctx, cancel := context.WithTimeout(t.Context(), patience)
					defer cancel()
					begun := time.Now()
					if err := call(ctx); !errors.Is(err, store.ErrUnavailable) {
						t.Errorf("%s, %s: %v", f.Name, name, err)
					}
					if took := time.Since(begun); took > patience+slack {
						t.Errorf("%s, %s: took %v", f.Name, name, took)
					}
				})
			}
			wg.Wait()
			require.NoError(t, l.Mend(f))
			requireRecovery(t, s, time.Now())
		}
	})
}
