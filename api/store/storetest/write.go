package storetest

import (
	"context"
	"errors"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/store"
	"sevenlists/planner/fault"
)

func asRepeated(err error, target **store.RepeatedError) bool { return errors.As(err, target) }

// happens decides on one event.
func happens(body string) store.Decide {
	return func(context.Context, store.Document) (store.Decision, error) {
		return store.Decision{Events: []store.Event{Event(body)}}, nil
	}
}

var writeCases = []test{
	{"a request that is repeated gets the first answer and decides nothing", func(p *place) {
		asked := store.Asked{Stream: "s", Key: "k", Content: "one", Actor: "li"}
		first, repeated, err := store.Write(p.ctx, p, p.clock.Now, asked, happens(`{"n":1}`))
		require.NoError(p, err)
		require.False(p, repeated)
		again, repeated, err := store.Write(p.ctx, p, p.clock.Now, asked, func(context.Context, store.Document) (store.Decision, error) {
			return store.Decision{}, errors.New("a repeated request must not be decided again")
		})
		require.NoError(p, err)
		require.True(p, repeated)
		require.Equal(p, first, again)
	}},
	{"the same key with another content is refused", func(p *place) {
		asked := store.Asked{Stream: "s", Key: "k", Content: "one", Actor: "li"}
		_, _, err := store.Write(p.ctx, p, p.clock.Now, asked, happens(`{"n":1}`))
		require.NoError(p, err)
		asked.Content = "two"
		_, _, err = store.Write(p.ctx, p, p.clock.Now, asked, happens(`{"n":2}`))
		var f *fault.Error
		require.ErrorAs(p, err, &f)
		require.Equal(p, "store.key.reused", f.Code)
		require.Len(p, wholeChain(p, "s"), 1)
	}},
	{"what a decision refuses is not written", func(p *place) {
		no := errors.New("no")
		_, _, err := store.Write(p.ctx, p, p.clock.Now, store.Asked{Stream: "s", Key: "k"}, func(context.Context, store.Document) (store.Decision, error) {
			return store.Decision{}, no
		})
		require.ErrorIs(p, err, no)
		_, err = p.Last(p.ctx, "s")
		require.ErrorIs(p, err, store.ErrNotFound)
	}},
	{"a request that is refused because it was done in between gets the first answer", func(p *place) {
		asked := store.Asked{Stream: "s", Key: "k", Content: store.Hash([]byte(`{"n":1}`))}
		d, repeated, err := store.Write(p.ctx, p, p.clock.Now, asked, func(ctx context.Context, last store.Document) (store.Decision, error) {
			require.NoError(p, p.Append(ctx, p.next(last, "s", "k", `{"n":1}`)))
			return store.Decision{}, errors.New("it is there already")
		})
		require.NoError(p, err)
		require.True(p, repeated)
		require.Equal(p, wholeChain(p, "s"), []store.Document{d})
	}},
	{"a writer who is overtaken decides again over the new end", func(p *place) {
		var saw []int64
		d, _, err := store.Write(p.ctx, p, p.clock.Now, store.Asked{Stream: "s", Key: "slow"}, func(ctx context.Context, last store.Document) (store.Decision, error) {
			saw = append(saw, last.Sequence)
			if len(saw) < 4 {
				require.NoError(p, p.Append(ctx, p.next(last, "s", "fast "+last.Hash, `{}`)))
			}
			return store.Decision{Events: []store.Event{Event(`{}`)}}, nil
		})
		require.NoError(p, err)
		require.Equal(p, []int64{0, 1, 2, 3}, saw)
		require.EqualValues(p, 4, d.Sequence)
		wholeChain(p, "s")
	}},
	{"a writer who is always overtaken gives up and says so", func(p *place) {
		n := 0
		_, _, err := store.Write(p.ctx, p, p.clock.Now, store.Asked{Stream: "s", Key: "slow"}, func(ctx context.Context, last store.Document) (store.Decision, error) {
			n++
			require.NoError(p, p.Append(ctx, p.next(last, "s", "fast "+last.Hash, `{}`)))
			return store.Decision{Events: []store.Event{Event(`{}`)}}, nil
		})
		require.ErrorIs(p, err, store.ErrTaken)
		require.Less(p, n, 200)
	}},
	{"a clock that is set back does not order a log against its sequence", func(p *place) {
		first, _, err := store.Write(p.ctx, p, p.clock.Now, store.Asked{Stream: "s", Key: "a"}, happens(`{}`))
		require.NoError(p, err)
		p.clock.Move(-time.Hour)
		second, _, err := store.Write(p.ctx, p, p.clock.Now, store.Asked{Stream: "s", Key: "b"}, happens(`{}`))
		require.NoError(p, err)
		require.Equal(p, first.RecordedAt, second.RecordedAt)
	}},
}
