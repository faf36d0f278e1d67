package storetest

import (
	"fmt"
	"strings"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/store"
)

var logCases = []test{
	{"a document comes back as it was sealed", func(p *place) {
		d := p.next(store.Document{}, "project-1", "first", `{"name":"厂房 <&>  ","n":1}`)
		require.NoError(p, p.Append(p.ctx, d))
		last, err := p.Last(p.ctx, "project-1")
		require.NoError(p, err)
		require.Equal(p, d, last)
		require.Equal(p, store.Hash(last.Payload), last.Hash)
		e, err := last.Open()
		require.NoError(p, err)
		require.JSONEq(p, `{"name":"厂房 <&>  ","n":1}`, string(e.Events[0].Body))
	}},
	{"a document of some megabytes comes back too", func(p *place) {
		d := p.next(store.Document{}, "project-1", "first", `{"text":"`+strings.Repeat("项目", 500_000)+`"}`)
		require.NoError(p, p.Append(p.ctx, d))
		last, err := p.Last(p.ctx, "project-1")
		require.NoError(p, err)
		require.Equal(p, d.Hash, store.Hash(last.Payload))
	}},
	{"an empty stream has no last document", func(p *place) {
		_, err := p.Last(p.ctx, "nothing")
		require.ErrorIs(p, err, store.ErrNotFound)
		docs, err := p.Read(p.ctx, "nothing", 0, 10)
		require.NoError(p, err)
		require.Empty(p, docs)
	}},
	{"a sequence that is taken is refused and nothing changes", func(p *place) {
		docs := p.chain("project-1", 2)
		late := p.next(docs[0], "project-1", "late", `{"n":9}`)
		require.ErrorIs(p, p.Append(p.ctx, late, record("view")), store.ErrTaken)
		last, err := p.Last(p.ctx, "project-1")
		require.NoError(p, err)
		require.Equal(p, docs[1], last)
		_, err = p.Get(p.ctx, "thing", "view")
		require.ErrorIs(p, err, store.ErrNotFound, "its view is not written either")
	}},
	{"a sequence that leaves one out is refused", func(p *place) {
		docs := p.chain("project-1", 1)
		ahead := p.next(store.Document{Sequence: 2, Hash: docs[0].Hash}, "project-1", "ahead", `{}`)
		require.ErrorIs(p, p.Append(p.ctx, ahead), store.ErrGap)
		other := p.next(store.Document{Sequence: 1, Hash: docs[0].Hash}, "project-2", "ahead", `{}`)
		require.ErrorIs(p, p.Append(p.ctx, other), store.ErrGap, "in a stream without documents too")
	}},
	{"a key that was used gives the document it made", func(p *place) {
		docs := p.chain("project-1", 3)
		again := p.next(docs[2], "project-1", "key 2", `{"n":2}`)
		var repeated *store.RepeatedError
		require.ErrorAs(p, p.Append(p.ctx, again), &repeated)
		require.Equal(p, docs[1], repeated.Document)
		last, err := p.Last(p.ctx, "project-1")
		require.NoError(p, err)
		require.Equal(p, docs[2], last)
	}},
	{"a key that was used for the sequence that is taken is refused either way", func(p *place) {
		docs := p.chain("project-1", 1)
		err := p.Append(p.ctx, docs[0])
		var repeated *store.RepeatedError
		if !asRepeated(err, &repeated) {
			require.ErrorIs(p, err, store.ErrTaken)
		}
	}},
	{"a key is unique in its stream only", func(p *place) {
		a, b := p.chain("project-1", 1), p.chain("project-2", 1)
		found, err := p.Find(p.ctx, "project-1", "key 1")
		require.NoError(p, err)
		require.Equal(p, a[0], found)
		found, err = p.Find(p.ctx, "project-2", "key 1")
		require.NoError(p, err)
		require.Equal(p, b[0], found)
		_, err = p.Find(p.ctx, "project-1", "key 2")
		require.ErrorIs(p, err, store.ErrNotFound)
		_, err = p.Find(p.ctx, "project-3", "key 1")
		require.ErrorIs(p, err, store.ErrNotFound)
	}},
	{"keys that differ in case or in trailing spaces are different keys", func(p *place) {
		var last store.Document
		for _, key := range []string{"key", "Key", "key ", "KEY", "ké", "ke\u0301"} {
			last = p.next(last, "project-1", key, `{}`)
			require.NoError(p, p.Append(p.ctx, last), "%q", key)
		}
		require.EqualValues(p, 6, last.Sequence)
	}},
	{"a stream is read in order and in pieces", func(p *place) {
		docs := p.chain("project-1", 25)
		p.chain("project-10", 3)
		p.chain("project-1.a", 3)
		var read []store.Document
		for after := int64(0); ; after = read[len(read)-1].Sequence {
			piece, err := p.Read(p.ctx, "project-1", after, 10)
			require.NoError(p, err)
			if len(piece) == 0 {
				break
			}
			require.LessOrEqual(p, len(piece), 10)
			read = append(read, piece...)
		}
		require.Equal(p, docs, read)
	}},
	{"streams are given in the order of their names", func(p *place) {
		for _, stream := range []string{"b", "a", "c-1", "c", "B", "c.1"} {
			p.chain(stream, 2)
		}
		all, err := p.Streams(p.ctx, "", 100)
		require.NoError(p, err)
		require.Equal(p, []string{"B", "a", "b", "c", "c-1", "c.1"}, all)
		some, err := p.Streams(p.ctx, "a", 2)
		require.NoError(p, err)
		require.Equal(p, []string{"b", "c"}, some)
		none, err := p.Streams(p.ctx, "c.1", 2)
		require.NoError(p, err)
		require.Empty(p, none)
	}},
	{"the heads that changed since a time come in order of time and stream", func(p *place) {
		start := p.clock.Now()
		var want []store.Head
		for i, stream := range []string{"c", "b", "a"} {
			docs := p.chain(stream, i+1)
			want = append(want, docs[i].Head())
			p.clock.Move(time.Second)
		}
		d, e := p.chain("e", 1), p.chain("d", 1)
		want = append(want, e[0].Head(), d[0].Head())
		heads, err := p.Changed(p.ctx, start, 100)
		require.NoError(p, err)
		require.Equal(p, want, heads)
		heads, err = p.Changed(p.ctx, start.Add(time.Second), 2)
		require.NoError(p, err)
		require.Equal(p, want[1:3], heads, "the time itself counts, and no more than asked for are given")
		heads, err = p.Changed(p.ctx, start.Add(time.Hour), 2)
		require.NoError(p, err)
		require.Empty(p, heads)
	}},
	{"a stream to which more is appended moves on among the heads", func(p *place) {
		start := p.clock.Now()
		a := p.chain("a", 1)
		p.chain("b", 1)
		p.clock.Move(time.Second)
		d := p.next(a[0], "a", "more", `{}`)
		require.NoError(p, p.Append(p.ctx, d))
		heads, err := p.Changed(p.ctx, start, 100)
		require.NoError(p, err)
		require.Len(p, heads, 2)
		require.Equal(p, d.Head(), heads[1])
	}},
	{"views are written with the document", func(p *place) {
		d := p.next(store.Document{}, "project-1", "first", `{}`)
		one, two := record("one", "owner", "li"), record("two")
		require.NoError(p, p.Append(p.ctx, d, one, two))
		for _, want := range []store.Record{one, two} {
			got, err := p.Get(p.ctx, "thing", want.ID)
			require.NoError(p, err)
			require.Equal(p, want, got)
		}
	}},
	{"a view is written only over an older one", func(p *place) {
		newer := record("view")
		newer.Version, newer.Body = 7, []byte(`{"newer":true}`)
		wrote, err := p.Advance(p.ctx, newer)
		require.NoError(p, err)
		require.True(p, wrote)
		d := p.next(store.Document{}, "project-1", "first", `{}`)
		require.NoError(p, p.Append(p.ctx, d, record("view")), "the document is kept though its view is old")
		got, err := p.Get(p.ctx, "thing", "view")
		require.NoError(p, err)
		require.Equal(p, newer, got)
		_, err = p.Last(p.ctx, "project-1")
		require.NoError(p, err)
	}},
	{"a document with a view that nobody could keep is refused whole", func(p *place) {
		d := p.next(store.Document{}, "project-1", "first", `{}`)
		bad := record("view")
		bad.Kind = "No Kind"
		require.ErrorIs(p, p.Append(p.ctx, d, bad), store.ErrMalformed)
		_, err := p.Last(p.ctx, "project-1")
		require.ErrorIs(p, err, store.ErrNotFound)
	}},
	{"what cannot be sealed is said", func(p *place) {
		good := store.Entry{Stream: "s", Sequence: 1, Key: "k", Events: []store.Event{Event(`{}`)}}
		for name, spoil := range map[string]func(*store.Entry){
			"a stream with a slash":      func(e *store.Entry) { e.Stream = "a/b" },
			"no key":                     func(e *store.Entry) { e.Key = "" },
			"a key that is not UTF-8":    func(e *store.Entry) { e.Key = "\xff" },
			"no event":                   func(e *store.Entry) { e.Events = nil },
			"no document before":         func(e *store.Entry) { e.Sequence = 2 },
			"a body that is no JSON":     func(e *store.Entry) { e.Events = []store.Event{Event(`{`)} },
			"a type with a large letter": func(e *store.Entry) { e.Events[0].Type = "Bad" },
		} {
			e := good
			e.Events = []store.Event{Event(`{}`)}
			spoil(&e)
			_, err := store.Seal(e)
			require.Error(p, err, name)
		}
		_, err := store.Seal(good)
		require.NoError(p, err)
	}},
	{"sequences above nine keep their order", func(p *place) {
		docs := p.chain("project-1", 120)
		read, err := p.Read(p.ctx, "project-1", 98, 4)
		require.NoError(p, err)
		require.Equal(p, docs[98:102], read)
		require.Equal(p, fmt.Sprintf("project-1/%012d", 99), read[0].ID())
	}},
}
