package storetest

import (
	"context"
	"errors"
	"fmt"

	"github.com/stretchr/testify/require"

	"sevenlists/api/store"
)

var wholeCases = []test{
	{"a new place is empty", func(p *place) {
		empty, err := p.Empty(p.ctx)
		require.NoError(p, err)
		require.True(p, empty)
		require.NoError(p, p.Ping(p.ctx))
		require.NotEmpty(p, p.Engine())
		empty, err = p.Empty(p.ctx)
		require.NoError(p, err)
		require.True(p, empty, "asking leaves nothing behind")
	}},
	{"a place with a document is not empty", func(p *place) { p.chain("a", 1); notEmpty(p) }},
	{"a place with a record is not empty", func(p *place) { p.putAll(record("a")); notEmpty(p) }},
	{"a place with a content is not empty", func(p *place) {
		_, err := p.Keep(p.ctx, []byte("方案"))
		require.NoError(p, err)
		notEmpty(p)
	}},
	{"a snapshot shows everything in order", func(p *place) {
		b, a := p.chain("b", 2), p.chain("a", 11)
		c := p.chain("a-1", 1)
		p.putAll(record("y"), record("x", "owner", "li"), store.Record{Kind: "other", ID: "z", Version: 1, Body: []byte("1")})
		want := map[string]string{}
		for i := range 5 {
			hash, err := p.Keep(p.ctx, fmt.Append(nil, "content ", i))
			require.NoError(p, err)
			want[hash] = fmt.Sprint("content ", i)
		}
		saw := look(p)
		require.Equal(p, append(append(a, c...), b...), saw.documents)
		require.Equal(p, []store.Record{{Kind: "other", ID: "z", Version: 1, Body: []byte("1")}, record("x", "owner", "li"), record("y")}, saw.records)
		require.Equal(p, want, saw.contents)
		require.IsIncreasing(p, saw.hashes)
	}},
	{"a snapshot of an empty place shows nothing", func(p *place) {
		saw := look(p)
		require.Empty(p, saw.documents)
		require.Empty(p, saw.records)
		require.Empty(p, saw.contents)
	}},
	{"a walk ends with the error that the walker gives", func(p *place) {
		p.chain("a", 3)
		p.putAll(record("x"), record("y"))
		for i := range 2 {
			_, err := p.Keep(p.ctx, fmt.Append(nil, i))
			require.NoError(p, err)
		}
		snapshot, err := p.Snapshot(p.ctx)
		require.NoError(p, err)
		enough := errors.New("enough")
		n := 0
		count := func() error { n++; return enough }
		require.ErrorIs(p, snapshot.Documents(p.ctx, func(store.Document) error { return count() }), enough)
		require.ErrorIs(p, snapshot.Records(p.ctx, func(store.Record) error { return count() }), enough)
		require.ErrorIs(p, snapshot.Contents(p.ctx, func(string, []byte) error { return count() }), enough)
		require.Equal(p, 3, n)
		require.NoError(p, snapshot.Close())
	}},
	{"while a snapshot is walked others write, and the walker may read", func(p *place) {
		docs := p.chain("a", 20)
		snapshot, err := p.Snapshot(p.ctx)
		require.NoError(p, err)
		last := docs[19]
		n := 0
		require.NoError(p, snapshot.Documents(p.ctx, func(d store.Document) error {
			n++
			if n > 20 {
				return nil
			}
			require.Equal(p, docs[n-1], d)
			last = p.next(last, "a", fmt.Sprint("more ", n), `{}`)
			require.NoError(p, p.Append(p.ctx, last))
			_, err := p.Keep(p.ctx, fmt.Append(nil, "content ", n))
			require.NoError(p, err)
			_, err = p.Last(p.ctx, "a")
			return err
		}))
		require.GreaterOrEqual(p, n, 20)
		require.NoError(p, snapshot.Close())
		require.Len(p, look(p).documents, 40)
	}},
	{"a document that a snapshot shows has its contents shown", func(p *place) {
		stop := make(chan struct{})
		done := make(chan error, 1)
		go func() { done <- keepAndRefer(p, stop) }()
		for seen := 0; seen < 50; {
			saw := look(p)
			seen = len(saw.documents)
			for _, d := range saw.documents {
				e, err := d.Open()
				require.NoError(p, err)
				require.Contains(p, saw.contents, e.Request, "of %s", d.ID())
			}
		}
		close(stop)
		require.NoError(p, <-done)
	}},
	{"what is asked after its time has run out ends at once and writes nothing", func(p *place) {
		over, cancel := context.WithCancel(p.ctx)
		cancel()
		d := p.next(store.Document{}, "a", "k", `{}`)
		for name, err := range map[string]error{
			"append": p.Append(over, d),
			"put":    p.Put(over, record("a")),
			"last":   second(p.Last(over, "a")),
			"list":   second(p.List(over, store.Query{Kind: "thing"})),
			"keep":   second(p.Keep(over, []byte("x"))),
			"ping":   p.Ping(over),
		} {
			require.ErrorIs(p, err, store.ErrUnavailable, name)
			require.ErrorIs(p, err, context.Canceled, name)
		}
		empty, err := p.Empty(p.ctx)
		require.NoError(p, err)
		require.True(p, empty)
	}},
}

func second[T any](_ T, err error) error { return err }

func notEmpty(p *place) {
	empty, err := p.Empty(p.ctx)
	require.NoError(p, err)
	require.False(p, empty)
}

// keepAndRefer keeps contents and appends a document that refers to each, until it is told to stop.
func keepAndRefer(p *place, stop chan struct{}) error {
	var last store.Document
	for n := 0; ; n++ {
		select {
		case <-stop:
			return nil
		default:
		}
		hash, err := p.Keep(p.ctx, fmt.Append(nil, "plan ", n))
		if err != nil {
			return err
		}
		last, err = store.Seal(store.Entry{
			Stream: fmt.Sprint("s", n%3), Sequence: int64(n/3 + 1), Previous: previous(n), Key: fmt.Sprint("k", n), Request: hash,
			RecordedAt: p.clock.Now(), Actor: "system", Events: []store.Event{Event(`{"plan":"` + hash + `"}`)},
		})
		if err != nil {
			return err
		}
		if err := p.Append(p.ctx, last); err != nil {
			return err
		}
	}
}

func previous(n int) string {
	if n < 3 {
		return ""
	}
	return store.Hash([]byte("not looked at here"))
}

// sight is what a snapshot shows.
type sight struct {
	documents []store.Document
	records   []store.Record
	contents  map[string]string
	hashes    []string
}

func look(p *place) sight {
	p.Helper()
	snapshot, err := p.Snapshot(p.ctx)
	require.NoError(p, err)
	saw := sight{contents: map[string]string{}}
	require.NoError(p, snapshot.Documents(p.ctx, func(d store.Document) error { saw.documents = append(saw.documents, d); return nil }))
	require.NoError(p, snapshot.Records(p.ctx, func(r store.Record) error { saw.records = append(saw.records, r); return nil }))
	require.NoError(p, snapshot.Contents(p.ctx, func(hash string, content []byte) error {
		saw.contents[hash] = string(content)
		saw.hashes = append(saw.hashes, hash)
		return nil
	}))
	require.NoError(p, snapshot.Close())
	return saw
}
