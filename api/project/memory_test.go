package project_test

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"
	"time"

	"sevenlists/api/store"
)

// memory keeps everything in maps.
type memory struct {
	mu       sync.Mutex
	streams  map[string][]store.Document
	records  map[string]store.Record
	contents map[string][]byte
	gets     map[string]int // how often a content was read
}

func newMemory() *memory {
	return &memory{streams: map[string][]store.Document{}, records: map[string]store.Record{}, contents: map[string][]byte{}, gets: map[string]int{}}
}

func (m *memory) Append(_ context.Context, d store.Document, views ...store.Record) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, old := range m.streams[d.Stream] {
		if old.Key == d.Key {
			return &store.RepeatedError{Document: old}
		}
	}
	if int64(len(m.streams[d.Stream]))+1 != d.Sequence {
		return store.ErrTaken
	}
	m.streams[d.Stream] = append(m.streams[d.Stream], d)
	for _, v := range views {
		if m.records[v.Kind+"/"+v.ID].Version < v.Version {
			m.records[v.Kind+"/"+v.ID] = v
		}
	}
	return nil
}

func (m *memory) Read(_ context.Context, stream string, after int64, limit int) ([]store.Document, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	all := m.streams[stream]
	after = min(after, int64(len(all)))
	return slices.Clone(all[after:min(int64(len(all)), after+int64(limit))]), nil
}

func (m *memory) Last(_ context.Context, stream string) (store.Document, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	all := m.streams[stream]
	if len(all) == 0 {
		return store.Document{}, store.ErrNotFound
	}
	return all[len(all)-1], nil
}

func (m *memory) Find(_ context.Context, stream, key string) (store.Document, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, d := range m.streams[stream] {
		if d.Key == key {
			return d, nil
		}
	}
	return store.Document{}, store.ErrNotFound
}

func (m *memory) Changed(_ context.Context, since time.Time, limit int) ([]store.Head, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var heads []store.Head
	for _, all := range m.streams {
		if last := all[len(all)-1]; !last.RecordedAt.Before(since) {
			heads = append(heads, last.Head())
		}
	}
	slices.SortFunc(heads, func(a, b store.Head) int {
		return cmp.Or(a.RecordedAt.Compare(b.RecordedAt), strings.Compare(a.Stream, b.Stream))
	})
	return heads[:min(limit, len(heads))], nil
}

func (m *memory) Streams(_ context.Context, after string, limit int) ([]string, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var names []string
	for name := range m.streams {
		if name > after {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names[:min(limit, len(names))], nil
}

func (m *memory) Get(_ context.Context, kind, id string) (store.Record, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	r, ok := m.records[kind+"/"+id]
	if !ok {
		return r, store.ErrNotFound
	}
	return r, nil
}

func (m *memory) Put(_ context.Context, r store.Record) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.records[r.Kind+"/"+r.ID].Version != r.Version-1 {
		return store.ErrTaken
	}
	m.records[r.Kind+"/"+r.ID] = r
	return nil
}

func (m *memory) Advance(_ context.Context, r store.Record) (bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.records[r.Kind+"/"+r.ID].Version >= r.Version {
		return false, nil
	}
	m.records[r.Kind+"/"+r.ID] = r
	return true, nil
}

func (m *memory) Delete(_ context.Context, kind, id string, version int64) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if r, ok := m.records[kind+"/"+id]; ok && version != 0 && r.Version != version {
		return store.ErrTaken
	}
	delete(m.records, kind+"/"+id)
	return nil
}

func (m *memory) List(_ context.Context, q store.Query) ([]store.Record, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	order := func(a, b store.Record) int {
		c := cmp.Or(strings.Compare(a.Sort, b.Sort), strings.Compare(a.ID, b.ID))
		if q.Reverse {
			return -c
		}
		return c
	}
	var found []store.Record
	for _, r := range m.records {
		past := q.After == store.Cursor{} || order(r, store.Record{Sort: q.After.Sort, ID: q.After.ID}) > 0
		if r.Kind == q.Kind && past && agrees(r, q) {
			found = append(found, r)
		}
	}
	slices.SortFunc(found, order)
	return found[:min(len(found), cmp.Or(q.Limit, 100))], nil
}

func agrees(r store.Record, q store.Query) bool {
	for field, values := range q.Where {
		if !slices.Contains(values, r.Fields[field]) {
			return false
		}
	}
	for _, word := range strings.Fields(q.Search) {
		if !strings.Contains(r.Search, word) {
			return false
		}
	}
	return true
}

func (m *memory) Count(ctx context.Context, q store.Query, limit int) (int, error) {
	q.Limit = limit
	all, err := m.List(ctx, q)
	return len(all), err
}

func (m *memory) Sweep(_ context.Context, now time.Time) (int, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	n := 0
	for key, r := range m.records {
		if !r.Expires.IsZero() && !now.Before(r.Expires) {
			delete(m.records, key)
			n++
		}
	}
	return n, nil
}

func (m *memory) Keep(_ context.Context, content []byte) (string, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	hash := store.Hash(content)
	m.contents[hash] = slices.Clone(content)
	return hash, nil
}

func (m *memory) Content(_ context.Context, hash string) ([]byte, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.gets[hash]++
	content, ok := m.contents[hash]
	if !ok {
		return nil, store.ErrNotFound
	}
	return content, nil
}

func (m *memory) Snapshot(context.Context) (store.Snapshot, error) { return nil, store.ErrUnavailable }
func (m *memory) Ping(context.Context) error                       { return nil }
func (m *memory) Empty(context.Context) (bool, error)              { return len(m.streams) == 0, nil }
func (m *memory) Engine() string                                   { return "memory" }
func (m *memory) Close() error                                     { return nil }

// reads counts the contents that were read.
func (m *memory) reads() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	n := 0
	for _, times := range m.gets {
		n += times
	}
	return n
}
