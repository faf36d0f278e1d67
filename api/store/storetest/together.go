package storetest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/store"
)

// writers is how many write at once in the tests below.
const writers = 16

var togetherCases = []test{
	{"sixteen writers on the same streams lose nothing and leave no gap", func(p *place) {
		const streams, each = 3, 12
		together(p, each, func(ctx context.Context, writer, n int) error {
			asked := store.Asked{Stream: fmt.Sprint("project-", n%streams), Key: fmt.Sprintf("%d-%d", writer, n), Content: "c", Actor: "system"}
			_, repeated, err := store.Write(ctx, p, p.clock.Now, asked, counted(writer, n))
			if repeated {
				return errors.New("a first request was taken for a repeated one")
			}
			return err
		})
		for s := range streams {
			docs := wholeChain(p, fmt.Sprint("project-", s))
			require.Len(p, docs, writers*each/streams)
			view, err := p.Get(p.ctx, "thing", docs[0].Stream)
			require.NoError(p, err)
			require.Equal(p, int64(len(docs)), view.Version, "the view is as new as its log")
		}
	}},
	{"one key under sixteen writers makes one document", func(p *place) {
		const each = 10
		together(p, each, func(ctx context.Context, _, n int) error {
			asked := store.Asked{Stream: "project", Key: fmt.Sprint("request ", n), Content: "c", Actor: "system"}
			d, _, err := store.Write(ctx, p, p.clock.Now, asked, counted(0, n))
			if err == nil && d.Key != asked.Key {
				return errors.New("another document was given than the one asked for")
			}
			return err
		})
		require.Len(p, wholeChain(p, "project"), each)
	}},
	{"sixteen writers of one record: every version is written by one of them", func(p *place) {
		const each = 10
		p.putAll(store.Record{Kind: "counter", ID: "c", Version: 1, Body: []byte("0")})
		together(p, each, func(ctx context.Context, _, _ int) error {
			for {
				r, err := p.Get(ctx, "counter", "c")
				if err != nil {
					return err
				}
				var n int
				if err := json.Unmarshal(r.Body, &n); err != nil {
					return err
				}
				r.Version, r.Body = r.Version+1, fmt.Append(nil, n+1)
				if err := p.Put(ctx, r); !errors.Is(err, store.ErrTaken) {
					return err
				}
			}
		})
		r, err := p.Get(p.ctx, "counter", "c")
		require.NoError(p, err)
		require.EqualValues(p, 1+writers*each, r.Version)
		require.Equal(p, fmt.Sprint(writers*each), string(r.Body))
	}},
	{"of sixteen who put the first version one succeeds", func(p *place) {
		var mu sync.Mutex
		won := 0
		together(p, 5, func(ctx context.Context, _, n int) error {
			err := p.Put(ctx, record(fmt.Sprint("lease-", n)))
			if err == nil {
				mu.Lock()
				won++
				mu.Unlock()
			} else if !errors.Is(err, store.ErrTaken) {
				return err
			}
			return nil
		})
		require.Equal(p, 5, won)
	}},
	{"sixteen who advance one view leave the newest", func(p *place) {
		together(p, 10, func(ctx context.Context, writer, n int) error {
			v := record("view", "owner", fmt.Sprint(writer), "state", fmt.Sprint(n))
			v.Version = int64(n*writers + writer + 1)
			v.Body = fmt.Append(nil, v.Version)
			_, err := p.Advance(ctx, v)
			return err
		})
		v, err := p.Get(p.ctx, "thing", "view")
		require.NoError(p, err)
		require.EqualValues(p, writers*10, v.Version)
		require.Equal(p, fmt.Sprint(writers*10), string(v.Body))
		require.Equal(p, []string{"view"}, p.listed(store.Query{Where: map[string][]string{"owner": {"15"}, "state": {"9"}}}))
		n, err := p.Count(p.ctx, store.Query{Kind: "thing", Where: map[string][]string{"owner": {"0", "1", "2", "3", "14"}}}, 10)
		require.NoError(p, err)
		require.Zero(p, n)
	}},
}

// counted decides on one event and folds a view that counts the documents.
func counted(writer, n int) store.Decide {
	return func(_ context.Context, last store.Document) (store.Decision, error) {
		return store.Decision{
			Events: []store.Event{Event(fmt.Sprintf(`{"writer":%d,"n":%d,"after":%d}`, writer, n, last.Sequence))},
			Views: func(d store.Document) ([]store.Record, error) {
				v := record(d.Stream)
				v.Version = d.Sequence
				return []store.Record{v}, nil
			},
		}, nil
	}
}

// together lets all writers do a thing so many times, at once.
func together(p *place, each int, do func(ctx context.Context, writer, n int) error) {
	p.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, 5*time.Minute)
	defer cancel()
	var wg sync.WaitGroup
	errs := make([]error, writers)
	for w := range writers {
		wg.Go(func() {
			for n := range each {
				if err := do(ctx, w, n); err != nil {
					errs[w] = err
					return
				}
			}
		})
	}
	wg.Wait()
	require.NoError(p, errors.Join(errs...))
}

// wholeChain reads a stream and checks that each document follows the one before.
func wholeChain(p *place, stream string) []store.Document {
	p.Helper()
	docs, err := p.Read(p.ctx, stream, 0, 10_000)
	require.NoError(p, err)
	keys := map[string]bool{}
	previous := ""
	for i, d := range docs {
		e, err := d.Open()
		require.NoError(p, err)
		require.EqualValues(p, i+1, d.Sequence)
		require.Equal(p, previous, e.Previous)
		require.False(p, keys[d.Key], "key %s twice", d.Key)
		keys[d.Key], previous = true, d.Hash
	}
	return docs
}
