package storetest

import (
	"strings"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/store"
)

var recordCases = []test{
	{"a record comes back as it was put", func(p *place) {
		want := store.Record{
			Kind: "thing", ID: "甲 1/2", Version: 1, Fields: map[string]string{"owner": "li", "state": "在办"}, Sort: "0001",
			Search: "标准厂房 a-1", Expires: p.clock.Now().Add(time.Hour), Body: []byte("{\"a\": 1,\n \"b\":\"“”\"}"),
		}
		require.NoError(p, p.Put(p.ctx, want))
		got, err := p.Get(p.ctx, "thing", "甲 1/2")
		require.NoError(p, err)
		require.Equal(p, want, got)
	}},
	{"a record with nothing but a key comes back so", func(p *place) {
		require.NoError(p, p.Put(p.ctx, store.Record{Kind: "thing", ID: "bare", Version: 1, Body: []byte("null")}))
		got, err := p.Get(p.ctx, "thing", "bare")
		require.NoError(p, err)
		require.Equal(p, store.Record{Kind: "thing", ID: "bare", Version: 1, Body: []byte("null")}, got)
	}},
	{"a record is found under its kind only", func(p *place) {
		p.putAll(record("a"))
		_, err := p.Get(p.ctx, "other", "a")
		require.ErrorIs(p, err, store.ErrNotFound)
		_, err = p.Get(p.ctx, "thing", "A")
		require.ErrorIs(p, err, store.ErrNotFound)
	}},
	{"a field with an empty value is not kept", func(p *place) {
		p.putAll(record("a", "owner", "", "state", "open"))
		got, err := p.Get(p.ctx, "thing", "a")
		require.NoError(p, err)
		require.Equal(p, map[string]string{"state": "open"}, got.Fields)
	}},
	{"a record is replaced by the next version only", func(p *place) {
		r := record("a", "owner", "li")
		for _, step := range []struct {
			name    string
			version int64
			taken   bool
		}{
			{"version 2 of none", 2, true},
			{"version 1 of none", 1, false},
			{"version 1 again", 1, true},
			{"version 3 over 1", 3, true},
			{"version 2 over 1", 2, false},
			{"version 2 again", 2, true},
			{"version 3 over 2", 3, false},
		} {
			r.Version = step.version
			err := p.Put(p.ctx, r)
			if step.taken {
				require.ErrorIs(p, err, store.ErrTaken, step.name)
				continue
			}
			require.NoError(p, err, step.name)
		}
		got, err := p.Get(p.ctx, "thing", "a")
		require.NoError(p, err)
		require.EqualValues(p, 3, got.Version)
	}},
	{"a replaced record is listed by what it says now", func(p *place) {
		p.putAll(record("a", "owner", "li", "state", "open"), record("b", "owner", "li", "state", "open"))
		r := record("a", "owner", "wang", "state", "open")
		r.Version, r.Sort, r.Search = 2, "z", "新 名字"
		require.NoError(p, p.Put(p.ctx, r))
		require.Equal(p, []string{"b"}, p.listed(store.Query{Where: map[string][]string{"owner": {"li"}}}))
		require.Equal(p, []string{"a"}, p.listed(store.Query{Where: map[string][]string{"owner": {"wang"}}}))
		require.Equal(p, []string{"a"}, p.listed(store.Query{Where: map[string][]string{"owner": {"wang"}, "state": {"open"}}}))
		require.Equal(p, []string{"b", "a"}, p.listed(store.Query{Where: map[string][]string{"state": {"open"}}}))
		require.Equal(p, []string{"b", "a"}, p.listed(store.Query{}))
		require.Equal(p, []string{"a"}, p.listed(store.Query{Search: "名字"}))
		require.Empty(p, p.listed(store.Query{Search: "a"}))
	}},
	{"a view advances to any later version and never back", func(p *place) {
		r := record("a")
		for _, step := range []struct {
			version int64
			wrote   bool
		}{{3, true}, {3, false}, {2, false}, {9, true}, {4, false}} {
			r.Version = step.version
			wrote, err := p.Advance(p.ctx, r)
			require.NoError(p, err)
			require.Equal(p, step.wrote, wrote, "version %d", step.version)
		}
		got, err := p.Get(p.ctx, "thing", "a")
		require.NoError(p, err)
		require.EqualValues(p, 9, got.Version)
	}},
	{"a record is deleted at the version named or at any", func(p *place) {
		p.putAll(record("a", "owner", "li", "state", "open"), record("b"))
		require.ErrorIs(p, p.Delete(p.ctx, "thing", "a", 2), store.ErrTaken)
		require.NoError(p, p.Delete(p.ctx, "thing", "a", 1))
		require.NoError(p, p.Delete(p.ctx, "thing", "b", 0))
		require.NoError(p, p.Delete(p.ctx, "thing", "b", 0), "what is not there may be deleted at any version")
		require.ErrorIs(p, p.Delete(p.ctx, "thing", "b", 1), store.ErrTaken)
		_, err := p.Get(p.ctx, "thing", "a")
		require.ErrorIs(p, err, store.ErrNotFound)
		require.Empty(p, p.listed(store.Query{}))
		require.Empty(p, p.listed(store.Query{Where: map[string][]string{"owner": {"li"}}}))
		require.Empty(p, p.listed(store.Query{Search: "a"}))
		p.putAll(record("a"))
	}},
	{"a record is there until it expires and gone from then on", func(p *place) {
		r := record("a", "owner", "li", "state", "open")
		r.Expires = p.clock.Now().Add(time.Minute)
		p.putAll(r, record("b", "owner", "li", "state", "open"))
		p.clock.Move(time.Minute - time.Microsecond)
		_, err := p.Get(p.ctx, "thing", "a")
		require.NoError(p, err)
		require.Equal(p, []string{"a", "b"}, p.listed(store.Query{}))
		p.clock.Move(time.Microsecond)
		_, err = p.Get(p.ctx, "thing", "a")
		require.ErrorIs(p, err, store.ErrNotFound)
		for _, q := range []store.Query{
			{}, {Where: map[string][]string{"owner": {"li"}}}, {Where: map[string][]string{"owner": {"li"}, "state": {"open"}}},
		} {
			q.Kind = "thing"
			require.Equal(p, []string{"b"}, p.listed(q))
			n, err := p.Count(p.ctx, q, 10)
			require.NoError(p, err)
			require.Equal(p, 1, n)
		}
		require.Empty(p, p.listed(store.Query{Search: "a"}))
	}},
	{"over a record that has expired a first version may be put", func(p *place) {
		r := record("a")
		r.Version = 1
		r.Expires = p.clock.Now().Add(time.Minute)
		p.putAll(r)
		p.clock.Move(time.Hour)
		r.Version, r.Expires = 2, p.clock.Now().Add(time.Minute)
		require.ErrorIs(p, p.Put(p.ctx, r), store.ErrTaken)
		r.Version = 1
		require.NoError(p, p.Put(p.ctx, r))
		got, err := p.Get(p.ctx, "thing", "a")
		require.NoError(p, err)
		require.Equal(p, r, got)
	}},
	{"sweeping removes what has expired and nothing else", func(p *place) {
		for i, id := range []string{"a", "b", "c"} {
			r := record(id, "owner", "li", "state", "open")
			r.Expires = p.clock.Now().Add(time.Duration(i+1) * time.Minute)
			p.putAll(r)
		}
		p.putAll(record("d"))
		n, err := p.Sweep(p.ctx, p.clock.Now().Add(2*time.Minute))
		require.NoError(p, err)
		require.Equal(p, 2, n)
		require.Equal(p, []string{"c", "d"}, p.listed(store.Query{}))
		n, err = p.Sweep(p.ctx, p.clock.Now().Add(2*time.Minute))
		require.NoError(p, err)
		require.Zero(p, n)
	}},
	{"a record that no engine could give back is refused", func(p *place) {
		for name, spoil := range map[string]func(*store.Record){
			"no kind":                func(r *store.Record) { r.Kind = "" },
			"no id":                  func(r *store.Record) { r.ID = "" },
			"an id too long":         func(r *store.Record) { r.ID = strings.Repeat("x", store.MaxName+1) },
			"an id that is no UTF-8": func(r *store.Record) { r.ID = "\xff" },
			"version 0":              func(r *store.Record) { r.Version = 0 },
			"a field with a dot":     func(r *store.Record) { r.Fields = map[string]string{"a.b": "c"} },
			"a field with a dollar":  func(r *store.Record) { r.Fields = map[string]string{"$a": "c"} },
		} {
			r := record("a")
			spoil(&r)
			require.ErrorIs(p, p.Put(p.ctx, r), store.ErrMalformed, name)
			_, err := p.Advance(p.ctx, r)
			require.ErrorIs(p, err, store.ErrMalformed, name)
		}
		r := record("a")
		r.Body = make([]byte, store.MaxBody+1)
		require.ErrorIs(p, p.Put(p.ctx, r), store.ErrTooLarge)
		require.Empty(p, p.listed(store.Query{}))
	}},
}
