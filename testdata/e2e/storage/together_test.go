package storage

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/store"
	"sevenlists/api/store/mongodb"
	"sevenlists/api/store/storetest"
)

// writers is how many write at once.
const writers = 16

// share is what one server does of the work of all.
type share struct {
	Address string
	Server  int // its own keys begin with it
	Writers int
	Streams int
	Each    int // requests of one writer
}

// do writes to the streams: each request of a key of its own, and then one of a key that the writers of
// all servers use. Each also counts one in a record that all share.
func (w share) do(ctx context.Context, s store.Store) error {
	errs := make([]error, w.Writers)
	var wg sync.WaitGroup
	for i := range w.Writers {
		wg.Go(func() {
			for n := range w.Each {
				if errs[i] = w.request(ctx, s, i, n); errs[i] != nil {
					return
				}
			}
		})
	}
	wg.Wait()
	return errors.Join(errs...)
}

func (w share) request(ctx context.Context, s store.Store, writer, n int) error {
	stream := fmt.Sprint("project-", n%w.Streams)
	own := fmt.Sprintf("server %d writer %d request %d", w.Server, writer, n)
	if _, repeated, err := write(ctx, s, stream, own, own); err != nil || repeated {
		return errors.Join(err, sayIf(repeated, own+" was taken for a repeated one"))
	}
	shared := fmt.Sprintf("shared %d", n)
	d, _, err := write(ctx, s, stream, shared, shared)
	if err != nil || d.Key != shared {
		return errors.Join(err, sayIf(err == nil, shared+" got another document: "+d.Key))
	}
	return countOne(ctx, s)
}

func sayIf(wrong bool, text string) error {
	if wrong {
		return errors.New(text)
	}
	return nil
}

// write appends one event and its view.
func write(ctx context.Context, s store.Store, stream, key, content string) (store.Document, bool, error) {
	asked := store.Asked{Stream: stream, Key: key, Content: store.Hash([]byte(content)), Actor: "system"}
	return store.Write(ctx, s, time.Now, asked, func(_ context.Context, last store.Document) (store.Decision, error) {
		return store.Decision{
			Events: []store.Event{storetest.Event(fmt.Sprintf(`{"after":%d}`, last.Sequence))},
			Views: func(d store.Document) ([]store.Record, error) {
				return []store.Record{{Kind: "view", ID: stream, Version: d.Sequence, Sort: d.ID(), Fields: map[string]string{"last": d.Key}, Body: []byte("{}")}}, nil
			},
		}, nil
	})
}

// countOne adds one to a record, over and over until nobody else was first.
func countOne(ctx context.Context, s store.Store) error {
	for {
		r, err := s.Get(ctx, "counter", "all")
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return err
		}
		n := 0
		if err == nil {
			if err := json.Unmarshal(r.Body, &n); err != nil {
				return err
			}
		}
		err = s.Put(ctx, store.Record{Kind: "counter", ID: "all", Version: r.Version + 1, Body: fmt.Append(nil, n+1)})
		if !errors.Is(err, store.ErrTaken) {
			return err
		}
	}
}

// requireWhole checks what must hold after all shares are done.
func requireWhole(t *testing.T, s store.Store, w share, servers int) {
	t.Helper()
	ctx := t.Context()
	total := 0
	for i := range w.Streams {
		docs := requireChain(t, s, fmt.Sprint("project-", i))
		total += len(docs)
		view, err := s.Get(ctx, "view", fmt.Sprint("project-", i))
		require.NoError(t, err)
		require.EqualValues(t, len(docs), view.Version)
		listed, err := s.List(ctx, store.Query{Kind: "view", Where: map[string][]string{"last": {docs[len(docs)-1].Key}}})
		require.NoError(t, err)
		require.Len(t, listed, 1, "the view is listed as it is now")
	}
	require.Equal(t, servers*w.Writers*w.Each+w.Each, total, "each own request once, and each shared one once for all")
	listed, err := s.List(ctx, store.Query{Kind: "view"})
	require.NoError(t, err)
	require.Len(t, listed, w.Streams)
	r, err := s.Get(ctx, "counter", "all")
	require.NoError(t, err)
	require.Equal(t, fmt.Sprint(servers*w.Writers*w.Each), string(r.Body), "no count is lost")
}

// requireChain checks a stream: no gap, each document after the one before, no key twice.
func requireChain(t *testing.T, s store.Store, stream string) []store.Document {
	t.Helper()
	docs, err := s.Read(t.Context(), stream, 0, 100_000)
	require.NoError(t, err)
	keys, previous := map[string]bool{}, ""
	for i, d := range docs {
		e, err := d.Open()
		require.NoError(t, err)
		require.Equal(t, store.Hash(d.Payload), d.Hash)
		require.EqualValues(t, i+1, d.Sequence)
		require.Equal(t, previous, e.Previous)
		require.False(t, keys[d.Key], "%s stands twice", d.Key)
		keys[d.Key], previous = true, d.Hash
	}
	return docs
}

func TestTwoServersOnOneDatabaseLoseNothing(t *testing.T) {
	onEach(t, func(t *testing.T, server server) {
		w := share{Address: server.database(t), Writers: writers / 2, Streams: 2, Each: inFull(12, 3)}
		stores := []store.Store{open(t, w.Address, time.Now), open(t, w.Address, time.Now)}
		var wg sync.WaitGroup
		errs := make([]error, len(stores))
		for i, s := range stores {
			w := w
			w.Server = i
			wg.Go(func() { errs[i] = w.do(t.Context(), s) })
		}
		wg.Wait()
		require.NoError(t, errors.Join(errs...))
		requireWhole(t, stores[0], w, len(stores))
	})
}

// actingVariable makes this test's program do a share, as a process of its own.
const actingVariable = "SEVENLISTS_STORAGE_SHARE"

func act() int {
	var w share
	err := json.Unmarshal([]byte(os.Getenv(actingVariable)), &w)
	if err == nil {
		var s store.Store
		if s, err = mongodb.Open(context.Background(), w.Address, time.Now); err == nil {
			err = errors.Join(w.do(context.Background(), s), s.Close())
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

func TestTwoProcessesOnOneDatabaseLoseNothing(t *testing.T) {
	onEach(t, func(t *testing.T, server server) {
		w := share{Address: server.database(t), Writers: writers / 2, Streams: 2, Each: inFull(12, 3)}
		const processes = 2
		var running []*exec.Cmd
		for i := range processes {
			w := w
			w.Server = i
			task, err := json.Marshal(w)
			require.NoError(t, err)
			cmd := exec.CommandContext(t.Context(), os.Args[0])
			cmd.Env = append(os.Environ(), actingVariable+"="+string(task))
			cmd.Stderr = &bytes.Buffer{}
			require.NoError(t, cmd.Start())
			running = append(running, cmd)
		}
		for _, cmd := range running {
			require.NoError(t, cmd.Wait(), "%s", cmd.Stderr)
		}
		requireWhole(t, open(t, w.Address, time.Now), w, processes)
	})
}

func TestServersThatStartTogetherAllComeUp(t *testing.T) {
	onEach(t, func(t *testing.T, server server) {
		address := server.database(t)
		errs := make([]error, 6)
		var wg sync.WaitGroup
		for i := range errs {
			wg.Go(func() {
				s, err := mongodb.Open(t.Context(), address, time.Now)
				if err == nil {
					_, _, err = write(t.Context(), s, "project", fmt.Sprint(i), "c")
					err = errors.Join(err, s.Close())
				}
				errs[i] = err
			})
		}
		wg.Wait()
		require.NoError(t, errors.Join(errs...))
		require.Len(t, requireChain(t, open(t, address, time.Now), "project"), len(errs))
	})
}
